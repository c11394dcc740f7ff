package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.SubjectKind;

/**
 * A place that a number of threads leave together, again and again: a count of arrivals, and a
 * sense that the last to arrive reverses.
 *
 * <p>Source: Mellor-Crummey and Scott, <i>Algorithms for Scalable Synchronization on Shared-Memory
 * Multiprocessors</i>, ACM TOCS 9(1), 1991, figure 7.
 */
public final class Barrier {
  private final Platform platform;
  private final int threads;
  private final Waiting waiting;
  private final Word arrived;
  private final Word sense;
  private final Futex futex;

  /**
   * @param threads how many leave together
   */
  public Barrier(Platform platform, String name, int threads, Waiting waiting) {
    this.platform = platform;
    this.threads = threads;
    this.waiting = waiting;
    arrived = platform.word(SubjectKind.LINE, name);
    sense = platform.word(SubjectKind.LINE, name);
    futex = new Futex(name, sense.address);
  }

  /** Arrives and waits for the others; a routine for one thread, which must use no other. */
  public Routine arrive() {
    return new Arrive();
  }

  /** How threads wait. */
  public enum Waiting {
    /** Looking at the sense. */
    SPIN,
    /** Asleep. */
    SLEEP
  }

  private final class Arrive extends Routine {
    private static final int BEGIN = 0;
    private static final int COUNTED = 1;
    private static final int REVERSED = 2;
    private static final int LOOK = 3;
    private static final int LOOKED = 4;
    private static final int WOKE = 5;

    private long mySense;
    private final FutexWait sleep = new FutexWait(platform, futex, () -> sense.value != mySense);
    private final FutexWake wake = new FutexWake(platform, futex, Integer.MAX_VALUE);

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          mySense = 1 - mySense;
          state = COUNTED;
          return arrived.atomic(thread);
        case COUNTED:
          arrived.value++;
          if (arrived.value == threads) {
            arrived.value = 0;
            state = REVERSED;
            return sense.store(thread);
          }
          state = LOOK;
          return Step.AGAIN;
        case REVERSED:
          sense.value = mySense;
          state = WOKE;
          return waiting == Waiting.SLEEP ? thread.call(wake) : Step.DONE;
        case LOOK:
          state = LOOKED;
          return sense.look(thread);
        case LOOKED:
          if (sense.value == mySense) {
            return Step.DONE;
          }
          state = LOOK;
          return waiting == Waiting.SLEEP ? thread.call(sleep) : sense.spin(thread);
        default:
          return Step.DONE;
      }
    }
  }
}
