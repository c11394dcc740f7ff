package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedObject.Immortal;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.Exemption;
import dev.contend.workloads.runtime.refcount.RefcountScheme;

/** How one run counts references: what its policy and its profile say of it, and what is alive. */
final class Counts {
  private final PythonRuntime runtime;
  private final Counting counting;
  private final CountCosts costs;
  private final MergeQueues queues;
  private long objectsAlive;

  Counts(PythonRuntime runtime, Counting counting, CountCosts costs) {
    this.runtime = runtime;
    this.counting = counting;
    this.costs = costs;
    queues = new MergeQueues(runtime);
  }

  PyObject newObject(int creator, long address) {
    objectsAlive++;
    return new PyObject(address, counting.of(creator), creator);
  }

  /** Gives a dead object back to the heap that it came from. */
  void free(PyObject dead) {
    RefcountScheme count = dead.count();
    if (count != null && count.total() != 0) {
      throw new IllegalStateException(
          "an object is freed with " + count.total() + " references to it");
    }
    objectsAlive--;
    runtime.thread(dead.creator()).heap.free(dead.address());
  }

  /** Objects that have been made and not been freed. */
  long objectsAlive() {
    return objectsAlive;
  }

  MergeQueues queues() {
    return queues;
  }

  /** Whether counts have a part that only their owner can merge. */
  boolean areBiased() {
    return counting == Counting.BIASED;
  }

  /** Whether a thread changes the count of another one's object by atomic operations. */
  boolean areAtomicForOthers() {
    return counting == Counting.BIASED || counting == Counting.ATOMIC;
  }

  /** How references to an object are counted here. */
  Exemption exemption(SharedObject object) {
    if (!counting.hasExemptions()) {
      return Exemption.NONE;
    }
    return object.immortal() == Immortal.NONE ? costs.exemption(object.kind()) : Exemption.IMMORTAL;
  }

  /** Whether the items that a container has at the start are not counted here. */
  boolean areItemsImmortal(SharedObject container) {
    return counting.hasExemptions() && container.immortal() == Immortal.ITEMS;
  }

  /** Whether a reference that a thread takes onto its own stack is counted. */
  boolean areOnStack(NamedObjects.Named object, boolean owned) {
    boolean borrows = counting.hasExemptions() && costs.borrowsLoads();
    return object.exemption() == Exemption.NONE && (owned || !borrows);
  }

  /** What counting the private objects of some work with atomic operations adds to it. */
  double atomicsPs(double cycles) {
    if (counting != Counting.ATOMIC) {
      return 0;
    }
    long atomicPs = runtime.memory().timings().atomicPs(AccessKind.ATOMIC);
    long morePs = Math.max(0, atomicPs - runtime.memory().timings().l1Ps());
    return cycles * costs.changesPerCycle() * morePs;
  }

  void report(MetricSet.Builder metrics) {
    metrics
        .count(RunMetrics.REFCOUNT_MERGES, queues.merges())
        .count(RunMetrics.REFCOUNT_QUEUED, queues.pushes())
        .count(RunMetrics.MAYBE_WEAKREFS, queues.marks())
        .count(RunMetrics.QUEUED_GARBAGE_PEAK, queues.mostWaiting());
  }
}
