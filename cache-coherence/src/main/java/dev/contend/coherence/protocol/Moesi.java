package dev.contend.coherence.protocol;

import static dev.contend.coherence.protocol.LineEvent.EVICT;
import static dev.contend.coherence.protocol.LineEvent.FORWARDED_GETM;
import static dev.contend.coherence.protocol.LineEvent.FORWARDED_GETS;
import static dev.contend.coherence.protocol.LineEvent.INV;
import static dev.contend.coherence.protocol.LineEvent.LOAD;
import static dev.contend.coherence.protocol.LineEvent.STORE;
import static dev.contend.coherence.protocol.LineState.EXCLUSIVE;
import static dev.contend.coherence.protocol.LineState.INVALID;
import static dev.contend.coherence.protocol.LineState.MODIFIED;
import static dev.contend.coherence.protocol.LineState.OWNED;
import static dev.contend.coherence.protocol.LineState.SHARED;

import dev.contend.coherence.protocol.Reaction.Action;

/**
 * MOESI: a cache that is read from keeps its dirty data, Owned, and goes on answering for it, so
 * that memory need not be written.
 *
 * <p>Source: Sweazey and Smith, "A Class of Compatible Cache Consistency Protocols and their
 * Support by the IEEE Futurebus", ISCA 1986; AMD64 Architecture Programmer's Manual, volume 2, the
 * section on the MOESI protocol. Departures: as {@link Mesi}.
 */
final class Moesi {
  static final ProtocolTable TABLE =
      ProtocolTable.over(MODIFIED, OWNED, EXCLUSIVE, SHARED, INVALID)
          .on(INVALID, LOAD, Action.ISSUE_GETS, SHARED, EXCLUSIVE)
          .on(INVALID, STORE, Action.ISSUE_GETM, MODIFIED)
          .on(INVALID, INV, Action.ACK_INV, INVALID)
          .impossible(INVALID, EVICT, FORWARDED_GETS, FORWARDED_GETM)
          .on(SHARED, LOAD, Action.HIT, SHARED)
          .on(SHARED, STORE, Action.ISSUE_GETM, MODIFIED)
          .on(SHARED, EVICT, Action.DROP, INVALID)
          .on(SHARED, INV, Action.ACK_INV, INVALID)
          .impossible(SHARED, FORWARDED_GETS, FORWARDED_GETM)
          .on(EXCLUSIVE, LOAD, Action.HIT, EXCLUSIVE)
          .on(EXCLUSIVE, STORE, Action.HIT, MODIFIED)
          .on(EXCLUSIVE, EVICT, Action.DROP, INVALID)
          .on(EXCLUSIVE, FORWARDED_GETS, Action.SEND_DATA, SHARED)
          .on(EXCLUSIVE, FORWARDED_GETM, Action.SEND_DATA, INVALID)
          .on(EXCLUSIVE, INV, Action.ACK_INV, INVALID)
          .on(OWNED, LOAD, Action.HIT, OWNED)
          .on(OWNED, STORE, Action.ISSUE_GETM, MODIFIED)
          .on(OWNED, EVICT, Action.WRITE_BACK, INVALID)
          .on(OWNED, FORWARDED_GETS, Action.SEND_DATA, OWNED)
          .on(OWNED, FORWARDED_GETM, Action.SEND_DATA, INVALID)
          .on(OWNED, INV, Action.WRITE_BACK, INVALID)
          .on(MODIFIED, LOAD, Action.HIT, MODIFIED)
          .on(MODIFIED, STORE, Action.HIT, MODIFIED)
          .on(MODIFIED, EVICT, Action.WRITE_BACK, INVALID)
          .on(MODIFIED, FORWARDED_GETS, Action.SEND_DATA, OWNED)
          .on(MODIFIED, FORWARDED_GETM, Action.SEND_DATA, INVALID)
          .on(MODIFIED, INV, Action.WRITE_BACK, INVALID)
          .build();

  private Moesi() {}
}
