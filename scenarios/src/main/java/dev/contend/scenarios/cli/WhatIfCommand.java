package dev.contend.scenarios.cli;

import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.experiment.Curve;
import dev.contend.scenarios.experiment.Experiments;
import dev.contend.scenarios.experiment.Experiments.Attempt;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.whatif.Change;
import dev.contend.scenarios.whatif.ChangeReader;
import dev.contend.scenarios.whatif.EffectProse;
import dev.contend.scenarios.whatif.EffectTable;
import dev.contend.scenarios.whatif.Effects;
import dev.contend.scenarios.yaml.Reading;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers what a change of a scenario would gain. */
@Command(
    name = "whatif",
    header = "What would a change gain? Simulated with and without it, paired.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "",
      "Each --change is one alternative to the scenario. It sets keys that the file could say too,",
      "and gives to the last digit what the file so edited gives; runs before and after share their",
      "random numbers, so that a difference is the change's alone.",
      "",
      "Examples:",
      "  contend whatif my.yaml --change machine=epyc-9454-2s",
      "  contend whatif my.yaml --change shard:guard:8 --change faster:guard:20%%",
      "  contend whatif my.yaml --change 'immortal:config, switch-interval=1 ms'",
      "  contend whatif my.yaml --rank                         all that can be tried, best first",
      "",
      "Changes: KEY=VALUE, where an axis of that name is replaced by the one value, and",
      "  immortal:OBJECT      neither it nor the items that it has at the start are counted",
      "  own:OBJECT           each thread has one of its own",
      "  shard:LOCK:N         N locks in place of one, of which each take draws one",
      "  faster:WHAT:PERCENT  less time for a duration that is a parameter, the work under a lock",
      "                       or of a role, or the service of a device",
      "  releases-gil         what has 'gil: kept' gives it up",
      "  pinned               each worker is bound to a core",
      "  sockets:N            the machine with so many sockets",
      "Those about objects, locks and roles need a program that the scenario's file holds.",
      ""
    })
final class WhatIfCommand implements Callable<Integer> {
  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--change",
      paramLabel = "CHANGE",
      description =
          "An alternative; several changes with commas or '+' between are made together. May be"
              + " repeated.")
  private List<String> changes = List.of();

  @Option(
      names = "--rank",
      description =
          "Try every named change that the scenario has a place for, and order them by what is"
              + " gained.")
  private boolean rank;

  @Option(
      names = "--points",
      paramLabel = "WHICH",
      description =
          "One of: last (of each curve the point with the most workers), all. Default: last.")
  private Points points = Points.LAST;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description =
          "Write the answer, and tables of the scenario before (0) and after each change (1, 2, ...).")
  private @Nullable Path out;

  @Option(names = "--force", description = "Write into a folder that holds files already.")
  private boolean force;

  @Mixin private AnswerOption form = new AnswerOption();

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Mixin private JobsOption jobs = new JobsOption();

  /** Which points of a sweep. */
  enum Points {
    LAST,
    ALL
  }

  @Override
  public Integer call() throws InterruptedException {
    int parallel = jobs.count();
    PrintWriter err = spec.commandLine().getErr();
    ScenarioArgument.Checked before = scenario.read(err);
    AnswerFolder folder = new AnswerFolder(out, force);
    folder.prepare();
    boolean isAll = points == Points.ALL;
    List<PointSpec> asked =
        isAll ? before.spec().points() : Curve.of(before.spec()).stream().map(Curve::last).toList();
    List<ChangedScenario> alternatives = alternatives(before, asked);
    if (alternatives.isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: no change is asked for\n    name one with --change, as KEY=VALUE or "
              + String.join(", ", ChangeReader.forms())
              + ", or try all with --rank");
    }
    List<ScenarioSpec> scenarios = new ArrayList<>();
    scenarios.add(before.spec().withPoints(asked));
    alternatives.forEach(each -> scenarios.add(each.simulated(isAll)));
    List<Attempt> attempts =
        new Simulations(err)
            .run(progress -> new Experiments(parallel, progress).attempt(scenarios));
    Effects effects = new Effects(before.spec(), asked, attempts.get(0));
    for (int i = 0; i < alternatives.size(); i++) {
      effects.add(alternatives.get(i).change(), alternatives.get(i).paired(), attempts.get(i + 1));
    }
    EffectTable table =
        new EffectTable(effects.coordinates(), rank ? effects.ranked() : effects.all());
    List<String> sentences = new EffectProse(effects).sentences();
    AnswerPage page = new AnswerPage(sentences, table.readable(), method(before.spec()));
    form.print(
        spec.commandLine().getOut(), page, () -> json(before, alternatives, sentences, table));
    if (folder.isAsked()) {
      folder.add("whatif.csv", TableFormats.CSV.format(table.full()));
      folder.add("whatif.md", page.text(TableFormats.MARKDOWN));
      folder.add("0", before, attempts.get(0));
      for (int i = 0; i < alternatives.size(); i++) {
        folder.add(String.valueOf(i + 1), alternatives.get(i).read(), attempts.get(i + 1));
      }
      folder.write();
      err.println("contend: the answer is in " + out);
    }
    return Attempts.tell(attempts, new Simulations(err), err).code();
  }

  private List<ChangedScenario> alternatives(
      ScenarioArgument.Checked before, List<PointSpec> asked) {
    ChangeReader reader = new ChangeReader(before.map(), before.spec());
    List<ChangedScenario> alternatives = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    for (String text : changes) {
      Reading<Change> read = reader.read(text);
      if (read.value().isEmpty()) {
        wrong.add("contend: --change '" + text + "': " + read.wrong() + "\n    " + read.advice());
        continue;
      }
      try {
        Change change = read.value().get();
        alternatives.add(
            ChangedScenario.read(scenario.scenario(), scenario.given(), before, asked, change));
      } catch (CommandFailure failure) {
        wrong.add(failure.getMessage());
      }
    }
    if (!wrong.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_OPTIONS, String.join("\n", wrong));
    }
    if (rank) {
      List<String> left = new ArrayList<>(reader.applicable());
      left.removeAll(changes);
      for (String text : left) {
        reader
            .read(text)
            .value()
            .flatMap(change -> tried(before, asked, change))
            .ifPresent(alternatives::add);
      }
    }
    return alternatives;
  }

  /** A change that nobody has asked for by name need not fit the scenario. */
  private Optional<ChangedScenario> tried(
      ScenarioArgument.Checked before, List<PointSpec> asked, Change change) {
    try {
      return Optional.of(
          ChangedScenario.read(scenario.scenario(), scenario.given(), before, asked, change));
    } catch (CommandFailure failure) {
      spec.commandLine()
          .getErr()
          .println("contend: not tried, since it does not fit the scenario: " + change.text());
      return Optional.empty();
    }
  }

  private static String method(ScenarioSpec scenario) {
    return scenario.varies()
        ? "Runs before and after share their random numbers (seed "
            + scenario.seed()
            + ") and are paired, replication by replication; 95 % Student intervals of the"
            + " logarithms' difference. What is said of several changes holds of all at once, by"
            + " wider intervals."
        : "Nothing varies from run to run: the values are exact.";
  }

  private static Map<String, Object> json(
      ScenarioArgument.Checked before,
      List<ChangedScenario> alternatives,
      List<String> sentences,
      EffectTable table) {
    Map<String, Object> whole = AnswerOption.about(before.name(), before.spec().seed());
    whole.put("changes", alternatives.stream().map(ChangedScenario::described).toList());
    whole.put("answer", sentences);
    whole.put("rows", JsonRows.of(table.full(), table.texts()::contains));
    return whole;
  }
}
