package dev.contend.scenarios.experiment;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.coherence.fabric.MemoryParts;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.memory.MemoryTraffic;
import dev.contend.cpu.scheduler.OsScheduler;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.Waiting;
import dev.contend.engine.SimKernel;
import dev.contend.engine.SimKernel.RunEnd;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomStreams;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.Unshared;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.hardware.NativeRun;
import dev.contend.workloads.hardware.PairTime;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.WorkerRole;
import dev.contend.workloads.runtime.Ground;
import dev.contend.workloads.runtime.Outside;
import dev.contend.workloads.runtime.policy.PythonRuntime;
import dev.contend.workloads.runtime.policy.RunMetrics;
import dev.contend.workloads.runtime.policy.RuntimeProfile;
import dev.contend.workloads.runtime.policy.Standstill;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * One simulation built from its specification: kernel, memory, scheduler, software.
 *
 * <p>Built, run and dropped inside the thread that runs it, so that nothing of it is shared.
 */
final class Assembly {
  private static final long PS_PER_SECOND = 1_000_000_000_000L;

  private final PointSpec point;
  private final SimKernel kernel;
  private final OsScheduler scheduler;
  private final Contention contention;
  private final CauseAccount account;
  private final Software software;
  private final RoleClock roles;

  /**
   * Builds the simulation, which begins when the kernel runs.
   *
   * @param kernel that it is of, alone or with others
   * @param outside what it is connected to
   * @param random its streams
   */
  Assembly(RunSpec spec, SimKernel kernel, Outside outside, RandomStreams random) {
    point = spec.point();
    this.kernel = kernel;
    MachineSpec machine = point.machine();
    Processor processor = machine.processor();
    CoherentMemory memory =
        new CoherentMemory(
            kernel,
            processor.machine(),
            machine.protocol().table(),
            spec.interconnect(),
            point.memoryPlacement(),
            new MemoryParts(
                machine.caches(), MemoryTraffic.of(processor, machine.memory()), random));
    account = new CauseAccount(point.workers(), Cause.values().length);
    SchedulerSettings os = point.varies() ? machine.os() : machine.os().withoutVariation();
    scheduler =
        new OsScheduler(
            kernel,
            processor,
            os,
            point.confinement().quota(),
            Cause.ofScheduler(),
            account,
            memory,
            random);
    Ground ground =
        new Ground(
            kernel,
            processor,
            scheduler,
            memory,
            point.confinement().pinning(),
            point.confinement().memoryLimitBytes(),
            outside);
    contention = memory.contention();
    for (Unshared each : point.unshared()) {
      contention.unshare(each.kind().number(contention, each.name()));
    }
    software = software(spec, ground, random);
    roles = new RoleClock(software.roles(), account, kernel::nowPs);
    if (!software.roles().isEmpty()) {
      contention.tellApart(roles.ofWorkers(), software.roles().size());
      scheduler.tellEnds(roles::ended);
    }
  }

  /** Runs one simulation. */
  static RunResult run(RunSpec spec) {
    return run(spec, RunLimits.UNLIMITED, kernel -> {});
  }

  /**
   * Runs one simulation that may be given up.
   *
   * @param begun told of the kernel before the simulation begins
   * @throws GivenUpException if {@link SimKernel#giveUp} was called
   */
  static RunResult run(RunSpec spec, RunLimits limits, Consumer<SimKernel> begun) {
    SimKernel kernel = new SimKernel();
    RandomStreams random = new RandomStreams(spec.seed(), spec.replication());
    Assembly assembly = new Assembly(spec, kernel, Outside.NOTHING, random);
    List<String> inseparable = inseparable(spec.point(), assembly.contention);
    if (!inseparable.isEmpty()) {
      return RunResult.unfinished(inseparable);
    }
    kernel.limitEvents(limits.events());
    begun.accept(kernel);
    RunEnd end = kernel.runUntilPs(Math.min(limits.simulatedPs(), SimKernel.MAX_TIME_PS));
    if (end == RunEnd.LIMIT && kernel.eventsRun() + kernel.eventsSaved() < limits.events()) {
      throw new GivenUpException();
    }
    return assembly.result(end, limits);
  }

  /** Whether its threads have ended, or each of the rest waits for another. */
  boolean isOver() {
    return scheduler.isOver();
  }

  /**
   * What it has yielded by now.
   *
   * @param end why the kernel's run ended
   */
  RunResult result(RunEnd end, RunLimits limits) {
    List<String> unfinished = unfinished(end, limits, software, scheduler);
    if (!unfinished.isEmpty()) {
      return RunResult.unfinished(unfinished);
    }
    scheduler.closeAccounts();
    MetricSet.Builder metrics = new MetricSet.Builder();
    software.report().accept(metrics);
    metrics.put(RunMetrics.USEFUL_SHARE, usefulShare(account, kernel.nowPs()));
    return new RunResult(
        metrics.build(),
        RunResult.totals(account),
        Contended.of(contention),
        roles.times(contention),
        software.pairs().get(),
        List.of(),
        kernel.eventsRun() + kernel.eventsSaved());
  }

  /** What was to be unshared and is not, in lines: it takes more than lines that stay. */
  private static List<String> inseparable(PointSpec point, Contention contention) {
    return point.unshared().stream()
        .filter(each -> each.kind().isHeld())
        .filter(each -> !contention.isMadeForEach(each.kind().number(contention, each.name())))
        .map(each -> each.name() + " cannot be one for each worker")
        .toList();
  }

  /** Why the simulated program did not end, in lines; empty if it did. */
  private static List<String> unfinished(
      RunEnd end, RunLimits limits, Software software, OsScheduler scheduler) {
    List<String> outOfMemory = software.outOfMemory().get();
    if (!outOfMemory.isEmpty()) {
      return outOfMemory;
    }
    return switch (end) {
      case STOPPED -> standstill(software.standstill().apply(scheduler.deadlock()));
      case HORIZON ->
          List.of(
              limits.simulatedPs() < SimKernel.MAX_TIME_PS
                  ? "it did not end within the limit of "
                      + limits.simulatedPs() / (double) PS_PER_SECOND
                      + " simulated seconds"
                  : String.format(
                      Locale.ROOT,
                      "it did not end within %,d simulated seconds, which is as long as a run can"
                          + " be",
                      SimKernel.MAX_TIME_PS / PS_PER_SECOND),
              "give it less to do (the parameters of 'workload'), or shorten what it waits for");
      case LIMIT ->
          List.of(
              String.format(
                  Locale.ROOT, "it did not end within the limit of %,d events", limits.events()),
              "raise the limit with '--limit events=NUMBER', or give it less to do");
      case NOTHING_PENDING ->
          throw new IllegalStateException("nothing is left to happen, and threads have not ended");
    };
  }

  private static List<String> standstill(List<String> waiting) {
    return waiting.isEmpty()
        ? List.of()
        : Stream.concat(Stream.of("it came to a standstill"), waiting.stream()).toList();
  }

  /**
   * What is asked of the software when the run is over.
   *
   * @param roles the kinds of its workers, if they are told apart
   * @param report its metrics
   * @param pairs what it has measured of pairs of hardware threads
   * @param outOfMemory who had how much memory, if it was too much
   * @param standstill what it knows of threads that wait for each other
   */
  private record Software(
      List<WorkerRole> roles,
      Consumer<MetricSet.Builder> report,
      Supplier<List<PairTime>> pairs,
      Supplier<List<String>> outOfMemory,
      Function<List<Waiting>, List<String>> standstill) {}

  /** Starts the software. */
  private static Software software(RunSpec spec, Ground ground, RandomStreams random) {
    PointSpec point = spec.point();
    if (!(spec.prepared() instanceof Workload.OfNative)
        && point.runtime() instanceof RuntimeSpec.Python runtime) {
      Long interval = point.switchIntervalPs();
      RuntimeProfile profile =
          interval == null ? runtime.profile() : runtime.profile().withSwitchInterval(interval);
      Program program = program(spec, random);
      PythonRuntime started =
          new PythonRuntime(
              ground,
              runtime.policy().policy(),
              point.varies() ? profile : profile.withoutVariation(),
              program,
              point.workers(),
              random);
      return new Software(
          program.roles(),
          started::report,
          List::of,
          started::outOfMemory,
          waiting -> Standstill.of(started, waiting));
    }
    if (spec.prepared() instanceof Workload.OfNative code) {
      NativeRun started =
          new NativeRun(ground, code.program(ground, point.workers(), random), point.workers());
      return new Software(
          List.of(),
          started::report,
          started::pairs,
          List::of,
          waiting -> waiting.stream().map(Waiting::toString).toList());
    }
    throw new IllegalArgumentException(point.label() + ": the workload needs a Python runtime");
  }

  private static Program program(RunSpec spec, RandomStreams random) {
    PointSpec point = spec.point();
    if (spec.prepared() instanceof Workload.OfPython python) {
      return python.program(random, point.varies());
    }
    if (spec.prepared() instanceof Workload.OfWorkers python) {
      return python.program(point.workers(), random, point.varies());
    }
    throw new IllegalArgumentException(point.label() + ": machine code needs no Python runtime");
  }

  private static double usefulShare(CauseAccount account, long elapsedPs) {
    long useful =
        account.totalPs(Cause.USEFUL_PYTHON.id()) + account.totalPs(Cause.USEFUL_NATIVE.id());
    return useful / ((double) elapsedPs * account.holders());
  }
}
