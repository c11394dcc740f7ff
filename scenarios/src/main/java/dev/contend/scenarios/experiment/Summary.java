package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SpeedupTable;
import dev.contend.reports.table.TableFormats;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a run found, verdict first, then the tables. */
public final class Summary {
  private final ExperimentResult result;
  private final ResultTable results;
  private final ResultTable causes;

  public Summary(ExperimentResult result, ResultTable results, ResultTable causes) {
    this.result = result;
    this.results = results;
    this.causes = causes;
  }

  /** The verdict: one sentence for each runtime at its largest number of workers. */
  public List<String> verdict() {
    List<String> sentences = new ArrayList<>();
    ScenarioSpec scenario = result.scenario();
    for (PointSpec point : scenario.points()) {
      boolean largest =
          scenario.points().stream()
              .filter(other -> other.with(point.runtime(), point.workers()).equals(point))
              .filter(other -> other.runtime().equals(point.runtime()))
              .noneMatch(other -> other.workers() > point.workers());
      if (largest && point.workers() > 1) {
        sentence(point).ifPresent(sentences::add);
      }
    }
    return sentences;
  }

  private java.util.Optional<String> sentence(PointSpec point) {
    return find(results, point).stream()
        .filter(row -> row.text("metric").equals(DerivedMetrics.SPEEDUP.name()))
        .findFirst()
        .map(row -> point.label() + ": " + speedup(row) + mostLost(point) + ".");
  }

  private static String speedup(ResultTable.Row row) {
    return String.format(Locale.ROOT, "speedup %.2f", row.number("mean"));
  }

  private String mostLost(PointSpec point) {
    ResultTable.Row most = null;
    for (ResultTable.Row row : find(causes, point)) {
      boolean useful = row.text("cause").startsWith("useful");
      if (!useful && (most == null || row.number("share") > most.number("share"))) {
        most = row;
      }
    }
    if (most == null || most.number("share") < 0.01) {
      return "; nothing takes more than 1 % of the workers' time from useful work";
    }
    return String.format(
        Locale.ROOT,
        "; most is lost to %s (%.0f %% of the workers' time)",
        phrase(most.text("cause")),
        100 * most.number("share"));
  }

  private static String phrase(String cause) {
    return cause.equals(Cause.IDLE.label()) ? "workers done early" : cause;
  }

  private static List<ResultTable.Row> find(ResultTable table, PointSpec point) {
    return table.rows().stream()
        .filter(row -> row.text("machine").equals(point.machine().name()))
        .filter(row -> row.text("runtime").equals(point.runtime().label()))
        .filter(row -> row.integer("workers") == point.workers())
        .filter(
            row ->
                point.axes().entrySet().stream()
                    .allMatch(axis -> row.text(axis.getKey()).equals(axis.getValue())))
        .toList();
  }

  /** The speedup table of every machine, as text for a terminal or as Markdown. */
  public String speedupTables(TableFormats format) {
    StringBuilder text = new StringBuilder();
    result.scenario().points().stream()
        .map(point -> point.machine().name())
        .distinct()
        .forEach(
            machine -> {
              ResultTable table =
                  SpeedupTable.of(results, result.scenario().name(), machine, tabulated());
              text.append(format.format(table)).append('\n');
            });
    return text.toString();
  }

  /** What the tables show: the speedup, or the headline metric where no point has a baseline. */
  public String tabulated() {
    String speedup = DerivedMetrics.SPEEDUP.name();
    boolean has = results.rows().stream().anyMatch(row -> row.text("metric").equals(speedup));
    return has ? speedup : result.scenario().headline().name();
  }

  /** What the tables show, in words. */
  public String heading() {
    Metric headline = result.scenario().headline();
    if (!tabulated().equals(headline.name())) {
      return "Speedup over the same runtime with 1 worker";
    }
    return headline.equals(RunMetrics.TIME)
        ? "Time in seconds"
        : headline.help().replaceFirst("\\.$", "") + ", in " + headline.unit();
  }

  /** How the numbers were made. */
  public String method() {
    if (!result.scenario().varies()) {
      return "Nothing varies in this scenario: one replication of each point is exact, "
          + "and no intervals are shown.";
    }
    if (!result.hasIntervals()) {
      return "One replication of each point, although the scenario varies: no interval can be "
          + "stated. Ask for 2 or more replications before you rely on a number.";
    }
    if (result.scenario().replications().precision() >= 1) {
      return String.format(
          Locale.ROOT,
          "Means of %d replications of each point with common random numbers, "
              + "95 %% Student intervals; no precision was asked for.",
          result.replications());
    }
    return String.format(
        Locale.ROOT,
        "Means of %d replications of each point with common random numbers, "
            + "95 %% Student intervals; the %s of every point is %s within %s %% of its mean.",
        result.replications(),
        result.scenario().headline().name(),
        result.precise() ? "known" : "NOT known",
        dev.contend.reports.table.Numbers.format(
            100 * result.scenario().replications().precision()));
  }

  /** The whole as Markdown. */
  public String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# ").append(result.scenario().name()).append("\n\n");
    if (!result.scenario().question().isEmpty()) {
      text.append(result.scenario().question()).append("\n\n");
    }
    verdict().forEach(sentence -> text.append("- ").append(sentence).append('\n'));
    text.append("\n## ").append(heading()).append("\n\n");
    text.append(speedupTables(TableFormats.MARKDOWN));
    text.append(method()).append('\n');
    return text.toString();
  }
}
