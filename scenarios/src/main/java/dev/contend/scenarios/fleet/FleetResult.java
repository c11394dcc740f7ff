package dev.contend.scenarios.fleet;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an alternative of a fleet yields.
 *
 * @param alternative from 0
 * @param values of each metric in each replication; none if it does not keep up
 * @param notes what is to be known of how it was found, in sentences
 */
public record FleetResult(int alternative, Map<Metric, double[]> values, List<String> notes) {
  public FleetResult {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    notes = List.copyOf(notes);
  }

  /**
   * The mean of a metric and the interval in which 95 % of replications lie.
   *
   * <p>Replications differ in the nodes that they resample: what is not known of a node does not
   * average out over them, and so the interval is not made narrower by their number.
   */
  Optional<MeanEstimate> estimate(Metric metric) {
    return Optional.ofNullable(values.get(metric))
        .map(FleetResult::spread)
        .map(FleetResult::atLeastZero);
  }

  /** The values of a metric in each replication; none if it has none. */
  double[] of(Metric metric) {
    return values.getOrDefault(metric, new double[0]);
  }

  /** Nothing that is measured of a fleet can be below zero. */
  private static MeanEstimate atLeastZero(MeanEstimate estimate) {
    return new MeanEstimate(
        estimate.mean(), Math.max(0, estimate.low()), estimate.high(), estimate.replications());
  }

  static MeanEstimate spread(double[] values) {
    MeanEstimate mean = MeanEstimate.of(values);
    double half = mean.halfWidth() * StrictMath.sqrt(values.length);
    return new MeanEstimate(mean.mean(), mean.mean() - half, mean.mean() + half, values.length);
  }
}
