package dev.contend.coherence.protocol;

import static dev.contend.coherence.protocol.LineEvent.EVICT;
import static dev.contend.coherence.protocol.LineEvent.FORWARDED_GETM;
import static dev.contend.coherence.protocol.LineEvent.FORWARDED_GETS;
import static dev.contend.coherence.protocol.LineEvent.INV;
import static dev.contend.coherence.protocol.LineEvent.LOAD;
import static dev.contend.coherence.protocol.LineEvent.STORE;
import static dev.contend.coherence.protocol.LineState.EXCLUSIVE;
import static dev.contend.coherence.protocol.LineState.FORWARD;
import static dev.contend.coherence.protocol.LineState.INVALID;
import static dev.contend.coherence.protocol.LineState.MODIFIED;
import static dev.contend.coherence.protocol.LineState.SHARED;

import dev.contend.coherence.protocol.Reaction.Action;

/**
 * MESIF: MESI with one of the sharers, the latest reader, answering for all.
 *
 * <p>Source: Goodman and Hum, "MESIF: A Two-Hop Cache Coherency Protocol for Point-to-Point
 * Interconnects", University of Auckland, 2009; Intel's QuickPath. Departures: as {@link Mesi}; a
 * Forward copy may be evicted silently, after which memory answers.
 */
final class Mesif {
  static final ProtocolTable TABLE =
      ProtocolTable.over(MODIFIED, EXCLUSIVE, FORWARD, SHARED, INVALID)
          .on(INVALID, LOAD, Action.ISSUE_GETS, FORWARD, EXCLUSIVE)
          .on(INVALID, STORE, Action.ISSUE_GETM, MODIFIED)
          .on(INVALID, INV, Action.ACK_INV, INVALID)
          .impossible(INVALID, EVICT, FORWARDED_GETS, FORWARDED_GETM)
          .on(SHARED, LOAD, Action.HIT, SHARED)
          .on(SHARED, STORE, Action.ISSUE_GETM, MODIFIED)
          .on(SHARED, EVICT, Action.DROP, INVALID)
          .on(SHARED, INV, Action.ACK_INV, INVALID)
          .impossible(SHARED, FORWARDED_GETS, FORWARDED_GETM)
          .on(FORWARD, LOAD, Action.HIT, FORWARD)
          .on(FORWARD, STORE, Action.ISSUE_GETM, MODIFIED)
          .on(FORWARD, EVICT, Action.DROP, INVALID)
          .on(FORWARD, FORWARDED_GETS, Action.SEND_DATA, SHARED)
          .on(FORWARD, FORWARDED_GETM, Action.SEND_DATA, INVALID)
          .on(FORWARD, INV, Action.ACK_INV, INVALID)
          .on(EXCLUSIVE, LOAD, Action.HIT, EXCLUSIVE)
          .on(EXCLUSIVE, STORE, Action.HIT, MODIFIED)
          .on(EXCLUSIVE, EVICT, Action.DROP, INVALID)
          .on(EXCLUSIVE, FORWARDED_GETS, Action.SEND_DATA, SHARED)
          .on(EXCLUSIVE, FORWARDED_GETM, Action.SEND_DATA, INVALID)
          .on(EXCLUSIVE, INV, Action.ACK_INV, INVALID)
          .on(MODIFIED, LOAD, Action.HIT, MODIFIED)
          .on(MODIFIED, STORE, Action.HIT, MODIFIED)
          .on(MODIFIED, EVICT, Action.WRITE_BACK, INVALID)
          .on(MODIFIED, FORWARDED_GETS, Action.SEND_DATA_AND_WRITE_BACK, SHARED)
          .on(MODIFIED, FORWARDED_GETM, Action.SEND_DATA, INVALID)
          .on(MODIFIED, INV, Action.WRITE_BACK, INVALID)
          .build();

  private Mesif() {}
}
