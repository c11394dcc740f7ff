package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.runtime.process.ProcessCosts;

/**
 * Which CPython it is: the numbers of one version and build. Times are in picoseconds.
 *
 * @param name as in scenario files, for instance {@code cpython-3.13t}
 * @param naturalPolicy the policy that the name alone stands for
 * @param switchIntervalPs {@code sys.setswitchinterval}
 * @param safepointSpacingPs Python work between two looks at the eval breaker
 * @param workFactor time of Python work relative to the reference build, CPython 3.13 with the GIL
 * @param threadStartPs what {@code Thread.start()} takes of the thread that calls it, waiting for
 *     the new thread left out
 * @param threadBootPs from a new thread's first instruction to the first line of its target
 * @param threadExitPs from the end of a thread's target to the end of the thread
 * @param startVariation coefficient of variation of thread and process starts
 * @param sharedReferencesPerWith counted references that {@code with lock:} takes and gives back on
 *     the lock object
 * @param mergePs merging and freeing one object whose count was queued
 * @param process what worker processes cost
 */
public record RuntimeProfile(
    String name,
    RuntimePolicies naturalPolicy,
    long switchIntervalPs,
    long safepointSpacingPs,
    double workFactor,
    long threadStartPs,
    long threadBootPs,
    long threadExitPs,
    double startVariation,
    int sharedReferencesPerWith,
    long mergePs,
    ProcessCosts process) {

  public RuntimeProfile {
    requirePositive("switchIntervalPs", switchIntervalPs);
    requirePositive("safepointSpacingPs", safepointSpacingPs);
    requirePositive("workFactor", workFactor);
    if (sharedReferencesPerWith < 0) {
      throw new IllegalArgumentException(
          "sharedReferencesPerWith is " + sharedReferencesPerWith + "; must not be negative");
    }
  }

  private static void requirePositive(String name, double value) {
    if (!(value > 0)) {
      throw new IllegalArgumentException(name + " is " + value + "; must be positive");
    }
  }

  /** The same profile with every start taking its mean. */
  public RuntimeProfile withoutVariation() {
    return new RuntimeProfile(
        name,
        naturalPolicy,
        switchIntervalPs,
        safepointSpacingPs,
        workFactor,
        threadStartPs,
        threadBootPs,
        threadExitPs,
        0,
        sharedReferencesPerWith,
        mergePs,
        process);
  }
}
