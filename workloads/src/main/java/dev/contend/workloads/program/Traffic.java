package dev.contend.workloads.program;

/** Requests that come to a node from outside of it. */
public interface Traffic {
  /** When the next request for this node comes, in picoseconds; later than the one before. */
  long nextPs();

  /**
   * A request that counts has been answered.
   *
   * @param latencyPs since it came
   */
  void answered(long latencyPs);
}
