package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;

/** The life of one worker: it boots, tells that it has started, works, and ends. */
final class Worker extends Routine {
  private static final int BEGIN = 0;
  private static final int ATTACH = 1;
  private static final int BOOT = 2;
  private static final int TELL = 3;
  private static final int WORK = 4;
  private static final int CLOSE = 5;
  private static final int LEAVE_QUEUE = 6;
  private static final int DETACH = 7;
  private static final int LEAVE = 8;
  private static final int EXIT = 9;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final Routine work;
  private final Routine closing;
  private final Work boot;
  private final ThreadMemory memory;
  private final MergeQueues.Leave leaveQueue;
  private final double startFactor;
  private final Futex startedFutex;
  private long beganWaitPs;
  private boolean started;

  /**
   * @param work what it does between boot and exit
   */
  Worker(PythonRuntime runtime, PythonThread self, Routine work, double startFactor) {
    this.runtime = runtime;
    this.self = self;
    this.startFactor = startFactor;
    this.work = work;
    closing = runtime.processes().closingBy(self);
    boot = new Work(runtime, self, new Safepoint(runtime, self));
    memory = new ThreadMemory(runtime, self, !runtime.sharesHeap());
    leaveQueue = new MergeQueues.Leave(runtime, self);
    startedFutex = new Futex("the start of worker " + self.id);
  }

  /** Whether it has told the thread that started it. */
  boolean hasStarted() {
    return started;
  }

  /** Woken when it has started. */
  Futex startedFutex() {
    return startedFutex;
  }

  /** Where workers start one after the other, the next start has waited for this thread's turn. */
  private void tellWait() {
    if (runtime.sharesHeap() && runtime.starts().areByMain(self.id - 1)) {
      runtime.startLine().startsWaited(self, self.id, beganWaitPs);
    }
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state++) {
      case BEGIN:
        self.breaker.belongsTo(thread);
        return thread.call(memory.toBegin());
      case ATTACH:
        beganWaitPs = runtime.nowPs();
        return thread.call(self.attach);
      case BOOT:
        tellWait();
        return thread.call(boot.ofPs(runtime.bootPs() * startFactor, Cause.START_UP));
      case TELL:
        started = true;
        return startedFutex.wake(1) > 0
            ? thread.occupy(runtime.wakeCallPs(), Cause.START_UP.id())
            : Step.AGAIN;
      case WORK:
        return thread.call(work);
      case CLOSE:
        // The buffers of queues belong to the interpreter, which goes on where workers share a
        // heap.
        return runtime.sharesHeap() ? Step.AGAIN : thread.call(closing);
      case LEAVE_QUEUE:
        return thread.call(leaveQueue);
      case DETACH:
        return thread.call(self.detachForGood);
      case LEAVE:
        return thread.call(memory.toEnd());
      case EXIT:
        return thread.compute(runtime.exitPs(), Cause.START_UP.id());
      default:
        return Step.DONE;
    }
  }
}
