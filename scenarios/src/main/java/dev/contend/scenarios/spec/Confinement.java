package dev.contend.scenarios.spec;

import dev.contend.cpu.scheduler.CpuQuota;
import dev.contend.cpu.scheduler.Pinning;
import dev.contend.workloads.runtime.Ground;

/**
 * What of the machine the operating system lets a program have.
 *
 * @param quota CPU time in each period, as a container's limit
 * @param pinning hardware threads that its threads may run on
 * @param memoryLimitBytes the most physical memory that its processes may have together
 */
public record Confinement(CpuQuota quota, Pinning pinning, long memoryLimitBytes) {
  /** No limit of memory. */
  public static final long UNLIMITED = Ground.UNLIMITED;

  /** The same with another quota. */
  public Confinement with(CpuQuota other) {
    return new Confinement(other, pinning, memoryLimitBytes);
  }

  /** The same with another pinning. */
  public Confinement with(Pinning other) {
    return new Confinement(quota, other, memoryLimitBytes);
  }

  /** The same with another limit of memory. */
  public Confinement withMemory(long limitBytes) {
    return new Confinement(quota, pinning, limitBytes);
  }
}
