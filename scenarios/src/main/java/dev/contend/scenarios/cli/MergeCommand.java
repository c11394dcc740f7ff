package dev.contend.scenarios.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the shards of a sweep together. */
@Command(
    name = "merge",
    header = "Make the results of a sweep from its shards.",
    mixinStandardHelpOptions = true,
    description = {
      "",
      "Takes over the runs that the folders keep, simulates what is missing, and writes tables and",
      "figures: the same bytes as one run of the whole sweep. What the precision of the means asks",
      "for beyond the shards' own runs is simulated here.",
      "",
      "Examples:",
      "  contend run my.yaml --shard 1/2 --out part1       on one machine",
      "  contend run my.yaml --shard 2/2 --out part2       on another",
      "  contend merge part1 part2 --out results"
    })
final class MergeCommand implements Callable<Integer> {
  private final ScenarioRun.Simulator simulator;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(
      paramLabel = "FOLDER",
      arity = "1..*",
      description = "Output folders of runs of one scenario.")
  private List<Path> folders = List.of();

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where results go. Default: contend-out/NAME, by the scenario's name.")
  private @Nullable Path out;

  @Mixin private JobsOption jobs = new JobsOption();

  @Mixin private WhyOption why = new WhyOption();

  @Mixin private RunLimitOption limits = new RunLimitOption();

  @Option(names = "--force", description = "Replace other results in the output folder.")
  private boolean force;

  MergeCommand() {
    this(ScenarioRun.Simulator.STANDARD);
  }

  /**
   * @param simulator what runs the scenario
   */
  MergeCommand(ScenarioRun.Simulator simulator) {
    this.simulator = simulator;
  }

  @Override
  public Integer call() throws InterruptedException {
    int parallel = jobs.count();
    Path first = folders.get(0);
    String scenario = resolved(first);
    for (Path folder : folders) {
      if (!resolved(folder).equals(scenario)) {
        throw new CommandFailure(
            ExitCode.WRONG_OPTIONS,
            "contend: "
                + first
                + " and "
                + folder
                + " are of different scenarios\n    merge folders that were made from one file,"
                + " with the same options");
      }
    }
    ScenarioArgument.Checked read =
        new ScenarioArgument(first.resolve(OutputFolder.RESOLVED).toString()).read();
    Path folder = out == null ? Path.of("contend-out", read.name()) : out;
    return new ScenarioRun(read, folder, force, limits.read(), why.isAsked(), spec.commandLine())
        .merged(folders, simulator, parallel)
        .code();
  }

  private static String resolved(Path folder) {
    try {
      return Files.readString(folder.resolve(OutputFolder.RESOLVED));
    } catch (IOException exception) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: "
              + folder
              + " is no output folder of a run: it has no "
              + OutputFolder.RESOLVED
              + "\n    name the folders that 'contend run ... --shard' has written");
    }
  }
}
