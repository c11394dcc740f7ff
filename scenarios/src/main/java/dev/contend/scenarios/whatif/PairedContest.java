package dev.contend.scenarios.whatif;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.spec.PointSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Two sides by their runs: the advantage is the difference of the logarithms of what the workload
 * is run for, with common random numbers.
 */
public final class PairedContest implements Contest {
  private final List<PointSpec> first;
  private final List<PointSpec> second;
  private final Metric metric;
  private final Runs runs;

  /** Where runs come from. */
  @FunctionalInterface
  public interface Runs {
    /** The first replications of each of some points. */
    List<List<RunResult>> of(List<PointSpec> points, int replications) throws InterruptedException;
  }

  /**
   * A contest.
   *
   * @param first the first side's points along the axis
   * @param second the other's, equally many
   * @param metric positive; more of a rate is better, and less of anything else
   */
  public PairedContest(List<PointSpec> first, List<PointSpec> second, Metric metric, Runs runs) {
    if (first.size() != second.size() || first.isEmpty()) {
      throw new IllegalArgumentException(
          "sides have " + first.size() + " and " + second.size() + " places; must be as many");
    }
    this.first = List.copyOf(first);
    this.second = List.copyOf(second);
    this.metric = metric;
    this.runs = runs;
  }

  @Override
  public int places() {
    return first.size();
  }

  @Override
  public List<double[]> advantages(List<Integer> at, int replications) throws InterruptedException {
    List<PointSpec> points = new ArrayList<>();
    at.forEach(place -> points.add(first.get(place)));
    at.forEach(place -> points.add(second.get(place)));
    List<List<RunResult>> all = runs.of(points, replications);
    List<double[]> advantages = new ArrayList<>();
    for (int i = 0; i < at.size(); i++) {
      advantages.add(advantage(all.get(i), all.get(at.size() + i)));
    }
    return advantages;
  }

  private double[] advantage(List<RunResult> one, List<RunResult> other) {
    boolean has = has(one) && has(other);
    double[] values = new double[has ? one.size() : 0];
    int sign = metric.isRate() ? 1 : -1;
    for (int r = 0; r < values.length; r++) {
      values[r] =
          sign
              * (StrictMath.log(one.get(r).metrics().value(metric))
                  - StrictMath.log(other.get(r).metrics().value(metric)));
    }
    return values;
  }

  private boolean has(List<RunResult> side) {
    return side.stream()
        .allMatch(
            run ->
                run.unfinished().isEmpty()
                    && run.metrics().has(metric)
                    && run.metrics().value(metric) > 0);
  }
}
