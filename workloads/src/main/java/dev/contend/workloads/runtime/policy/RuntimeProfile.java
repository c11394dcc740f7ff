package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.runtime.memory.CollectorCosts;
import dev.contend.workloads.runtime.memory.MemoryCosts;
import dev.contend.workloads.runtime.process.ProcessCosts;

/**
 * Which CPython it is: the numbers of one version and build.
 *
 * @param name as in scenario files, for instance {@code cpython-3.13t}
 * @param naturalPolicy the policy that the name alone stands for
 * @param interpreter its evaluation loop
 * @param counts counting references
 * @param threads starting and ending threads
 * @param process what worker processes cost
 * @param memory how objects are laid out, and what memory costs
 * @param collector its cycle collector
 */
public record RuntimeProfile(
    String name,
    RuntimePolicies naturalPolicy,
    InterpreterCosts interpreter,
    CountCosts counts,
    ThreadCosts threads,
    ProcessCosts process,
    MemoryCosts memory,
    CollectorCosts collector) {

  /** The same profile with other costs of processes, or another start method. */
  public RuntimeProfile with(ProcessCosts other) {
    return new RuntimeProfile(
        name, naturalPolicy, interpreter, counts, threads, other, memory, collector);
  }

  /** The same profile with every start taking its mean. */
  public RuntimeProfile withoutVariation() {
    return new RuntimeProfile(
        name,
        naturalPolicy,
        interpreter,
        counts,
        threads.withoutVariation(),
        process,
        memory,
        collector);
  }
}
