package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.memory.MemoryCosts;
import dev.contend.workloads.runtime.memory.PagedHeap;

/**
 * What a thread's beginning and end do to memory: its state, stack and heaps, and its process if it
 * is the first one there.
 *
 * <p>A thread with heaps of its own leaves the pages that still have objects to its process, and
 * gives the others back to the kernel.
 *
 * <p>Source: mimalloc {@code _mi_heap_abandon} as CPython 3.13 uses it, {@code
 * tstate_mimalloc_bind} and {@code clear_mimalloc} in {@code Python/pystate.c}.
 */
final class ThreadMemory extends Routine {
  private final PythonRuntime runtime;
  private final PythonThread self;
  private final boolean isProcess;
  private boolean begins;

  /**
   * @param isProcess whether the thread is the first of its process, which ends with it
   */
  ThreadMemory(PythonRuntime runtime, PythonThread self, boolean isProcess) {
    this.runtime = runtime;
    this.self = self;
    this.isProcess = isProcess;
  }

  ThreadMemory toBegin() {
    begins = true;
    return this;
  }

  ThreadMemory toEnd() {
    begins = false;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    if (state == 1) {
      return Step.DONE;
    }
    state = 1;
    long kernelPs = begins ? begin() : end();
    return kernelPs == 0 ? Step.DONE : thread.occupy(kernelPs, Cause.START_UP.id());
  }

  private long begin() {
    self.member.enter();
    if (isProcess) {
      runtime.runMemory().processBegins(self.process, self.objects, self.id);
      return 0;
    }
    runtime.runMemory().thread(true);
    // Its first object needs a segment of its own, before it can tell that it has started.
    return costs().allocator().isOfThread() ? changePs(costs().kernel().mapPs()) : 0;
  }

  private long end() {
    self.member.leave();
    if (self.isOneOfAWorld()) {
      self.member.slot().free(self.objects, runtime.runMemory().resident(), true);
    }
    PagedHeap common = self.process.common();
    boolean hadHeaps = self.objects != common;
    if (hadHeaps) {
      common.adopt(self.objects);
      self.objects = common;
    }
    if (isProcess) {
      runtime.runMemory().processEnds(self.process);
      return 0;
    }
    runtime.runMemory().thread(false);
    return hadHeaps ? changePs(costs().kernel().heapsPs()) : 0;
  }

  private MemoryCosts costs() {
    return runtime.profile().memory();
  }

  private long changePs(long lengthPs) {
    return self.process.mappings().changePs(runtime.runMemory().nowPs(), lengthPs);
  }
}
