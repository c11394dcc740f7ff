package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.memory.ObjectHeap;
import dev.contend.workloads.runtime.memory.PyObject;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One thread's interpreter state: its number, its heap, and what others ask of it. */
final class PythonThread {
  final int id;
  final @Nullable Gil gil;
  final EvalBreaker breaker;
  final ObjectHeap heap;
  final ArrayDeque<PyObject> mergeQueue = new ArrayDeque<>();
  final Routine attach;
  final Routine detach;
  boolean hasExited;

  /**
   * @param gil the lock of its interpreter; null if there is none
   */
  PythonThread(PythonRuntime runtime, int id, @Nullable Gil gil) {
    this.id = id;
    this.gil = gil;
    long wakeCallPs = runtime.wakeCallPs();
    breaker = new EvalBreaker(runtime.memory().reservePages(1));
    heap = new ObjectHeap(runtime.memory(), runtime.lineBytes());
    attach = gil == null ? new Nothing() : new Gil.Take(gil, breaker, wakeCallPs);
    detach = gil == null ? new Nothing() : new Gil.Drop(gil, breaker, wakeCallPs);
  }

  /** Attaching and detaching without an interpreter lock: state of the thread alone. */
  private static final class Nothing extends Routine {
    @Override
    protected Step step(SimThread thread) {
      return Step.DONE;
    }
  }
}
