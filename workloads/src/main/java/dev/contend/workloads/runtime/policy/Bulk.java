package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.memory.CollectorKind;
import dev.contend.workloads.runtime.memory.Generations;
import dev.contend.workloads.runtime.memory.KernelMappings;
import dev.contend.workloads.runtime.memory.MemoryCosts;
import dev.contend.workloads.runtime.memory.PagedHeap;
import dev.contend.workloads.runtime.memory.ProcessMemory;

/**
 * A word about many objects, carried out in pieces with a safepoint after each: no object is
 * simulated by itself.
 *
 * <p>What a piece changes is changed at its beginning; then it takes its time: the allocator's
 * work, the kernel's, and the count that asks for collections. Where threads have heaps of their
 * own each counts by itself, and adds to the common count when it has 512 more or fewer.
 *
 * <p>Source: CPython 3.13 {@code record_allocation} and {@code LOCAL_ALLOC_COUNT_THRESHOLD} in
 * {@code Python/gc_free_threading.c}.
 */
abstract class Bulk extends Routine {
  /** {@code LOCAL_ALLOC_COUNT_THRESHOLD}. */
  static final int LOCAL_COUNT = 512;

  private static final int NEXT = 0;
  private static final int WORKED = 1;
  private static final int COUNT = 2;
  private static final int COUNTED = 3;

  final PythonRuntime runtime;
  final PythonThread self;
  final MemoryCosts costs;
  private final Safepoint safepoint;
  private final Work work;
  private long left;
  private double workPs;
  private long kernelPs;
  private int difference;

  Bulk(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
    this.runtime = runtime;
    this.self = self;
    this.safepoint = safepoint;
    costs = runtime.profile().memory();
    work = new Work(runtime, self, safepoint);
  }

  /** How many objects are to be dealt with. */
  void begin(long count) {
    left = count;
  }

  /** Deals with some of the objects left, as far as one piece may go; returns with how many. */
  abstract long piece(long atMost);

  @Override
  protected final Step step(SimThread thread) {
    switch (state) {
      case NEXT:
        if (self.breaker.hasAny()) {
          return thread.call(safepoint);
        }
        if (left == 0) {
          return Step.DONE;
        }
        workPs = 0;
        kernelPs = 0;
        difference = 0;
        left -= piece(left);
        runtime.runMemory().resident().settle();
        state = WORKED;
        return workPs > 0 ? thread.call(work.ofPs(workPs, Cause.ALLOCATOR)) : Step.AGAIN;
      case WORKED:
        state = COUNT;
        return kernelPs > 0 ? thread.occupy(kernelPs, Cause.ALLOCATOR.id()) : Step.AGAIN;
      case COUNT:
        return count(thread);
      default:
        addToCommonCount(self.uncounted);
        self.uncounted = 0;
        state = NEXT;
        return Step.AGAIN;
    }
  }

  private Step count(SimThread thread) {
    if (!countsByItself()) {
      addToCommonCount(difference);
      state = NEXT;
      return Step.AGAIN;
    }
    self.uncounted += difference;
    if (Math.abs(self.uncounted) < LOCAL_COUNT) {
      state = NEXT;
      return Step.AGAIN;
    }
    state = COUNTED;
    return thread.access(
        self.process.madeCountAddress(),
        AccessKind.ATOMIC,
        Cause.ALLOCATOR.id(),
        Cause.ALLOCATOR.id());
  }

  private void addToCommonCount(long more) {
    Generations generations = process().generations();
    generations.count(more);
    if (more > 0 && generations.isDue()) {
      self.breaker.request(EvalBreaker.COLLECT);
    }
  }

  private boolean countsByItself() {
    return runtime.profile().collector().kind() == CollectorKind.WHOLE_HEAP;
  }

  final ProcessMemory process() {
    return self.process;
  }

  /** As many objects of a kind as are made before a page or a count is full. */
  final long madeInOnePiece(ObjectKind kind, long objectBytes, long atMost) {
    long free = self.objects.freeSlots(objectBytes);
    long most = Math.min(atMost, free > 0 ? free : self.objects.slotsOfPage(objectBytes));
    if (!kind.tracked()) {
      return most;
    }
    long untilCount =
        countsByItself() ? LOCAL_COUNT - self.uncounted : process().generations().untilThreshold();
    return Math.max(1, Math.min(most, untilCount));
  }

  /** Makes objects; they are known to the collector from now on. */
  final void make(ObjectKind kind, long objectBytes, long count) {
    kernel(self.objects.allocate(objectBytes, count));
    work(count * (double) costs.allocatePs());
    if (kind.tracked()) {
      process().generations().made(count, kind.references());
      difference += (int) count;
    }
  }

  /** Frees objects that are dead. */
  final void free(PagedHeap heap, ObjectKind kind, long objectBytes, long count) {
    // Its thread may have exited since this word began.
    kernel(heap.current().free(objectBytes, count));
    work(count * (double) costs.freePs());
    if (kind.tracked()) {
      process().generations().freed(count, kind.references());
      difference -= (int) count;
    }
  }

  /** Room for a block that is no object. */
  final void makeRaw(long bytes) {
    kernel(self.objects.allocate(bytes, 1));
    work(costs.allocatePs());
  }

  /** Takes such a block back. */
  final void freeRaw(long bytes) {
    kernel(self.objects.free(bytes, 1));
    work(costs.freePs());
  }

  /** Objects are dead whose memory a fork has left to the parent. */
  final void forget(ObjectKind kind, long count) {
    work(count * (double) costs.freePs());
    if (kind.tracked()) {
      process().generations().freed(count, kind.references());
      difference -= (int) count;
    }
  }

  final void work(double ps) {
    workPs += ps;
  }

  private void kernel(PagedHeap.Effort effort) {
    runtime.runMemory().countFaults(effort.faults());
    if (effort.faults() == 0 && effort.mappings() == 0) {
      return;
    }
    KernelMappings map = process().mappings();
    long now = runtime.runMemory().nowPs();
    if (effort.mappings() > 0) {
      kernelPs += map.changePs(now, effort.mappings() * costs.kernel().mapPs());
    }
    kernelPs += map.faultPs(now, effort.faults() * costs.kernel().faultPs());
  }

  /** Copies pages that a fork has left shared. */
  final void copy(long pages) {
    process().copied(pages);
    runtime.runMemory().countFaults(pages);
    kernelPs += pages * costs.kernel().copyPs();
  }
}
