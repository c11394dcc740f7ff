package dev.contend.scenarios.whatif;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.scenarios.experiment.ComparedPoint;
import dev.contend.scenarios.spec.PointSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a change makes of a point.
 *
 * @param change which
 * @param point the point as it was
 * @param metric what its workload is run for
 * @param before the metric by replication as it was
 * @param after the same with the change
 * @param compared the metric before and after, replication by replication; empty if there is
 *     nothing to compare
 * @param why there is not; empty if there is
 */
public record Effect(
    Change change,
    PointSpec point,
    Metric metric,
    Map<Integer, Double> before,
    Map<Integer, Double> after,
    Optional<ComparedPoint> compared,
    String why) {
  public Effect {
    before = Collections.unmodifiableMap(new LinkedHashMap<>(before));
    after = Collections.unmodifiableMap(new LinkedHashMap<>(after));
  }

  /** What is to be said of an effect. */
  public enum Verdict {
    BETTER("better"),
    WORSE("worse"),
    /** The interval has both in it. */
    NOT_TOLD_APART("not told apart"),
    EQUAL("equal"),
    NONE("no result");

    private final String label;

    Verdict(String label) {
      this.label = label;
    }

    /** In tables. */
    public String label() {
      return label;
    }
  }

  /** Whether the point is better or worse beyond chance. */
  public Verdict verdict() {
    Optional<ComparedPoint.Change> found = compared.flatMap(ComparedPoint::change);
    if (found.isEmpty()) {
      return Verdict.NONE;
    }
    // By the logarithms where there are any, as what is shown.
    MeanEstimate difference = found.get().relative().orElse(found.get().difference());
    if (difference.mean() == 0 && difference.halfWidth() == 0) {
      return Verdict.EQUAL;
    }
    if (difference.covers(0)) {
      return Verdict.NOT_TOLD_APART;
    }
    return difference.mean() > 0 == metric.isRate() ? Verdict.BETTER : Verdict.WORSE;
  }

  /**
   * How much better the point is, in logarithms of the metric, so that gains of rates and of times
   * are of one kind; negative if it is worse, lowest if that is not known.
   */
  public double gain() {
    Optional<ComparedPoint.Change> found = compared.flatMap(ComparedPoint::change);
    if (found.isEmpty()) {
      return Double.NEGATIVE_INFINITY;
    }
    double sign = metric.isRate() ? 1 : -1;
    return found
        .get()
        .relative()
        .map(relative -> sign * StrictMath.log1p(relative.mean()))
        .orElse(sign * found.get().difference().mean());
  }

  /**
   * Whether the point is better with this change than as it was, if so many such claims are made.
   */
  boolean helps(int claims) {
    return compared.isPresent() && isBetter(before, after, claims);
  }

  /** Whether it is better with this change than with another one, if so many claims are made. */
  boolean beats(Effect other, int claims) {
    return compared.isPresent()
        && (other.compared.isEmpty() || isBetter(other.after, after, claims));
  }

  private boolean isBetter(Map<Integer, Double> worse, Map<Integer, Double> better, int claims) {
    List<Integer> both = better.keySet().stream().filter(worse::containsKey).toList();
    double[] difference =
        both.stream()
            .mapToDouble(
                r -> goodness(better.getOrDefault(r, 0.0)) - goodness(worse.getOrDefault(r, 0.0)))
            .toArray();
    return difference.length > 0 && MeanEstimate.of(difference).among(claims).low() > 0;
  }

  /** By the logarithm where there is one, as what is shown. */
  private double goodness(double value) {
    boolean isPositive =
        compared.flatMap(ComparedPoint::change).orElseThrow().relative().isPresent();
    return (metric.isRate() ? 1 : -1) * (isPositive && value > 0 ? StrictMath.log(value) : value);
  }
}
