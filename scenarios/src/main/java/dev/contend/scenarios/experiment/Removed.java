package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.scenarios.spec.PointSpec;
import java.util.List;
import java.util.Optional;

/**
 * A point simulated again without the largest part of its loss, from the same random streams.
 *
 * @param point which
 * @param removal what was taken away
 * @param before replications of the point as it is
 * @param after some without the loss; none if there is nothing to compare
 * @param why there is nothing to compare, in lines: the program does not end then, or has none of
 *     what is compared, or the tool fails; none if there is
 * @param failed the point without the loss, if the tool fails at it
 */
record Removed(
    PointSpec point,
    Removal removal,
    List<RunResult> before,
    List<RunResult> after,
    List<String> why,
    Optional<FailedPoint> failed) {
  Removed {
    before = List.copyOf(before);
    after = List.copyOf(after);
    why = List.copyOf(why);
  }

  /** Whether there is something to compare. */
  boolean isCompared() {
    return !after.isEmpty();
  }

  /** The fault of the tool at the point without the loss, in a sentence; empty if there is none. */
  Optional<String> fault() {
    return failed.map(each -> each.message(" with " + removal.with()));
  }

  /** The point's own replications that those without the loss are paired with. */
  List<RunResult> paired() {
    return before.subList(0, after.size());
  }

  /** A metric without the loss. */
  MeanEstimate without(Metric metric) {
    return MeanEstimate.of(values(after, metric));
  }

  /** Part of the time for the same work that is saved, by a metric that is a time or a rate. */
  MeanEstimate saved(Metric metric) {
    double[] ratios = ratios(metric);
    for (int r = 0; r < ratios.length; r++) {
      ratios[r] = 1 - ratios[r];
    }
    return MeanEstimate.of(ratios);
  }

  /** Time for the same work without the loss over that with it, replication by replication. */
  double[] ratios(Metric metric) {
    double[] with = values(paired(), metric);
    double[] without = values(after, metric);
    double[] ratios = new double[with.length];
    for (int r = 0; r < ratios.length; r++) {
      ratios[r] = metric.isRate() ? with[r] / without[r] : without[r] / with[r];
    }
    return ratios;
  }

  private static double[] values(List<RunResult> runs, Metric metric) {
    return runs.stream().mapToDouble(run -> run.metrics().value(metric)).toArray();
  }
}
