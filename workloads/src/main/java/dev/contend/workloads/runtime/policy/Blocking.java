package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.random.RandomSource;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.WaitTime;
import dev.contend.workloads.runtime.ServicePoint;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A blocking call: the interpreter is given up, unless the call keeps it, the thread sleeps, and
 * the interpreter is got back.
 */
final class Blocking extends Routine {
  private static final int BEGIN = 0;
  private static final int DETACHED = 1;
  private static final int AWAKE = 2;
  private static final int END = 3;

  private final PythonThread self;
  private final RandomSource random;
  private final boolean forDevice;
  private WaitTime time = WaitTime.fixed(0);
  private boolean keeps;
  private @Nullable ServicePoint station;
  private long eachPs;
  private LongSupplier clock = () -> 0;

  /**
   * @param forDevice whether a device ends the wait rather than a timer
   */
  Blocking(PythonThread self, RandomSource random, boolean forDevice) {
    this.self = self;
    this.random = random;
    this.forDevice = forDevice;
  }

  /** The same routine for one wait. */
  Blocking of(WaitTime wait, boolean keepsInterpreter) {
    time = wait;
    keeps = keepsInterpreter;
    return this;
  }

  /** The same routine for one service of a station, which includes the time in its queue. */
  Blocking at(ServicePoint servedBy, LongSupplier nowPs, Coordination.Serve word) {
    station = servedBy;
    clock = nowPs;
    eachPs = word.eachPs();
    return of(word.service(), word.keeps());
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case BEGIN:
        state = DETACHED;
        return keeps ? Step.AGAIN : thread.call(self.detach);
      case DETACHED:
        state = AWAKE;
        long drawnPs = time.drawPs(random);
        long ps =
            station == null
                ? drawnPs
                : station.arrive(clock.getAsLong(), drawnPs, eachPs, thread::deviceDoneInPs);
        return forDevice
            ? thread.awaitDevice(ps, Cause.IO_AND_DEVICE.id())
            : thread.sleep(ps, Cause.IDLE.id());
      case AWAKE:
        state = END;
        return keeps ? Step.AGAIN : thread.call(self.attach);
      default:
        return Step.DONE;
    }
  }
}
