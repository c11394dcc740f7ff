package dev.contend.workloads.runtime.policy;

/**
 * What starting and ending a thread takes, in picoseconds.
 *
 * @param startPs what {@code Thread.start()} takes of the thread that calls it, waiting for the new
 *     thread left out
 * @param bootPs from a new thread's first instruction to the first line of its target
 * @param exitPs from the end of a thread's target to the end of the thread
 * @param variation coefficient of variation of the starts of threads and processes
 */
public record ThreadCosts(long startPs, long bootPs, long exitPs, double variation) {
  /** The same with every start taking its mean. */
  ThreadCosts withoutVariation() {
    return new ThreadCosts(startPs, bootPs, exitPs, 0);
  }
}
