package dev.contend.cpu.scheduler;

import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.scheduler.HardwareThread.Operation;
import dev.contend.cpu.scheduler.Routine.Step;
import dev.contend.engine.SimKernel;

/**
 * The operations that hardware threads are in the middle of: how long they last at the speed of the
 * moment, and what they were worth when the speed changes or they are cut short.
 */
final class Execution {
  private final SimKernel kernel;
  private final HardwareThread[] hardwareThreads;
  private final CoreSpeeds speeds;

  Execution(SimKernel kernel, Processor processor, HardwareThread[] hardwareThreads) {
    this.kernel = kernel;
    this.hardwareThreads = hardwareThreads;
    speeds = new CoreSpeeds(kernel, processor, this::speedChanged);
  }

  CoreSpeeds speeds() {
    return speeds;
  }

  /** The thread begins, or goes on with, its private work. */
  Step beginCompute(SimThread thread) {
    HardwareThread hardwareThread = hardwareThreads[thread.hardwareThread()];
    speeds.doing(hardwareThread.index, thread.stretch().kind());
    hardwareThread.speed = speeds.speedOf(hardwareThread.core);
    long durationPs = durationPs(thread.stretch().untilStopPs(), hardwareThread.speed);
    if (kernel.tryAdvanceToPs(kernel.nowPs() + durationPs)) {
      long usefulPs = Math.min(durationPs, (long) thread.stretch().untilStopPs());
      thread.stretch().finish();
      thread.charging().chargeCompute(thread.stretch().cause(), usefulPs);
      return Step.AGAIN;
    }
    hardwareThread.operation = Operation.COMPUTE;
    hardwareThread.stretchStartPs = kernel.nowPs();
    hardwareThread.operationEnd.scheduleInPs(durationPs);
    return Step.WAIT;
  }

  /** The thread waits for memory, which leaves its sibling much of the core. */
  void stall(SimThread thread) {
    thread.stretch().stall();
    speeds.doing(thread.hardwareThread(), thread.stretch().kind());
  }

  /** The thread keeps its hardware thread for a fixed time. */
  Step occupy(SimThread thread, long ps) {
    HardwareThread hardwareThread = hardwareThreads[thread.hardwareThread()];
    if (kernel.tryAdvanceToPs(kernel.nowPs() + ps)) {
      thread.charging().charge();
      return Step.AGAIN;
    }
    hardwareThread.operation = Operation.OCCUPY;
    hardwareThread.operationEnd.scheduleInPs(ps);
    return Step.WAIT;
  }

  /** The operation of a hardware thread has come to its end. */
  void end(HardwareThread hardwareThread) {
    if (hardwareThread.operation == Operation.COMPUTE) {
      settle(hardwareThread);
      hardwareThread.running().stretch().finish();
    } else {
      hardwareThread.running().charging().charge();
    }
  }

  /** Whether what a hardware thread does can be cut short. */
  static boolean canBeCut(HardwareThread hardwareThread) {
    return hardwareThread.operation == Operation.COMPUTE
        || hardwareThread.operation == Operation.SPIN;
  }

  /** Cuts private work or spinning short; what is left of the work stays with the thread. */
  void cut(HardwareThread hardwareThread) {
    if (hardwareThread.operation == Operation.COMPUTE) {
      settle(hardwareThread);
    } else {
      hardwareThread.running().charging().charge();
    }
    hardwareThread.operationEnd.cancelIfPending();
  }

  /** Moves the end of a thread's private work to its next safepoint. */
  void interrupt(SimThread thread) {
    HardwareThread hardwareThread = hardwareThreads[thread.hardwareThread()];
    boolean computing =
        hardwareThread.current == thread && hardwareThread.operation == Operation.COMPUTE;
    if (computing) {
      settle(hardwareThread);
    }
    thread.stretch().stopAtNextSafepoint();
    if (computing) {
      rescheduleEnd(hardwareThread);
    }
  }

  /** Accounts all private work in progress at the present instant. */
  void settleAll() {
    for (HardwareThread hardwareThread : hardwareThreads) {
      if (hardwareThread.operation == Operation.COMPUTE) {
        settle(hardwareThread);
      }
    }
  }

  private void settle(HardwareThread hardwareThread) {
    SimThread thread = hardwareThread.running();
    long elapsedPs = kernel.nowPs() - hardwareThread.stretchStartPs;
    double donePs = Math.min(elapsedPs * hardwareThread.speed, thread.stretch().untilStopPs());
    thread.stretch().work(donePs);
    thread.charging().chargeCompute(thread.stretch().cause(), Math.min(elapsedPs, (long) donePs));
    hardwareThread.stretchStartPs = kernel.nowPs();
  }

  /** The clock of a core or its sibling changed: the work in progress ends at another time. */
  private void speedChanged(int index) {
    HardwareThread hardwareThread = hardwareThreads[index];
    if (hardwareThread.operation == Operation.COMPUTE) {
      settle(hardwareThread);
      hardwareThread.speed = speeds.speedOf(hardwareThread.core);
      rescheduleEnd(hardwareThread);
    }
  }

  private void rescheduleEnd(HardwareThread hardwareThread) {
    hardwareThread.operationEnd.rescheduleInPs(
        durationPs(hardwareThread.running().stretch().untilStopPs(), hardwareThread.speed));
  }

  private static long durationPs(double workPs, double speed) {
    return (long) Math.ceil(workPs / speed);
  }
}
