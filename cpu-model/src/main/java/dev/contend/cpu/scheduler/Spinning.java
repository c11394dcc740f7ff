package dev.contend.cpu.scheduler;

import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.scheduler.HardwareThread.Operation;
import dev.contend.cpu.scheduler.Routine.Step;

/**
 * The threads that spin on a line in their own cache: they keep their hardware threads busy, and
 * take no events until the line changes.
 *
 * <p>A thread that spins cannot go on by itself, as one that sleeps cannot; if all others sleep,
 * spin or have ended, the program has come to a standstill.
 */
final class Spinning {
  private final HardwareThread[] hardwareThreads;
  private final MemoryPort memory;
  private final Liveness liveness;

  Spinning(HardwareThread[] hardwareThreads, MemoryPort memory, Liveness liveness) {
    this.hardwareThreads = hardwareThreads;
    this.memory = memory;
    this.liveness = liveness;
  }

  /** The thread begins to spin, if its core has a copy of the line. */
  Step begin(SimThread thread, long address) {
    HardwareThread hardwareThread = hardwareThreads[thread.hardwareThread()];
    if (!memory.watch(hardwareThread.index, address, thread)) {
      return Step.AGAIN;
    }
    hardwareThread.operation = Operation.SPIN;
    boolean toldAtOnce = hardwareThread.operationEnd.isPending();
    if (!toldAtOnce) {
      liveness.asleep(thread);
    }
    return Step.WAIT;
  }

  /** The line changes; the thread goes on when it sees that, in an event of its own. */
  void changes(SimThread thread, long inPs) {
    liveness.canGoOn(thread);
    hardwareThreads[thread.hardwareThread()].operationEnd.scheduleInPs(inPs);
  }

  /** The hardware thread is taken away from whoever may spin on it. */
  void cut(HardwareThread hardwareThread) {
    if (hardwareThread.operation == Operation.SPIN) {
      memory.unwatch(hardwareThread.index);
      liveness.canGoOn(hardwareThread.running());
    }
  }
}
