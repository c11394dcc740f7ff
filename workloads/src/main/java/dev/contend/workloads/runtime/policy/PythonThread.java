package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.lock.DropGil;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.lock.TakeGil;
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
  final Routine detachForGood;
  boolean hasExited;

  /**
   * @param gil the lock of its interpreter; null if there is none
   */
  PythonThread(PythonRuntime runtime, int id, @Nullable Gil gil) {
    this.id = id;
    this.gil = gil;
    breaker = new EvalBreaker(runtime.memory().reservePages(1));
    heap = new ObjectHeap(runtime.memory(), runtime.lineBytes());
    boolean isAtomic = runtime.hasObjectLocks();
    long wakeCallPs = runtime.wakeCallPs();
    long state = breaker.address();
    Routine take = gil == null ? null : new TakeGil(gil, breaker, wakeCallPs);
    attach = Attachment.attach(state, take, isAtomic);
    Routine drop = gil == null ? null : new DropGil(gil, breaker, wakeCallPs, false);
    detach = Attachment.detach(state, drop, isAtomic);
    Routine last = gil == null ? null : new DropGil(gil, breaker, wakeCallPs, true);
    detachForGood = Attachment.detach(state, last, isAtomic);
  }

  /** Refuses to run Python code without the interpreter lock, where there is one. */
  void requireAttached() {
    if (gil != null && !gil.isHeldBy(breaker)) {
      throw new IllegalStateException("thread " + id + " runs without its interpreter lock");
    }
  }
}
