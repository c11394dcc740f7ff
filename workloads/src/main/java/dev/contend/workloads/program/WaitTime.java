package dev.contend.workloads.program;

import dev.contend.engine.random.RandomSource;

/**
 * How long a worker waits for something outside of the program.
 *
 * @param meanPs picoseconds
 * @param distribution how single waits differ
 */
public record WaitTime(double meanPs, Distribution distribution) {
  /** How single waits differ. */
  public enum Distribution {
    FIXED,
    EXPONENTIAL
  }

  public WaitTime {
    if (!(meanPs >= 0)) {
      throw new IllegalArgumentException("meanPs is " + meanPs + "; must not be negative");
    }
  }

  /** Always the same. */
  public static WaitTime fixed(double ps) {
    return new WaitTime(ps, Distribution.FIXED);
  }

  /** One wait, in picoseconds. */
  public long drawPs(RandomSource random) {
    return Math.round(
        distribution == Distribution.EXPONENTIAL ? random.exponential(meanPs) : meanPs);
  }
}
