package dev.contend.workloads.runtime;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.scheduler.OsScheduler;
import dev.contend.cpu.scheduler.Pinning;
import dev.contend.engine.SimKernel;

/**
 * The parts of a run that software is run on.
 *
 * @param kernel time
 * @param processor cores and their speeds
 * @param scheduler who runs where
 * @param memory what accesses cost
 * @param pinning where workers may run
 * @param memoryLimitBytes the most physical memory that the program may have
 * @param outside what the node is connected to
 */
public record Ground(
    SimKernel kernel,
    Processor processor,
    OsScheduler scheduler,
    CoherentMemory memory,
    Pinning pinning,
    long memoryLimitBytes,
    Outside outside) {
  /** No limit of memory. */
  public static final long UNLIMITED = Long.MAX_VALUE;

  /** The same for threads that may run everywhere. */
  public Ground(
      SimKernel kernel, Processor processor, OsScheduler scheduler, CoherentMemory memory) {
    this(kernel, processor, scheduler, memory, Pinning.NONE, UNLIMITED);
  }

  /** The same for a node by itself. */
  public Ground(
      SimKernel kernel,
      Processor processor,
      OsScheduler scheduler,
      CoherentMemory memory,
      Pinning pinning,
      long memoryLimitBytes) {
    this(kernel, processor, scheduler, memory, pinning, memoryLimitBytes, Outside.NOTHING);
  }
}
