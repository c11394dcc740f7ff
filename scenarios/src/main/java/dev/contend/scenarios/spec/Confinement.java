package dev.contend.scenarios.spec;

import dev.contend.cpu.scheduler.CpuQuota;
import dev.contend.cpu.scheduler.Pinning;

/**
 * What of the machine the operating system lets a program have.
 *
 * @param quota CPU time in each period, as a container's limit
 * @param pinning hardware threads that its threads may run on
 */
public record Confinement(CpuQuota quota, Pinning pinning) {
  /** The same with another quota. */
  public Confinement with(CpuQuota other) {
    return new Confinement(other, pinning);
  }

  /** The same with another pinning. */
  public Confinement with(Pinning other) {
    return new Confinement(quota, other);
  }
}
