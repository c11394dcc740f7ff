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
  private final Platform platform;
  private final Futex futex;
  private final BooleanSupplier stillToWait;

  FutexWait(Platform platform, Futex futex, BooleanSupplier stillToWait) {
    this.platform = platform;
    this.futex = futex;
    this.stillToWait = stillToWait;
  }

  @Override
  protected Step step(SimThread thread) {
    if (state == 0) {
      state = 1;
      return thread.occupy(platform.callPs() / 2, Cause.LOCK_PARKED.id());
    }
    if (state == 1) {
      state = 2;
      return stillToWait.getAsBoolean()
          ? thread.waitOn(futex, Cause.LOCK_PARKED.id())
          : thread.occupy(platform.callPs() / 2, Cause.LOCK_PARKED.id());
    }
    return Step.DONE;
  }
}
