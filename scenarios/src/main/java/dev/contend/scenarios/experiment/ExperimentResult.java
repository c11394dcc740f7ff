package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * All runs of a scenario.
 *
 * @param scenario what was asked for, less the points whose program does not end
 * @param runs for each point in the scenario's order its replications in order, equally many
 * @param precise whether every point's interval is as narrow as was asked for
 * @param unfinished the points that were asked for and whose program does not end
 * @param failed the points that were asked for and at which the tool failed
 */
public record ExperimentResult(
    ScenarioSpec scenario,
    List<List<RunResult>> runs,
    boolean precise,
    List<UnfinishedPoint> unfinished,
    List<FailedPoint> failed) {
  public ExperimentResult {
    unfinished = List.copyOf(unfinished);
    failed = List.copyOf(failed);
  }

  /** Results of a scenario at no point of which the tool failed. */
  public ExperimentResult(
      ScenarioSpec scenario,
      List<List<RunResult>> runs,
      boolean precise,
      List<UnfinishedPoint> unfinished) {
    this(scenario, runs, precise, unfinished, List.of());
  }

  /** The points that were asked for, those without results included. */
  public int asked() {
    return runs.size() + unfinished.size() + failed.size();
  }

  /** The points whose interval is wider than was asked for, each with how wide it is. */
  public List<String> imprecise() {
    List<String> points = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      double width = relativeHalfWidth(i);
      if (width > scenario.replications().precision()) {
        points.add(
            String.format(
                Locale.ROOT, "%s: within %.2g %%", scenario.points().get(i).label(), 100 * width));
      }
    }
    return points;
  }

  /** How wide the interval of a point's headline metric is: half of it over the mean. */
  double relativeHalfWidth(int point) {
    Metric headline = scenario.headline();
    double[] values =
        runs.get(point).stream().mapToDouble(run -> run.metrics().value(headline)).toArray();
    return MeanEstimate.of(values).relativeHalfWidth();
  }

  /** Replications of each point. */
  public int replications() {
    return runs.get(0).size();
  }

  /** Whether a mean has an interval: neither an exact value nor a single draw has one. */
  public boolean hasIntervals() {
    return scenario.varies() && replications() > 1;
  }
}
