package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.MS;
import static dev.contend.workloads.runtime.RuntimeBench.NS;
import static dev.contend.workloads.runtime.RuntimeBench.US;

import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.RuntimeBench;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.process.SampleCosts;
import dev.contend.workloads.runtime.process.StartMethod;
import dev.contend.workloads.runtime.refcount.Exemption;
import java.util.EnumMap;
import java.util.Map;

/** Runtimes for tests of counts: round numbers, and no statement takes more than its accesses. */
final class Profiles {
  private Profiles() {}

  static RuntimeProfile with(CountCosts counts, StatementCosts statements) {
    return new RuntimeProfile(
        "test",
        RuntimePolicies.FREE_THREADED,
        new InterpreterCosts(5 * MS, 100 * NS, WorkFactors.of(1)),
        counts,
        new ThreadCosts(5 * US, US, US, 0),
        SampleCosts.with(StartMethod.FORK),
        new Gil.Costs(Gil.RequestPlace.LAST_HOLDER, 6 * NS),
        new SubinterpreterCosts(MS, MS, 200 * NS, 200 * NS, 0.02),
        MemorySamples.MEMORY,
        MemorySamples.COLLECTOR,
        statements,
        RuntimeContractTest.PROFILE.locks(),
        RuntimeContractTest.PROFILE.library());
  }

  static RuntimeProfile plain() {
    return with(new CountCosts(2, 100 * NS), StatementCosts.NOTHING);
  }

  static CountCosts exempting(SharedObject.Kind kind, Exemption exemption, boolean borrows) {
    Map<SharedObject.Kind, Exemption> exemptions = new EnumMap<>(SharedObject.Kind.class);
    exemptions.put(kind, exemption);
    return new CountCosts(2, 100 * NS, 0, 0.01, borrows, exemptions);
  }

  static PythonRuntime runtime(
      RuntimeBench bench, RuntimePolicies policy, RuntimeProfile profile, Program program, int n) {
    return new PythonRuntime(
        new Ground(bench.kernel, bench.processor, bench.os, bench.memory),
        policy.policy(),
        profile,
        program,
        n,
        new RandomStreams(7, 0));
  }
}
