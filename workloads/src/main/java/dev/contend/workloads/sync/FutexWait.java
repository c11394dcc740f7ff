package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import java.util.function.BooleanSupplier;

/**
 * The system call that puts a thread to sleep if what it waits for has not happened.
 *
 * <p>The kernel looks at the word halfway through the call, under the lock of the futex's queue; if
 * it has changed meanwhile, the call returns.
 */
final class FutexWait extends Routine {
  /** No limit. */
  static final long FOREVER = Long.MAX_VALUE;

  private final Platform platform;
  private final Futex futex;
  private final BooleanSupplier stillToWait;
  private long atMostPs = FOREVER;
  private boolean timedOut;
  private int cause = Cause.LOCK_PARKED.id();

  FutexWait(Platform platform, Futex futex, BooleanSupplier stillToWait) {
    this.platform = platform;
    this.futex = futex;
    this.stillToWait = stillToWait;
  }

  /** The same call with a limit, or {@link #FOREVER}. */
  FutexWait atMost(long ps) {
    atMostPs = ps;
    return this;
  }

  /** The same call with another cause of the time asleep. */
  FutexWait because(int sleepCause) {
    cause = sleepCause;
    return this;
  }

  /** Whether the last call ended because its time was over. */
  boolean timedOut() {
    return timedOut;
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case 0:
        state = 1;
        timedOut = false;
        return thread.still().occupy(platform.callPs() / 2, Cause.LOCK_PARKED.id());
      case 1:
        if (!stillToWait.getAsBoolean()) {
          state = 3;
          return thread.still().occupy(platform.callPs() / 2, Cause.LOCK_PARKED.id());
        }
        state = 2;
        return atMostPs == FOREVER
            ? thread.waitOn(futex, cause)
            : thread.waitOn(futex, atMostPs, cause);
      case 2:
        timedOut = thread.timedOut();
        return Step.DONE;
      default:
        return Step.DONE;
    }
  }
}
