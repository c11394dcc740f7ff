package dev.contend.coherence.protocol;

import static dev.contend.coherence.protocol.LineEvent.EVICT;
import static dev.contend.coherence.protocol.LineEvent.FORWARDED_GETM;
import static dev.contend.coherence.protocol.LineEvent.FORWARDED_GETS;
import static dev.contend.coherence.protocol.LineEvent.INV;
import static dev.contend.coherence.protocol.LineEvent.LOAD;
import static dev.contend.coherence.protocol.LineEvent.STORE;
import static dev.contend.coherence.protocol.LineState.INVALID;
import static dev.contend.coherence.protocol.LineState.MODIFIED;
import static dev.contend.coherence.protocol.LineState.SHARED;

import dev.contend.coherence.protocol.Reaction.Action;

/**
 * MSI: a reader gets the line Shared even if it is alone, so that its first store needs a message.
 *
 * <p>Source: Nagarajan, Sorin, Hill and Wood, <i>A Primer on Memory Consistency and Cache
 * Coherence</i>, second edition, the chapter on directory protocols. Departures: as {@link Mesi}.
 */
final class Msi {
  static final ProtocolTable TABLE =
      ProtocolTable.over(MODIFIED, SHARED, INVALID)
          .on(INVALID, LOAD, Action.ISSUE_GETS, SHARED)
          .on(INVALID, STORE, Action.ISSUE_GETM, MODIFIED)
          .on(INVALID, INV, Action.ACK_INV, INVALID)
          .impossible(INVALID, EVICT, FORWARDED_GETS, FORWARDED_GETM)
          .on(SHARED, LOAD, Action.HIT, SHARED)
          .on(SHARED, STORE, Action.ISSUE_GETM, MODIFIED)
          .on(SHARED, EVICT, Action.DROP, INVALID)
          .on(SHARED, INV, Action.ACK_INV, INVALID)
          .impossible(SHARED, FORWARDED_GETS, FORWARDED_GETM)
          .on(MODIFIED, LOAD, Action.HIT, MODIFIED)
          .on(MODIFIED, STORE, Action.HIT, MODIFIED)
          .on(MODIFIED, EVICT, Action.WRITE_BACK, INVALID)
          .on(MODIFIED, FORWARDED_GETS, Action.SEND_DATA_AND_WRITE_BACK, SHARED)
          .on(MODIFIED, FORWARDED_GETM, Action.SEND_DATA, INVALID)
          .on(MODIFIED, INV, Action.WRITE_BACK, INVALID)
          .build();

  private Msi() {}
}
