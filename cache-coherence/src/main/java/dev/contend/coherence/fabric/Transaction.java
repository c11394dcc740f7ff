package dev.contend.coherence.fabric;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import org.jspecify.annotations.Nullable;

/**
 * The one access that a hardware thread may have in flight with the events of its legs, or the line
 * that it watches.
 */
final class Transaction {
  final int core;
  final ModelEvent arriveAtHome;
  final ModelEvent snoopArrives;
  final ModelEvent granted;
  final ModelEvent done;

  private @Nullable CacheLine line;
  private MemoryPort.@Nullable Client client;
  private @Nullable CacheLine watched;
  private MemoryPort.@Nullable Watcher watcher;
  AccessKind kind = AccessKind.LOAD;

  /** Where it is on its way. */
  Leg leg = Leg.REQUEST;

  /** The number of what the access is about. */
  int subject;

  /** Whether the home has asked an owner for the data. */
  boolean supplied;

  /** The core that was asked for the data, if a trace is told of it; else below 0. */
  int supplier = -1;

  /** When that was. */
  long askedAtPs;

  /** Whether it is performed at the home. */
  boolean far;

  /** Whether its client waits to be told of the end. */
  private boolean isAwaited = true;

  /** Whether it is a read under way beside others. */
  boolean overlapping;

  /** From the snoop's arrival until the data is at the requester, set when it is sent. */
  long afterSnoopPs;

  Transaction(SimKernel kernel, int core, HomeAgent homes) {
    this.core = core;
    arriveAtHome =
        new EndOfLeg(kernel, EventOrder.ARRIVAL, "a request's arrival") {
          @Override
          public void actions() {
            homes.ended(Transaction.this, Leg.REQUEST);
          }
        };
    snoopArrives =
        new EndOfLeg(kernel, EventOrder.ARRIVAL, "a snoop's arrival") {
          @Override
          public void actions() {
            homes.ended(Transaction.this, Leg.SNOOP);
          }
        };
    granted =
        new EndOfLeg(kernel, EventOrder.ARRIVAL, "a line's arrival") {
          @Override
          public void actions() {
            homes.ended(Transaction.this, Leg.DATA);
          }
        };
    done =
        new EndOfLeg(kernel, EventOrder.COMPLETION, "the end of an access") {
          @Override
          public void actions() {
            finish();
          }
        };
  }

  /** The parts of an access, in their order. */
  enum Leg {
    /** On the way to the home. */
    REQUEST,
    /** In the line's queue there. */
    QUEUE,
    /** Until the owner and the sharers have been told. */
    SNOOP,
    /** Until the line is at the requester, or the operation is performed at the home. */
    DATA,
    /** Until the requester can go on. */
    OPERATION
  }

  /** The end of one leg of the access; each has a class of its own, which is called directly. */
  private abstract class EndOfLeg extends ModelEvent {
    private final String name;

    EndOfLeg(SimKernel kernel, EventOrder order, String name) {
      super(kernel, order);
      this.name = name;
    }

    @Override
    public final String toString() {
      return name + ", core " + core;
    }
  }

  void begin(CacheLine line, AccessKind kind, MemoryPort.Client client) {
    if (this.client != null) {
      throw new IllegalStateException("core " + core + " has an access in flight already");
    }
    this.line = line;
    this.kind = kind;
    this.client = client;
    subject = client.subject();
    far = false;
    supplier = -1;
    overlapping = false;
  }

  CacheLine line() {
    if (line == null) {
      throw new IllegalStateException("core " + core + " has no access in flight");
    }
    return line;
  }

  void watch(CacheLine line, MemoryPort.Watcher told) {
    watched = line;
    watcher = told;
    line.watchers.add(this);
  }

  void unwatch() {
    if (watched != null) {
      watched.watchers.remove(this);
    }
    watched = null;
    watcher = null;
  }

  /** The watch ends with a change, which can be seen after a time. */
  void watchedChanges(long inPs) {
    MemoryPort.Watcher told = watcher;
    unwatch();
    if (told != null) {
      told.lineChanges(inPs);
    }
  }

  /**
   * Goes through all legs in one go, if nothing else can happen on the way; returns whether it is
   * done, of which its client is not told.
   */
  boolean finishesAtOnce(SimKernel kernel) {
    if (!arriveAtHome.isPending() || !mayGoOn() || !kernel.tryBegin(arriveAtHome)) {
      return false;
    }
    isAwaited = false;
    arriveAtHome.actions();
    isAwaited = true;
    return client == null;
  }

  /**
   * Whether it is worth a try to do without an event: not if others wait for the line, since then
   * much happens.
   */
  boolean mayGoOn() {
    return line == null || line.queue.isEmpty();
  }

  /** Goes on with a leg that takes a time, which is returned. */
  long next(Leg leg, long ps) {
    this.leg = leg;
    return ps;
  }

  /** The event at the end of the leg that it is in. */
  ModelEvent endOfLeg() {
    return switch (leg) {
      case REQUEST, QUEUE -> arriveAtHome;
      case SNOOP -> snoopArrives;
      case DATA -> granted;
      case OPERATION -> done;
    };
  }

  void finish() {
    MemoryPort.Client waiting = client;
    client = null;
    line = null;
    if (waiting != null && isAwaited) {
      waiting.accessDone();
    }
  }
}
