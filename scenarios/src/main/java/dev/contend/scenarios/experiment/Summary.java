package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.reports.table.HandoffClasses;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SummaryTables;
import dev.contend.reports.table.TableFormats;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run found, verdict first, then the tables. */
public final class Summary {
  /** What stands before the finding that a scenario states. */
  public static final String FINDING = "The scenario's own finding: ";

  /** Half an interval of more than this share of the mean is wide. */
  private static final double WIDE = 0.1;

  /** More rows are not read one by one. */
  private static final int MOST_ROWS = 100;

  private final ExperimentResult result;
  private final ScenarioSpec scenario;

  /** Names of the metrics that the tables show. */
  private final List<String> tabulated;

  private final Optional<ResultTable> handoffs;
  private final List<String> fitted;
  private final String finding;
  private final List<String> verdict;
  private final List<SummaryTables.Captioned> captioned;

  public Summary(ExperimentResult result, ResultTables tables) {
    this.result = result;
    scenario = result.scenario();
    handoffs = tables.handoffs();
    fitted = tables.fitted();
    finding = "";
    verdict =
        Stream.concat(
                new LoadVerdict(result).sentences().stream(),
                new Findings(tables).sentences().stream())
            .toList();
    tabulated = tabulated(tables);
    captioned =
        handoffs.isPresent() ? List.of() : SummaryTables.of(tables.results(tabulated), tabulated);
  }

  private Summary(Summary same, String finding) {
    result = same.result;
    scenario = same.scenario;
    tabulated = same.tabulated;
    handoffs = same.handoffs;
    fitted = same.fitted;
    verdict = same.verdict;
    captioned = same.captioned;
    this.finding = finding;
  }

  /** The same beside what the scenario's author found; an empty text is none. */
  public Summary beside(String statedFinding) {
    return new Summary(this, statedFinding);
  }

  /** The verdict: on open arrivals first, then a sentence for each curve. */
  public List<String> verdict() {
    return verdict;
  }

  /** What laws of scalability say of long curves, a sentence each; none if there are none. */
  public List<String> fitted() {
    return fitted;
  }

  /** The points that have no row in the tables, since their program does not end; in Markdown. */
  private String unfinished() {
    if (result.unfinished().isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n## Without results: the program does not end\n\n");
    for (UnfinishedPoints same : UnfinishedPoints.of(result.unfinished())) {
      text.append("- ")
          .append(
              same.points().stream()
                  .map(UnfinishedPoint::label)
                  .collect(Collectors.joining(";\n  ")))
          .append(":\n");
      same.why().forEach(line -> text.append("    - ").append(line).append('\n'));
    }
    return text.toString();
  }

  /** The tables, as text for a terminal or as Markdown, each followed by an empty line. */
  public String tables(TableFormats format) {
    if (handoffs.isPresent()) {
      return format.format(HandoffClasses.of(handoffs.get())) + "\n";
    }
    return captioned.stream()
        .map(part -> caption(part.machine()) + rows(part.table(), format) + "\n")
        .collect(Collectors.joining());
  }

  private static String rows(ResultTable table, TableFormats format) {
    int more = table.rows().size() - MOST_ROWS;
    return more <= 0
        ? format.format(table)
        : format.format(table.first(MOST_ROWS))
            + "\nand "
            + more
            + " more rows; "
            + Tables.RESULTS.fileName()
            + " has all.\n";
  }

  private static String caption(String machine) {
    return machine.isEmpty() ? "" : "On " + machine + ":\n\n";
  }

  /** What the tables show: the speedup, or the workload's metrics where points have no baseline. */
  private static List<String> tabulated(ResultTables tables) {
    ScenarioSpec scenario = tables.scenario();
    List<Metric> shown =
        tables.has(DerivedMetrics.SPEEDUP) && !Curve.isSpread(scenario)
            ? List.of(DerivedMetrics.SPEEDUP)
            : scenario.tabulated().stream().filter(tables::has).toList();
    return shown.stream().map(Metric::name).toList();
  }

  /** What the tables show, in words. */
  public String heading() {
    if (handoffs.isPresent()) {
      return "One-way handoff of a line, mean over the pairs of hardware threads";
    }
    if (tabulated.contains(DerivedMetrics.SPEEDUP.name())) {
      return "Speedup over the same runtime with 1 worker";
    }
    if (scenario.headline().equals(RunMetrics.TIME)) {
      return "Time in seconds";
    }
    return sentenceCase(
        scenario.tabulated().stream().map(Summary::described).collect(Collectors.joining("; ")));
  }

  private static String described(Metric metric) {
    String help = metric.help().replaceFirst("\\.$", "");
    return Character.toLowerCase(help.charAt(0)) + help.substring(1) + ", in " + metric.unit();
  }

  private static String sentenceCase(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }

  /** How the numbers were made. */
  public String method() {
    if (!scenario.varies()) {
      return "Nothing varies in this scenario: one replication of each point is exact, "
          + "and no intervals are shown.";
    }
    if (!result.hasIntervals()) {
      return "One replication of each point, although the scenario varies: no interval can be "
          + "stated. Ask for 2 or more replications before you rely on a number.";
    }
    String means =
        String.format(
            Locale.ROOT,
            "Means of %d replications of each point with common random numbers, "
                + "95 %% Student intervals; ",
            result.replications());
    return means
        + (scenario.replications().asksForPrecision()
            ? new Precision(result).sentence() + "."
            : "no precision was asked for.")
        + wide();
  }

  /** Which intervals are wide, as a sentence behind others; empty if none is. */
  private String wide() {
    List<String> points = new Precision(result).widerThan(WIDE);
    return points.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            " WIDE: at %d of %d points the %s is known no better than 10 %% of its mean, worst at"
                + " %s; more replications would narrow it.",
            points.size(),
            result.runs().size(),
            scenario.headline().name(),
            points.get(0));
  }

  /** The whole as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(scenario.name()).append("\n\n");
    if (!scenario.question().isEmpty()) {
      text.append(scenario.question()).append("\n\n");
    }
    verdict().forEach(sentence -> text.append("- ").append(sentence).append('\n'));
    if (!finding.isEmpty()) {
      text.append('\n').append(FINDING).append(finding).append('\n');
    }
    text.append("\n## ").append(heading()).append("\n\n");
    text.append(tables(TableFormats.MARKDOWN));
    text.append(method()).append('\n');
    if (!fitted.isEmpty()) {
      text.append("\n## Laws of scalability\n\n");
      fitted.forEach(sentence -> text.append("- ").append(sentence).append('\n'));
    }
    text.append(unfinished());
    return text.toString();
  }
}
