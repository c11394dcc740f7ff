package dev.contend.cpu.scheduler;

/**
 * How much CPU time a program's threads may use together in each period, as a container's limit.
 *
 * @param quotaPs CPU time for each period, all hardware threads together; {@link #UNLIMITED} has
 *     the greatest number there is
 * @param periodPs length of a period
 */
public record CpuQuota(long quotaPs, long periodPs) {
  /** The least quota and the least period that Linux takes. */
  public static final long LEAST_PS = 1_000_000_000L;

  /** The longest period that Linux takes. */
  public static final long LONGEST_PERIOD_PS = 1_000_000_000_000L;

  /** The period where none is given. */
  public static final long USUAL_PERIOD_PS = 100_000_000_000L;

  /** No limit. */
  public static final CpuQuota UNLIMITED = new CpuQuota(Long.MAX_VALUE, USUAL_PERIOD_PS);

  public CpuQuota {
    if (quotaPs < LEAST_PS) {
      throw new IllegalArgumentException("quotaPs is " + quotaPs + "; must be at least 1 ms");
    }
    if (periodPs < LEAST_PS || periodPs > LONGEST_PERIOD_PS) {
      throw new IllegalArgumentException(
          "periodPs is " + periodPs + "; must lie between 1 ms and 1 s");
    }
  }

  /** The quota that is worth so many CPUs. */
  public static CpuQuota ofCpus(double cpus, long periodPs) {
    return new CpuQuota(Math.round(cpus * periodPs), periodPs);
  }

  /** Whether there is a limit at all. */
  public boolean isLimit() {
    return quotaPs != Long.MAX_VALUE;
  }

  /** CPUs that the quota is worth. */
  public double cpus() {
    return quotaPs / (double) periodPs;
  }
}
