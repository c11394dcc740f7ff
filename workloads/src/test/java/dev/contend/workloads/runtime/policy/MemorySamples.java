package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;

import dev.contend.workloads.runtime.memory.Allocator;
import dev.contend.workloads.runtime.memory.CollectorCosts;
import dev.contend.workloads.runtime.memory.CollectorKind;
import dev.contend.workloads.runtime.memory.MemoryCosts;

/** Round numbers for what memory costs. */
final class MemorySamples {
  static final MemoryCosts MEMORY =
      new MemoryCosts(
          Allocator.MIMALLOC,
          32,
          0,
          5 * NS,
          5 * NS,
          new MemoryCosts.Kernel(200 * NS, 500 * NS, 2 * US, 20 * US),
          new MemoryCosts.Base(16 << 20, 1 << 20, 2 << 20, 9 << 20, 3 << 20, 64 << 10),
          new MemoryCosts.DelayedFrees(10, 1L << 40, false));

  static final CollectorCosts COLLECTOR =
      new CollectorCosts(CollectorKind.WHOLE_HEAP, 2_000, 10 * NS, 5 * NS, 0);

  private MemorySamples() {}
}
