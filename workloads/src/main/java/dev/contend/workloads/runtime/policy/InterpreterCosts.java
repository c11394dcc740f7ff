package dev.contend.workloads.runtime.policy;

/**
 * What the interpreter of one version and build takes.
 *
 * @param switchIntervalPs {@code sys.setswitchinterval}, in picoseconds
 * @param safepointSpacingPs Python work between two looks at the eval breaker, in picoseconds
 * @param work time of Python work relative to the reference build
 */
public record InterpreterCosts(long switchIntervalPs, long safepointSpacingPs, WorkFactors work) {
  public InterpreterCosts {
    requirePositive("switchIntervalPs", switchIntervalPs);
    requirePositive("safepointSpacingPs", safepointSpacingPs);
  }

  /** The same after {@code sys.setswitchinterval}. */
  InterpreterCosts withSwitchInterval(long ps) {
    return new InterpreterCosts(ps, safepointSpacingPs, work);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " is " + value + "; must be positive");
    }
  }
}
