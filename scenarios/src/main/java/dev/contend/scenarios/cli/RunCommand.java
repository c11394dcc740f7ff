package dev.contend.scenarios.cli;

import dev.contend.scenarios.spec.ScenarioSpec;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a scenario and writes its results. */
@Command(
    name = "run",
    header = "Run a scenario; write tables and figures.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "The table goes to standard output, progress to standard error, files to the output folder.",
      "",
      "Examples:",
      "  contend run prime-sieve",
      "  contend run my.yaml --out results --jobs 4",
      "  contend run my.yaml --dry-run",
      "  contend run prime-sieve --set workload.limit=100000 --sweep workers=1,2,4",
      "  contend run my.yaml --trace --trace-point workers=8",
      "  contend run my.yaml --emit slurm --out results",
      "  contend run my.yaml --on spark --master spark://head:7077",
      "",
      "The output folder keeps each run when it has ended. The same command again goes on where it",
      "was interrupted; a scenario with more values or replications runs only what is new."
    })
final class RunCommand implements Callable<Integer> {
  private final ScenarioRun.Simulator simulator;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Where results go. Default: contend-out/NAME; NAME is the experiment's name in the"
              + " library, as in hardware/locks, or the name that the file gives itself.")
  private @Nullable Path out;

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Mixin private JobsOption jobs = new JobsOption();

  @Mixin private WhyOption why = new WhyOption();

  @Mixin private RunLimitOption limits = new RunLimitOption();

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Simulate every Nth point only, from the Ith on, and keep the runs: for several machines."
              + " 'contend merge' makes the results of all shards.")
  private @Nullable String shard;

  @Option(
      names = "--dry-run",
      description =
          "Print the points and an estimate of the time, by some short runs; write nothing.")
  private boolean dry;

  @Mixin private OneRun oneRun = new OneRun();

  @Mixin private EmitOptions emit = new EmitOptions();

  @Mixin private OnOptions on = new OnOptions();

  @Mixin private TraceOptions trace = new TraceOptions();

  @Option(names = "--force", description = "Replace other results in the output folder.")
  private boolean force;

  RunCommand() {
    this(ScenarioRun.Simulator.STANDARD);
  }

  /**
   * @param simulator what runs the scenario
   */
  RunCommand(ScenarioRun.Simulator simulator) {
    this.simulator = simulator;
  }

  @Override
  public Integer call() throws InterruptedException {
    int parallel = jobs.count();
    ScenarioArgument.Checked read = limits.of(scenario.read(spec.commandLine().getErr()));
    boolean emits = emit.isAsked();
    if (emits && (oneRun.isAsked() || dry || shard != null)) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --emit does not go together with --shard, --dry-run or --point\n    leave them"
              + " out: the job files say which shards are run");
    }
    if (trace.isAsked() && (emits || oneRun.isAsked() || dry || shard != null)) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --trace does not go together with --emit, --shard, --dry-run or --point\n   "
              + " leave them out; --trace-point says which point is traced");
    }
    boolean isElsewhere = on.isAsked();
    if (isElsewhere && (emits || oneRun.isAsked() || dry || shard != null)) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: --on does not go together with --emit, --shard, --dry-run or --point\n    leave"
              + " them out: the whole sweep is shared out to the cluster");
    }
    if (oneRun.isAsked()) {
      if (shard != null) {
        throw new CommandFailure(
            ExitCode.WRONG_OPTIONS,
            "contend: --shard and --point do not go together\n    leave out --shard: --point counts"
                + " the points of the whole sweep");
      }
      if (dry) {
        throw new CommandFailure(
            ExitCode.WRONG_OPTIONS,
            "contend: --dry-run and --point do not go together\n    leave out --dry-run to simulate"
                + " the run, or --point and --replication for the points and the time of all");
      }
      return one(read.spec()).code();
    }
    if (dry) {
      ScenarioSpec asked = shard == null ? read.spec() : Shard.parse(shard).of(read.spec());
      new DryRun(asked, parallel).tell(spec.commandLine().getOut());
      return ExitCode.DONE.code();
    }
    Path folder = out == null ? Path.of("contend-out", read.name()) : out;
    if (emits) {
      emit.check(read);
      OutputFolder output = new OutputFolder(folder, read.resolved(), read.files(), force);
      PrintWriter err = spec.commandLine().getErr();
      emit.write(read, folder, output, why.isAsked(), spec.commandLine().getOut(), err);
      return ExitCode.DONE.code();
    }
    if (isElsewhere) {
      try (SparkDriver spark = on.spark(read, folder, spec.commandLine().getErr())) {
        return run(read, folder).whole(spark.simulator(simulator), parallel).code();
      }
    }
    ScenarioRun run = run(read, folder);
    return (shard == null
            ? run.whole(simulator, parallel)
            : run.shard(Shard.parse(shard), simulator, parallel))
        .code();
  }

  private ScenarioRun run(ScenarioArgument.Checked read, Path folder) {
    return new ScenarioRun(read, folder, force, why.isAsked(), trace, spec.commandLine());
  }

  private ExitCode one(ScenarioSpec scenario) throws InterruptedException {
    PrintWriter err = spec.commandLine().getErr();
    return new Simulations(err)
        .run(progress -> oneRun.run(scenario, spec.commandLine().getOut(), err));
  }
}
