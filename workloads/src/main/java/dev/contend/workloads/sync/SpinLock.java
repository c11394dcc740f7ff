package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;

/**
 * A word that is 0 or 1 and taken by an exchange: test-and-set, and test-and-test-and-set with four
 * ways to wait. Unfair: whoever exchanges first has it.
 *
 * <p>Source: Anderson, <i>The Performance of Spin Lock Alternatives for Shared-Memory
 * Multiprocessors</i>, IEEE TPDS 1(1), 1990. Departure: a thread stalls on the store that frees the
 * lock, as on any store here.
 */
final class SpinLock implements Lock {
  private static final int MOST_PAUSES = 64;

  private final Platform platform;
  private final Waiting waiting;
  private final Word taken;

  SpinLock(Platform platform, Waiting waiting) {
    this.platform = platform;
    this.waiting = waiting;
    taken = platform.word();
  }

  @Override
  public Use use() {
    return new Use(new Acquire(), new Release());
  }

  /** What a thread does between two looks at a lock that is taken. */
  enum Waiting {
    /** Nothing, and it does not look: it exchanges until that succeeds. */
    EXCHANGE,
    /** Nothing. */
    SPIN,
    /** One pause. */
    PAUSE,
    /** Pauses, twice as many after each exchange that fails. */
    BACK_OFF,
    /** It lets other threads have the hardware thread. */
    YIELD
  }

  private final class Acquire extends Routine {
    private static final int BEGIN = 0;
    private static final int LOOK = 1;
    private static final int LOOKED = 2;
    private static final int EXCHANGED = 3;

    private final Pausing pausing = new Pausing(platform, taken);
    private int pauses;

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          pauses = 1;
          state = waiting == Waiting.EXCHANGE ? EXCHANGED : LOOKED;
          return waiting == Waiting.EXCHANGE ? taken.atomic(thread) : taken.load(thread);
        case LOOK:
          state = LOOKED;
          return taken.look(thread);
        case LOOKED:
          if (taken.value == 0) {
            state = EXCHANGED;
            return taken.atomic(thread);
          }
          state = LOOK;
          return pass(thread);
        default:
          if (taken.value == 0) {
            taken.value = 1;
            return Step.DONE;
          }
          return again(thread);
      }
    }

    /** The time until the next look. */
    private Step pass(SimThread thread) {
      return switch (waiting) {
        case YIELD -> thread.yieldCpu(Cause.LOCK_SPIN.id());
        case PAUSE, BACK_OFF -> thread.call(pausing);
        case EXCHANGE, SPIN -> taken.spin(thread);
      };
    }

    /** Another thread was faster. */
    private Step again(SimThread thread) {
      if (waiting == Waiting.EXCHANGE) {
        return taken.atomic(thread);
      }
      state = LOOK;
      if (waiting != Waiting.BACK_OFF) {
        return Step.AGAIN;
      }
      long backOffPs = Math.max(1, platform.pausePs()) * pauses;
      pauses = Math.min(MOST_PAUSES, 2 * pauses);
      return thread.still().compute(backOffPs, Cause.LOCK_SPIN.id());
    }
  }

  private final class Release extends Routine {
    @Override
    protected Step step(SimThread thread) {
      if (state == 0) {
        state = 1;
        return taken.store(thread);
      }
      taken.value = 0;
      return Step.DONE;
    }
  }
}
