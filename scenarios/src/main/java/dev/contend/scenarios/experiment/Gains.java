package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.PointSpec;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is gained without the largest loss of a point, in words and as a table. */
final class Gains {
  /** What then takes this share of the workers' time is told. */
  private static final double NEXT = 0.1;

  private static final int PERCENT = 100;

  private final ExperimentResult result;
  private final DerivedMetrics derived;

  Gains(ExperimentResult result) {
    this.result = result;
    derived = new DerivedMetrics(result);
  }

  /** What the point does without its largest loss, as a sentence; empty if that was not run. */
  Optional<String> of(PointSpec point) {
    return result.removed().stream()
        .filter(each -> each.point().equals(point))
        .findFirst()
        .map(this::sentence);
  }

  private String sentence(Removed removed) {
    String with = "Simulated with " + removed.removal().with();
    if (!removed.isCompared()) {
      return with + ", it has no result: " + removed.why().get(0) + ".";
    }
    MeanEstimate saved = removed.saved(metric());
    double share = removed.removal().loss().ofTime();
    return String.format(
        Locale.ROOT,
        "%s: %s, %s %% %s time for the same work; the loss was %.0f %% of the workers' time%s.",
        with,
        value(removed),
        percent(saved),
        saved.mean() < 0 ? "more" : "less",
        PERCENT * share,
        next(removed));
  }

  /** The size of a part in per cent, with its interval where that is no narrower than a digit. */
  private String percent(MeanEstimate part) {
    double percent = PERCENT * Math.abs(part.mean());
    // 100 % less would be no time at all.
    boolean nearlyAll = part.mean() > 0.995;
    String size = String.format(Locale.ROOT, nearlyAll ? "%.2f" : "%.0f", percent);
    double half = PERCENT * part.halfWidth();
    return result.hasIntervals() && half >= 0.5
        ? String.format(Locale.ROOT, "%s ±%.0f", size, half)
        : size;
  }

  /** The speedup, where the point has one, else the headline. */
  private String value(Removed removed) {
    int point = result.scenario().points().indexOf(removed.point());
    double[] speedup = derived.of(point).get(DerivedMetrics.SPEEDUP);
    if (speedup == null) {
      return Findings.quantity(removed.without(metric()).mean(), metric());
    }
    double[] ratios = removed.ratios(metric());
    double[] without = new double[ratios.length];
    for (int r = 0; r < without.length; r++) {
      without[r] = speedup[r] / ratios[r];
    }
    return String.format(Locale.ROOT, "%.2fx", MeanEstimate.of(without).mean());
  }

  private static String next(Removed removed) {
    return new PointLosses(removed.after())
        .large()
        .filter(loss -> loss.ofTime() >= NEXT)
        .map(
            loss ->
                String.format(
                    Locale.ROOT,
                    ", and then most is lost to %s (%.0f %%)",
                    Losses.phrase(loss),
                    PERCENT * loss.ofTime()))
        .orElse("");
  }

  private Metric metric() {
    return result.scenario().headline();
  }

  /** One row for each point that was run without its largest loss and can be compared. */
  ResultTable table() {
    TableBuilder table = Tables.REMOVED.builder(result.scenario().axes());
    for (Removed each : result.removed()) {
      if (each.isCompared()) {
        row(table, each);
      }
    }
    return table.build();
  }

  private void row(TableBuilder table, Removed removed) {
    PointLosses.Loss loss = removed.removal().loss();
    List<RunResult> paired = removed.paired();
    MeanEstimate before =
        MeanEstimate.of(
            paired.stream().mapToDouble(run -> run.metrics().value(metric())).toArray());
    MeanEstimate saved = removed.saved(metric());
    ResultTables.point(table, result.scenario(), removed.point())
        .text("loss", loss.subject().map(Contended::name).orElse(loss.cause().label()))
        .text("cause", loss.cause().label())
        .text("with", removed.removal().with())
        .number("share", loss.ofTime())
        .text("metric", metric().name())
        .text("unit", metric().unit())
        .number("mean", before.mean())
        .number("mean_without", removed.without(metric()).mean())
        .number("saved", saved.mean());
    if (result.hasIntervals()) {
      table.number("ci95_low", saved.low()).number("ci95_high", saved.high());
    } else {
      table.none("ci95_low").none("ci95_high");
    }
    table.number("replications", paired.size()).end();
  }
}
