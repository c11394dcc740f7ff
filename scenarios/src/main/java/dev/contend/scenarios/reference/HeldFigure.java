package dev.contend.scenarios.reference;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.spec.PointSpec;
import java.util.Optional;

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

  /** What it is of, for a sentence. */
  String label() {
    return published.metric() + " of " + point.label();
  }
}
