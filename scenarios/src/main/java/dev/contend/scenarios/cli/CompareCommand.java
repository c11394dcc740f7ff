package dev.contend.scenarios.cli;

import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.experiment.ComparedPoint;
import dev.contend.scenarios.experiment.FolderComparison;
import dev.contend.scenarios.yaml.Dimension;
import dev.contend.scenarios.yaml.Quantity;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.Suggestions;
import dev.contend.scenarios.yaml.Units;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares the results of two folders. */
@Command(
    name = "compare",
    header = "Compare two folders of results, point by point, with intervals.",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "",
      "A difference is the second folder less the first. Runs of the same seed share their random",
      "numbers and are paired, replication by replication; others are compared by Welch's interval.",
      "",
      "Examples:",
      "  contend compare before after                        the metric that each is run for",
      "  contend compare before after --metric peak-memory   another one",
      "  contend compare before after --within 2%%            exit code 4 if anything is further off",
      "  contend compare out out --first runtime=cpython-3.14 --second runtime=cpython-3.14t",
      "                                                      two runtimes of one run"
    })
final class CompareCommand implements Callable<Integer> {
  private static final double PERCENT = 100;
  private static final int MOST_TOLD = 20;

  /** From so many intervals of 95 % on, one that misses by chance is to be expected. */
  private static final int MANY = 20;

  @CommandLine.Spec
  private CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  @Parameters(index = "0", paramLabel = "FIRST", description = "A folder of results.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "SECOND", description = "Another one, or the same.")
  private Path second = Path.of("");

  @Option(
      names = "--metric",
      paramLabel = "NAME",
      description =
          "A metric to compare, as in results.csv; may be given several times; 'all' for every"
              + " one. Default: what the workload is run for.")
  private List<String> metrics = List.of();

  @Option(
      names = "--first",
      paramLabel = "COLUMN=VALUE",
      description = "Take only these points of the first folder; the column is not compared.")
  private Map<String, String> ofFirst = new LinkedHashMap<>();

  @Option(
      names = "--second",
      paramLabel = "COLUMN=VALUE",
      description = "The same of the second folder.")
  private Map<String, String> ofSecond = new LinkedHashMap<>();

  @Option(
      names = "--within",
      paramLabel = "PERCENT",
      description =
          "As '2 %%' or 2%%: end with exit code 4 if a point is missing on one side, or a whole interval is further"
              + " off than so many percent.")
  private @Nullable String within;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "One of: text, csv, json, markdown. Default: text.")
  private Format format = Format.TEXT;

  /** How the table is printed. */
  enum Format {
    TEXT,
    CSV,
    JSON,
    MARKDOWN
  }

  @Override
  public Integer call() {
    double bound = bound();
    ComparedFolder one = ComparedFolder.read(first);
    ComparedFolder other = ComparedFolder.read(second);
    boolean isPaired = one.seed() == other.seed();
    FolderComparison comparison = comparison(one, other, isPaired);
    List<ComparedPoint> beyond =
        comparison.points().stream()
            .filter(point -> point.change().map(change -> change.isBeyond(bound)).orElse(true))
            .toList();
    spec.commandLine().getOut().print(output(comparison, seeds(one, other)));
    spec.commandLine().getOut().flush();
    boolean isMissed = within != null && !beyond.isEmpty();
    if (isMissed) {
      PrintWriter err = spec.commandLine().getErr();
      err.println("contend: not within " + Numbers.format(PERCENT * bound) + " %:");
      beyond.stream()
          .limit(MOST_TOLD)
          .forEach(point -> err.println("    " + comparison.label(point) + ": " + point.verdict()));
      if (beyond.size() > MOST_TOLD) {
        err.println("    and " + (beyond.size() - MOST_TOLD) + " more");
      }
    }
    return (isMissed ? ExitCode.TARGET_MISSED : ExitCode.DONE).code();
  }

  private FolderComparison comparison(ComparedFolder one, ComparedFolder other, boolean isPaired) {
    FolderComparison.Side left = new FolderComparison.Side(one.replications(), ofFirst);
    FolderComparison.Side right = new FolderComparison.Side(other.replications(), ofSecond);
    try {
      FolderComparison comparison = new FolderComparison(left, right, isPaired, wanted(one, other));
      if (comparison.compared() == 0) {
        requireKnown(first, left);
        requireKnown(second, right);
        throw wrong(
            "the folders have no point in common; points are named by "
                + String.join(", ", comparison.keys())
                + comparison.keys().stream()
                    .map(column -> apart(column, left.values(column), right.values(column)))
                    .collect(Collectors.joining())
                + "\n    choose what differs with --first and --second, as in '--first"
                + " runtime=A --second runtime=B'");
      }
      return comparison;
    } catch (IllegalArgumentException exception) {
      throw wrong(String.valueOf(exception.getMessage()));
    }
  }

  /** Refuses a value of --first or --second that no point of its folder has. */
  private static void requireKnown(Path folder, FolderComparison.Side side) {
    for (String column : side.unmatched()) {
      String value = String.valueOf(side.only().get(column));
      throw wrong(
          "no point in "
              + folder
              + " has the "
              + column
              + " '"
              + value
              + "'\n    "
              + Suggestions.advice(value, side.values(column)));
    }
  }

  /** What two folders have in a column, if no value is in both; else empty. */
  private static String apart(String column, List<String> first, List<String> second) {
    return Collections.disjoint(first, second)
        ? "\n    "
            + column
            + ": in the first "
            + String.join(", ", first)
            + "; in the second "
            + String.join(", ", second)
        : "";
  }

  private List<String> wanted(ComparedFolder one, ComparedFolder other) {
    List<String> known = new ArrayList<>(names(one));
    names(other).stream().filter(name -> !known.contains(name)).forEach(known::add);
    if (metrics.contains("all")) {
      return known;
    }
    for (String metric : metrics) {
      if (!known.contains(metric)) {
        throw wrong(
            "no point has a metric '" + metric + "'\n    " + Suggestions.advice(metric, known));
      }
    }
    return metrics;
  }

  private static List<String> names(ComparedFolder folder) {
    return folder.replications().rows().stream().map(row -> row.text("metric")).distinct().toList();
  }

  private double bound() {
    if (within == null) {
      return 0;
    }
    Reading<Quantity> share = Units.read(within, Dimension.PERCENTAGE);
    if (share.value().isEmpty()) {
      throw wrong("--within: " + share.wrong() + "\n    " + share.advice());
    }
    double bound = share.value().get().inBaseUnits();
    if (bound < 0) {
      throw wrong("--within: '" + within + "' is below zero\n    write a percentage as '2 %'");
    }
    return bound;
  }

  private static String seeds(ComparedFolder one, ComparedFolder other) {
    return one.seed() == other.seed()
        ? "Both have the seed " + one.seed() + ", so that replications are paired."
        : "The seeds are "
            + one.seed()
            + " and "
            + other.seed()
            + ", so that nothing is paired: Welch's intervals.";
  }

  private String output(FolderComparison comparison, String seeds) {
    return switch (format) {
      case CSV -> TableFormats.CSV.format(comparison.table());
      case JSON -> json(comparison);
      case MARKDOWN -> readable(comparison, seeds, TableFormats.MARKDOWN);
      case TEXT -> readable(comparison, seeds, TableFormats.PLAIN_TEXT);
    };
  }

  private static String readable(
      FolderComparison comparison, String seeds, TableFormats tableFormat) {
    StringBuilder text = new StringBuilder(tableFormat.format(comparison.readable()));
    text.append('\n').append(told(comparison)).append('\n').append(seeds).append('\n');
    return text.toString();
  }

  private static String told(FolderComparison comparison) {
    long missing = comparison.count(point -> point.change().isEmpty());
    long bounded =
        comparison.count(
            point ->
                point
                    .change()
                    .map(change -> change.method() != ComparedPoint.Method.SINGLE)
                    .orElse(false));
    StringBuilder text =
        new StringBuilder()
            .append(comparison.compared())
            .append(" compared: ")
            .append(verdicts(comparison, "higher"))
            .append(" in the second, ")
            .append(verdicts(comparison, "lower"))
            .append(", ")
            .append(verdicts(comparison, "equal"))
            .append(", ")
            .append(verdicts(comparison, "not told apart"))
            .append("; ")
            .append(missing == 0 ? "none" : missing)
            .append(" on one side only.");
    if (bounded >= MANY) {
      text.append(
          String.format(
              Locale.ROOT,
              " Intervals are of 95 %%: of %d about %d miss by chance.",
              bounded,
              Math.round(bounded / (double) MANY)));
    }
    return text.toString();
  }

  private static String verdicts(FolderComparison comparison, String verdict) {
    return comparison.count(point -> point.verdict().equals(verdict)) + " " + verdict;
  }

  private String json(FolderComparison comparison) {
    List<String> texts = new ArrayList<>(comparison.keys());
    texts.remove("workers");
    texts.addAll(List.of("metric", "unit", "method", "verdict"));
    Map<String, Object> whole = new LinkedHashMap<>();
    whole.put("version", Version.number());
    whole.put("first", first.toString());
    whole.put("second", second.toString());
    whole.put("rows", JsonRows.of(comparison.table(), texts::contains));
    return JsonRows.text(whole);
  }

  private static CommandFailure wrong(String message) {
    return new CommandFailure(ExitCode.WRONG_OPTIONS, "contend: " + message);
  }
}
