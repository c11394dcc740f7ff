package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.lock.LockSettings;
import dev.contend.workloads.runtime.memory.CollectorCosts;
import dev.contend.workloads.runtime.memory.MemoryCosts;
import dev.contend.workloads.runtime.process.ProcessCosts;
import dev.contend.workloads.runtime.threading.LibraryCosts;

/**
 * Which CPython it is: the numbers of one version and build.
 *
 * @param name as in scenario files, for instance {@code cpython-3.13t}
 * @param naturalPolicy the policy that the name alone stands for
 * @param interpreter its evaluation loop
 * @param counts counting references
 * @param threads starting and ending threads
 * @param process what worker processes cost
 * @param gil its interpreter lock
 * @param subinterpreter what further interpreters of a process cost
 * @param memory how objects are laid out, and what memory costs
 * @param collector its cycle collector
 * @param statements statements on objects that workers share
 * @param locks how its locks wait
 * @param library the Python code of its standard library
 */
public record RuntimeProfile(
    String name,
    RuntimePolicies naturalPolicy,
    InterpreterCosts interpreter,
    CountCosts counts,
    ThreadCosts threads,
    ProcessCosts process,
    Gil.Costs gil,
    SubinterpreterCosts subinterpreter,
    MemoryCosts memory,
    CollectorCosts collector,
    StatementCosts statements,
    LockSettings locks,
    LibraryCosts library) {

  /** The same profile with other costs of processes, or another start method. */
  public RuntimeProfile with(ProcessCosts other) {
    return new RuntimeProfile(
        name,
        naturalPolicy,
        interpreter,
        counts,
        threads,
        other,
        gil,
        subinterpreter,
        memory,
        collector,
        statements,
        locks,
        library);
  }

  /** The same profile with workers that start and end in no time. */
  public RuntimeProfile withoutStarts() {
    return new RuntimeProfile(
        name,
        naturalPolicy,
        interpreter,
        counts,
        new ThreadCosts(0, 0, 0, threads.variation()),
        process.withoutStarts(),
        gil,
        subinterpreter.withoutStarts(),
        memory,
        collector,
        statements,
        locks,
        library);
  }

  /** The same profile after {@code gc.disable()}. */
  public RuntimeProfile withoutCollections() {
    return new RuntimeProfile(
        name,
        naturalPolicy,
        interpreter,
        counts,
        threads,
        process,
        gil,
        subinterpreter,
        memory,
        collector.disabled(),
        statements,
        locks,
        library);
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
        gil,
        subinterpreter,
        memory,
        collector,
        statements,
        locks,
        library);
  }

  /** The same profile after {@code sys.setswitchinterval}. */
  public RuntimeProfile withSwitchInterval(long ps) {
    return new RuntimeProfile(
        name,
        naturalPolicy,
        interpreter.withSwitchInterval(ps),
        counts,
        threads,
        process,
        gil,
        subinterpreter,
        memory,
        collector,
        statements,
        locks,
        library);
  }
}
