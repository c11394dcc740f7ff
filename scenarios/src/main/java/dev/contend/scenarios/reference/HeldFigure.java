package dev.contend.scenarios.reference;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.scenarios.spec.PointSpec;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A published figure beside the simulated one of the same point and metric.
 *
 * @param reference the name of the reference
 * @param published the figure
 * @param point at which it is held
 * @param row of the results
 */
record HeldFigure(
    String reference, PublishedFigure published, PointSpec point, ResultTable.Row row) {
  double simulated() {
    return row.number("mean");
  }

  double error() {
    return published.error(simulated());
  }

  Optional<Double> baselineError() {
    return published.baseline().map(published::error);
  }

  Verdict verdict() {
    return published.verdict(simulated());
  }

  /**
   * Adds a row to a table of the kind {@link dev.contend.reports.table.Tables#REFERENCE}.
   *
   * @param axes those of the table; the figure's point may lack some
   */
  void addTo(TableBuilder table, List<String> axes) {
    Stream.of("experiment", "machine", "workload", "runtime", "workers")
        .forEach(column -> table.text(column, row.text(column)));
    axes.forEach(axis -> table.text(axis, point.axes().getOrDefault(axis, "")));
    table
        .text("metric", published.metric())
        .text("unit", published.unit())
        .number("published", published.published())
        .number("simulated", simulated())
        .text("ci95_low", row.text("ci95_low"))
        .text("ci95_high", row.text("ci95_high"))
        .number("error", error());
    number(table, "bound", published.bound());
    number(table, "baseline", published.baseline());
    number(table, "baseline_error", baselineError());
    table
        .text("role", published.role().word())
        .text("verdict", verdict().label())
        .text("known_miss", published.knownMiss())
        .text("reference", reference)
        .text("source", published.source())
        .end();
  }

  private static void number(TableBuilder table, String column, Optional<Double> value) {
    if (value.isPresent()) {
      table.number(column, value.get());
    } else {
      table.none(column);
    }
  }

  /** What it is of, for a sentence. */
  String label() {
    return published.metric() + " of " + point.label();
  }
}
