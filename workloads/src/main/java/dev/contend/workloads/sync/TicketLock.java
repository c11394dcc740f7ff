package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;

/**
 * Two counters on one line: each thread draws a ticket and waits until it is served. First come,
 * first served.
 *
 * <p>Source: Mellor-Crummey and Scott, <i>Algorithms for Scalable Synchronization on Shared-Memory
 * Multiprocessors</i>, ACM TOCS 9(1), 1991.
 */
final class TicketLock implements Lock {
  private final Platform platform;
  private final Waiting waiting;
  private final Word drawn;
  private final Word served;

  TicketLock(Platform platform, Waiting waiting) {
    this.platform = platform;
    this.waiting = waiting;
    drawn = platform.word();
    served = drawn.beside();
  }

  @Override
  public Use use() {
    return new Use(new Acquire(), new Release());
  }

  /** What a thread does between two looks at the ticket that is served. */
  enum Waiting {
    /** Nothing. */
    SPIN,
    /** One pause. */
    PAUSE,
    /** It lets other threads have the hardware thread. */
    YIELD
  }

  private final class Acquire extends Routine {
    private static final int DRAW = 0;
    private static final int DRAWN = 1;
    private static final int LOOK = 2;
    private static final int LOOKED = 3;

    private final Pausing pausing = new Pausing(platform, served);
    private long ticket;

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case DRAW:
          state = DRAWN;
          return drawn.atomic(thread);
        case DRAWN:
          ticket = drawn.value++;
          state = LOOKED;
          return served.load(thread);
        case LOOK:
          state = LOOKED;
          return served.look(thread);
        default:
          if (served.value == ticket) {
            return Step.DONE;
          }
          state = LOOK;
          return pass(thread);
      }
    }

    private Step pass(SimThread thread) {
      return switch (waiting) {
        case SPIN -> served.spin(thread);
        case PAUSE -> thread.call(pausing);
        case YIELD -> thread.yieldCpu(Cause.LOCK_SPIN.id());
      };
    }
  }

  private final class Release extends Routine {
    @Override
    protected Step step(SimThread thread) {
      if (state == 0) {
        state = 1;
        return served.load(thread);
      }
      if (state == 1) {
        state = 2;
        return served.store(thread);
      }
      served.value++;
      return Step.DONE;
    }
  }
}
