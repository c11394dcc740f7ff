package dev.contend.workloads.runtime.policy;

/**
 * What the interpreter of one version and build takes.
 *
 * @param switchIntervalPs {@code sys.setswitchinterval}, in picoseconds
 * @param safepointSpacingPs Python work between two looks at the eval breaker, in picoseconds
 * @param workFactor time of Python work relative to the reference build, CPython 3.13 with the GIL
 */
public record InterpreterCosts(long switchIntervalPs, long safepointSpacingPs, double workFactor) {

  public InterpreterCosts {
    requirePositive("switchIntervalPs", switchIntervalPs);
    requirePositive("safepointSpacingPs", safepointSpacingPs);
    requirePositive("workFactor", workFactor);
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " is " + value + "; must be positive");
    }
  }
}
