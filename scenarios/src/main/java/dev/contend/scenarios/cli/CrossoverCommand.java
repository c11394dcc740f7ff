package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.RunsOnDemand;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.whatif.Crossover;
import dev.contend.scenarios.whatif.CrossoverAnswer;
import dev.contend.scenarios.whatif.CrossoverSearch;
import dev.contend.scenarios.whatif.PairedContest;
import dev.contend.scenarios.yaml.Overrides;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Answers from where on one runtime beats another. */
@Command(
    name = "crossover",
    header = "From where on does one runtime beat another? With an interval.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "",
      "Bisects between places with opposite signs, by paired tests with more replications where they",
      "are needed. No crossing, several, and a tie are answers too.",
      "",
      "Examples:",
      "  contend crossover prime-sieve --between cpython-3.13+multiprocess cpython-3.13t",
      "  contend crossover my.yaml --from 1 --to 64             the two runtimes of its sweep",
      "  contend crossover my.yaml --over workload.limit --values '10000..1000000 log10'",
      ""
    })
final class CrossoverCommand implements Callable<Integer> {
  private static final String WORKERS = "workers";
  private static final int MOST_REPLICATIONS = 40;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Option(
      names = "--between",
      arity = "2",
      paramLabel = "RUNTIME",
      description =
          "The two runtimes, as tables name them. Default: those of the sweep, if it has two.")
  private List<String> between = List.of();

  @Option(
      names = "--over",
      paramLabel = "AXIS",
      description = "Along which axis. Default: workers.")
  private String axis = WORKERS;

  @Option(
      names = "--from",
      paramLabel = "N",
      description = "First of the whole numbers along the axis. Default: the least of the sweep.")
  private @Nullable Integer from;

  @Option(
      names = "--to",
      paramLabel = "N",
      description = "The last. Default: the most of the sweep.")
  private @Nullable Integer to;

  @Option(
      names = "--values",
      paramLabel = "VALUES",
      description = "The places themselves, rising, as for --sweep; in place of --from and --to.")
  private @Nullable String values;

  @Option(
      names = "--replications",
      paramLabel = "N",
      description =
          "At most so many of a place that is not yet told apart, 5 to 1000. Default: 40.")
  private int most = MOST_REPLICATIONS;

  @Mixin private AnswerOption form = new AnswerOption();

  @Mixin private ScenarioOptions scenario = new ScenarioOptions();

  @Mixin private JobsOption jobs = new JobsOption();

  @Override
  public Integer call() throws InterruptedException {
    int parallel = jobs.count();
    PrintWriter err = spec.commandLine().getErr();
    if (most < CrossoverSearch.FIRST_LOOK || most > 1000) {
      throw CommandFailure.wrongOptions(
          "--replications is " + most, "write a number from 5 to 1000");
    }
    if (values != null && (from != null || to != null)) {
      throw CommandFailure.wrongOptions(
          "--values stands beside " + (from != null ? "--from" : "--to"),
          "name both ends with --from and --to, or all places with --values");
    }
    ScenarioSpec along = along(scenario.read(err).spec());
    List<String> sides =
        Sides.of(
            between,
            along.points().stream().map(point -> point.runtime().label()).distinct().toList());
    List<PointSpec> second = side(along, sides.get(1));
    List<String> ofSecond = second.stream().map(this::place).toList();
    List<PointSpec> one =
        side(along, sides.get(0)).stream()
            .filter(point -> ofSecond.contains(place(point)))
            .toList();
    List<String> places = one.stream().map(this::place).toList();
    if (places.size() < 2) {
      throw CommandFailure.wrongOptions(
          "the two have " + places.size() + " places of '" + axis + "' in common",
          "name two or more with --from and --to, or with --values");
    }
    List<PointSpec> other =
        places.stream().map(place -> second.get(ofSecond.indexOf(place))).toList();
    CrossoverAnswer answer =
        new Simulations(err)
            .run(
                progress -> {
                  try (RunsOnDemand runs = new RunsOnDemand(along, parallel, progress)) {
                    PairedContest contest =
                        new PairedContest(one, other, along.headline(), runs::of);
                    CrossoverSearch search = new CrossoverSearch(contest, most);
                    runs.expect(2 * (along.varies() ? search.usual() : places.size()));
                    List<Crossover> found = search.run();
                    return new CrossoverAnswer(
                        sides.get(0), sides.get(1), axis, places, found, search.looks());
                  }
                });
    AnswerPage page = new AnswerPage(answer.sentences(), answer.readable(), method(along));
    form.print(spec.commandLine().getOut(), page, () -> json(along, sides, answer));
    return (answer.isWhole() ? ExitCode.DONE : ExitCode.SIMULATED_FAILURE).code();
  }

  /** The scenario with every place on its axis. */
  private ScenarioSpec along(ScenarioSpec read) {
    String places = values;
    if (places == null) {
      List<Integer> numbers =
          axis.equals(WORKERS)
              ? read.points().stream().map(PointSpec::workers).distinct().sorted().toList()
              : List.of();
      if (numbers.isEmpty() && (from == null || to == null)) {
        throw CommandFailure.wrongOptions(
            "nothing says from where to where '" + axis + "' goes",
            "name both ends with --from and --to, or all places with --values");
      }
      int begin = from == null ? numbers.get(0) : from;
      int end = to == null ? numbers.get(numbers.size() - 1) : to;
      if (begin >= end) {
        throw CommandFailure.wrongOptions(
            "'" + axis + "' goes from " + begin + " to " + end,
            "write a lower number with --from, or a higher one with --to");
      }
      places = begin + ".." + end;
    }
    Overrides swept = new Overrides(List.of(), List.of(axis + "=" + places));
    return new ScenarioArgument(scenario.scenario(), scenario.given().and(swept)).read().spec();
  }

  /** A side's points, one for each place. */
  private List<PointSpec> side(ScenarioSpec along, String runtime) {
    List<PointSpec> points =
        along.points().stream().filter(point -> point.runtime().label().equals(runtime)).toList();
    long places = points.stream().map(this::place).distinct().count();
    if (places < points.size()) {
      throw CommandFailure.wrongOptions(
          runtime + " has several curves along '" + axis + "'",
          "keep one, as with" + oneOfEach(along, points));
    }
    return points;
  }

  /** For every other axis on which the points differ its first value, as options. */
  private String oneOfEach(ScenarioSpec along, List<PointSpec> points) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    values.put("machine", each(points, point -> point.machine().name()));
    values.put(WORKERS, each(points, point -> String.valueOf(point.workers())));
    along
        .axes()
        .forEach(
            name -> values.put(name, each(points, point -> point.axes().getOrDefault(name, ""))));
    values.remove(axis);
    StringBuilder options = new StringBuilder();
    values.forEach(
        (name, all) -> options.append(all.size() > 1 ? " --sweep " + name + "=" + all.get(0) : ""));
    return options.toString();
  }

  private static List<String> each(List<PointSpec> points, Function<PointSpec, String> value) {
    return points.stream().map(value).distinct().toList();
  }

  private String place(PointSpec point) {
    return axis.equals(WORKERS)
        ? String.valueOf(point.workers())
        : point.axes().getOrDefault(axis, "");
  }

  private static String method(ScenarioSpec along) {
    return "By "
        + along.headline().name().replace('-', ' ')
        + (along.varies()
            ? ", from paired runs (seed "
                + along.seed()
                + "). The intervals of places are of 95 % each; which side is better is told where"
                + " it holds of all places and looks at once."
            : ", which does not vary from run to run.");
  }

  private Map<String, Object> json(ScenarioSpec along, List<String> sides, CrossoverAnswer answer) {
    Map<String, Object> whole = AnswerOption.about(along.name(), along.seed());
    whole.put("metric", along.headline().name());
    whole.put("between", sides);
    whole.put("over", axis);
    whole.put("answer", answer.sentences());
    List<String> texts = new ArrayList<>(List.of("better"));
    if (!axis.equals(WORKERS)) {
      texts.add(axis);
    }
    whole.put("rows", JsonRows.of(answer.table(), texts::contains));
    return whole;
  }
}
