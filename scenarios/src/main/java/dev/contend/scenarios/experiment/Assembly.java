package dev.contend.scenarios.experiment;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.scheduler.OsScheduler;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomStreams;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.PythonRuntime;
import dev.contend.workloads.runtime.policy.RunMetrics;
import dev.contend.workloads.runtime.policy.RuntimeProfile;

/**
 * One simulation built from its specification: kernel, memory, scheduler, runtime, program.
 *
 * <p>Built, run and dropped inside the thread that runs it, so that nothing of it is shared.
 */
final class Assembly {
  private Assembly() {}

  /** Runs one simulation. */
  static RunResult run(RunSpec spec) {
    PointSpec point = spec.point();
    MachineSpec machine = point.machine();
    RandomStreams random = new RandomStreams(spec.seed(), spec.replication());
    SimKernel kernel = new SimKernel();
    Processor processor = machine.processor();
    CoherentMemory memory =
        new CoherentMemory(
            kernel,
            processor.machine(),
            machine.protocol().table(),
            spec.interconnect(),
            point.memoryPlacement());
    CauseAccount account = new CauseAccount(point.workers(), Cause.values().length);
    SchedulerSettings os = point.varies() ? machine.os() : machine.os().withoutVariation();
    OsScheduler scheduler =
        new OsScheduler(kernel, processor, os, Cause.ofScheduler(), account, memory, random);
    RuntimeProfile profile = point.runtime().profile();
    PythonRuntime runtime =
        new PythonRuntime(
            new PythonRuntime.Ground(kernel, processor, scheduler, memory),
            point.runtime().policy().policy(),
            point.varies() ? profile : profile.withoutVariation(),
            spec.prepared().program(random, point.varies()),
            point.workers(),
            random);
    kernel.runUntilPs(SimKernel.MAX_TIME_PS);
    scheduler.closeAccounts();
    MetricSet.Builder metrics = new MetricSet.Builder();
    runtime.report(metrics);
    metrics.put(RunMetrics.USEFUL_SHARE, usefulShare(account, kernel.nowPs()));
    return new RunResult(metrics.build(), RunResult.totals(account), scheduler.deadlock());
  }

  private static double usefulShare(CauseAccount account, long elapsedPs) {
    long useful =
        account.totalPs(Cause.USEFUL_PYTHON.id()) + account.totalPs(Cause.USEFUL_NATIVE.id());
    return useful / ((double) elapsedPs * account.holders());
  }
}
