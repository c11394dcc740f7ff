package dev.contend.scenarios.cli;

import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.yaml.LimitsReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
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
      "figures: the same bytes as one run of the whole sweep, with the limits that the shards were",
      "run with. What the precision of the means asks for beyond the shards' own runs is simulated",
      "here.",
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
    Set<Path> named = new TreeSet<>();
    for (Path folder : folders) {
      if (!named.add(folder.toAbsolutePath().normalize())) {
        throw CommandFailure.wrongOptions(
            folder + " is named twice", "name each shard's folder once");
      }
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
    read = limits.of(read.with(stated(read.limits())));
    Path folder = out == null ? Path.of("contend-out", read.name()) : out;
    return new ScenarioRun(read, folder, force, why.isAsked(), spec.commandLine())
        .merged(folders, simulator, parallel)
        .code();
  }

  /**
   * The limits of the shards. Of wall-clock time and memory, on which no result depends, each
   * machine may have had its own; those of the first hold.
   */
  private RunLimits stated(RunLimits ofScenario) {
    Path first = folders.get(0);
    RunLimits limits = StatedLimits.in(first, ofScenario);
    for (Path folder : folders) {
      RunLimits other = StatedLimits.in(folder, ofScenario);
      if (!other.deterministic().equals(limits.deterministic())) {
        throw new CommandFailure(
            ExitCode.WRONG_OPTIONS,
            "contend: "
                + first
                + " and "
                + folder
                + " were made with different limits: "
                + text(limits)
                + ", and "
                + text(other)
                + "\n    run one of the shards again with the '--limit' of the other");
      }
    }
    return limits;
  }

  private static String text(RunLimits limits) {
    Map<String, String> texts = LimitsReader.texts(limits);
    return texts.isEmpty()
        ? "none"
        : texts.entrySet().stream()
            .map(limit -> limit.getKey() + "=" + limit.getValue())
            .collect(Collectors.joining(" "));
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
