package dev.contend.scenarios.cli;

import dev.contend.reports.chart.Charts;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.experiment.Curve;
import dev.contend.scenarios.sensitivity.Effort;
import dev.contend.scenarios.sensitivity.Question;
import dev.contend.scenarios.sensitivity.Sensitivity;
import dev.contend.scenarios.sensitivity.SensitivityAnswer;
import dev.contend.scenarios.sensitivity.SensitivityTables;
import dev.contend.scenarios.sensitivity.SimulatedResponse;
import dev.contend.scenarios.sensitivity.Study;
import dev.contend.scenarios.spec.Objective;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.ClaimReader;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.UncertainNumber;
import dev.contend.scenarios.yaml.UncertainScenario;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers what an answer depends on. */
@Command(
    name = "sensitivity",
    header = "Which uncertain numbers does an answer depend on? Which value would flip it?",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "",
      "Machines and runtimes state a range beside each number that is not known for sure. The answer",
      "is a metric, or a claim: a bound that is kept, or one runtime that beats another. It is asked",
      "of the point with the most workers; all numbers vary over their ranges, alone and together.",
      "A study that was interrupted goes on where it was, if it is given again.",
      "",
      "Examples:",
      "  contend sensitivity prime-sieve --between cpython-3.13t cpython-3.13+multiprocess",
      "  contend sensitivity my.yaml --of 'p99(latency)' --sweep workers=16",
      "  contend sensitivity my.yaml --claim 'p99(latency) <= 50 ms'",
      "  contend sensitivity my.yaml --range 'machine.handoff.same-cache=20 ns..200 ns'",
      ""
    })
final class SensitivityCommand implements Callable<Integer> {
  private static final int MOST_PAIRS = 65_536;
  private static final int MOST_ALONE = 50;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--of",
      paramLabel = "METRIC",
      description =
          "A metric, or an expression of several. Default: what the workload is run for, unless the"
              + " sweep has two runtimes, which are then held against each other.")
  private @Nullable String metric;

  @Option(
      names = "--claim",
      paramLabel = "BOUND",
      description = "A bound that a metric is to keep, as in a plan: 'p99(latency) <= 50 ms'.")
  private @Nullable String claim;

  @Option(
      names = "--between",
      arity = "2",
      paramLabel = "RUNTIME",
      description =
          "The claim that the first of two runtimes beats the other, as tables name them.")
  private List<String> between = List.of();

  @Option(
      names = "--alone",
      paramLabel = "N",
      description =
          "Numbers that get shares of the variance of their own, 1 to 50; all others get one"
              + " together. Default: 6.")
  private int alone = 6;

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description =
          "Pairs of points in each of 8 designs, 1 to 65536; with more of them intervals are"
              + " narrower. Default: 16.")
  private int pairs = 16;

  @Option(
      names = "--out",
      paramLabel = "FOLDER",
      description = "Where results go. Default: contend-out/NAME-sensitivity.")
  private @Nullable Path out;

  @Option(names = "--force", description = "Replace other results in the output folder.")
  private boolean force;

  @Mixin private AnswerOption form = new AnswerOption();

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Mixin private RangeOptions ranges = new RangeOptions();

  @Mixin private JobsOption jobs = new JobsOption();

  @Override
  public Integer call() throws InterruptedException {
    Instant start = Instant.now();
    int parallel = jobs.count();
    PrintWriter err = spec.commandLine().getErr();
    checkNumbers();
    ScenarioArgument.Checked read = scenario.read(err);
    Optional<Question> measured = measured(read.spec());
    List<PointSpec> points = points(read.spec());
    Question question = measured.orElseGet(() -> contest(read.spec(), points));
    List<PointSpec> all = read.spec().points();
    UncertainScenario uncertain =
        new UncertainScenario(
            read.map(),
            read.resolved(),
            read.spec(),
            points.stream().map(all::indexOf).toList(),
            Charts.names(),
            ScenarioArgument.memoryForResults());
    List<UncertainNumber> inputs = inputs(uncertain);
    SearchFolder folder =
        new SearchFolder(folder(read), read.spec(), read.resolved(), read.files(), force);
    folder.prepare();
    List<String> arguments = spec.commandLine().getParseResult().originalArgs();
    Sensitivity found;
    try (KeptRuns kept = folder.runs(Commands.command(arguments), err)) {
      found =
          new Simulations(err, kept)
              .run(
                  progress ->
                      new Study(
                              new SimulatedResponse(
                                  read.spec().withPoints(points),
                                  uncertain,
                                  inputs,
                                  question,
                                  kept.runs(),
                                  parallel,
                                  progress),
                              question,
                              effort(read.spec()))
                          .run());
    } catch (Study.NoResultException none) {
      throw new CommandFailure(
          ExitCode.SIMULATED_FAILURE,
          "contend: "
              + none.getMessage()
              + " at "
              + points.get(0).label()
              + "\n    see why with: contend run "
              + scenario.scenario());
    }
    SensitivityTables tables = new SensitivityTables(found, question, inputs);
    SensitivityAnswer answer =
        new SensitivityAnswer(found, question, tables, where(points), inputs.size());
    AnswerPage page = new AnswerPage(answer.sentences(), tables.readable(), method(read.spec()));
    Map<Tables, ResultTable> written = new LinkedHashMap<>();
    written.put(Tables.SENSITIVITY, tables.full());
    written.put(Tables.RESULTS, tables.ends(read.name(), points.get(0)));
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("summary.md", page.text(TableFormats.MARKDOWN));
    folder.write(
        written, texts, Charts.TORNADO, new Manifest(arguments, read, start, ExitCode.DONE));
    form.print(spec.commandLine().getOut(), page, () -> json(read, question, answer, tables));
    err.println("contend: results are in " + folder.path());
    return ExitCode.DONE.code();
  }

  private Effort effort(ScenarioSpec read) {
    return new Effort(read.seed(), Effort.DESIGNS, pairs, alone);
  }

  private void checkNumbers() {
    if (pairs < 1 || pairs > MOST_PAIRS) {
      throw CommandFailure.wrongOptions(
          "--pairs is " + pairs, "write a number from 1 to " + MOST_PAIRS);
    }
    if (alone < 1 || alone > MOST_ALONE) {
      throw CommandFailure.wrongOptions(
          "--alone is " + alone, "write a number from 1 to " + MOST_ALONE);
    }
    int asked = (metric == null ? 0 : 1) + (claim == null ? 0 : 1) + (between.isEmpty() ? 0 : 1);
    if (asked > 1) {
      throw CommandFailure.wrongOptions(
          "--of, --claim and --between ask different questions", "keep one of them");
    }
  }

  private Path folder(ScenarioArgument.Checked read) {
    Path asked = out;
    return asked == null ? Path.of("contend-out", read.name() + "-sensitivity") : asked;
  }

  /** The point that is asked about, or the two. */
  private List<PointSpec> points(ScenarioSpec read) {
    List<PointSpec> last = Curve.of(read).stream().map(Curve::last).toList();
    List<String> runtimes = last.stream().map(point -> point.runtime().label()).distinct().toList();
    boolean isContest =
        !between.isEmpty() || (metric == null && claim == null && runtimes.size() == 2);
    if (!isContest) {
      if (last.size() > 1) {
        throw CommandFailure.wrongOptions(
            "the scenario has " + last.size() + " curves: " + labels(last),
            "ask about one of them, as with --sweep runtime=..., or hold two runtimes against each"
                + " other with --between");
      }
      return last;
    }
    List<String> sides = Sides.of(between, runtimes);
    return sides.stream().map(side -> side(last, side)).toList();
  }

  private static PointSpec side(List<PointSpec> last, String side) {
    List<PointSpec> own =
        last.stream().filter(point -> point.runtime().label().equals(side)).toList();
    if (own.size() > 1) {
      throw CommandFailure.wrongOptions(
          side + " has " + own.size() + " curves: " + labels(own),
          "keep one, with --sweep AXIS=VALUE for every other axis of the sweep");
    }
    return own.get(0);
  }

  private static String labels(List<PointSpec> points) {
    return String.join("; ", points.stream().map(PointSpec::label).toList());
  }

  /** A question about one point, if that is asked. */
  private Optional<Question> measured(ScenarioSpec read) {
    ClaimReader reader = new ClaimReader(read.points().get(0).workload().workload());
    if (claim != null) {
      return Optional.of(new Question.Measured(read(reader.claim(claim), "--claim", claim), true));
    }
    return Optional.ofNullable(metric)
        .map(text -> new Question.Measured(read(reader.quantity(text), "--of", text), false));
  }

  private static Question contest(ScenarioSpec read, List<PointSpec> points) {
    PointSpec first = points.get(0);
    if (points.size() == 2) {
      return new Question.Beats(
          first.runtime().label(), points.get(1).runtime().label(), read.headline());
    }
    ClaimReader reader = new ClaimReader(first.workload().workload());
    String headline = read.headline().name();
    return new Question.Measured(read(reader.quantity(headline), "--of", headline), false);
  }

  private static Objective read(Reading<Objective> reading, String option, String text) {
    return reading
        .value()
        .orElseThrow(
            () ->
                CommandFailure.wrongOptions(
                    option + " '" + text + "': " + reading.wrong(), reading.advice()));
  }

  private List<UncertainNumber> inputs(UncertainScenario uncertain) {
    ranges.give(uncertain);
    ranges.check(uncertain.numbers());
    List<UncertainNumber> inputs = ranges.asked(uncertain);
    if (inputs.isEmpty()) {
      throw CommandFailure.wrongOptions(
          "no number of the scenario has a range", "give one with --range KEY=LOW..HIGH");
    }
    return inputs;
  }

  private static String where(List<PointSpec> points) {
    PointSpec point = points.get(0);
    String workers = "with " + point.workers() + (point.workers() == 1 ? " worker" : " workers");
    return points.size() == 2
        ? workers + " on " + point.machine().name()
        : workers + " of " + point.runtime().label() + " on " + point.machine().name();
  }

  private String method(ScenarioSpec read) {
    return SensitivityAnswer.method(effort(read), read.varies());
  }

  private Map<String, Object> json(
      ScenarioArgument.Checked read,
      Question question,
      SensitivityAnswer answer,
      SensitivityTables tables) {
    Map<String, Object> whole = AnswerOption.about(read.name(), read.spec().seed());
    whole.put("question", question.text());
    whole.put("answer", answer.sentences());
    List<String> texts =
        List.of("input", "stated", "low", "high", "quantity", "unit", "turns", "source");
    whole.put("rows", JsonRows.of(tables.full(), texts::contains));
    return whole;
  }
}
