package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * All runs of a scenario.
 *
 * @param scenario what was asked for, less the points whose program does not end
 * @param runs for each point in the scenario's order its replications in order, equally many
 * @param precise whether every point's interval is as narrow as was asked for
 * @param unfinished the points that were asked for and whose program does not end
 * @param failed the points that were asked for and at which the tool failed
 * @param removed what is gained without the largest loss of some points; none if not asked for
 */
public record ExperimentResult(
    ScenarioSpec scenario,
    List<List<RunResult>> runs,
    boolean precise,
    List<UnfinishedPoint> unfinished,
    List<FailedPoint> failed,
    List<Removed> removed) {
  public ExperimentResult {
    unfinished = List.copyOf(unfinished);
    failed = List.copyOf(failed);
    removed = List.copyOf(removed);
  }

  /** Results with nothing taken away. */
  public ExperimentResult(
      ScenarioSpec scenario,
      List<List<RunResult>> runs,
      boolean precise,
      List<UnfinishedPoint> unfinished,
      List<FailedPoint> failed) {
    this(scenario, runs, precise, unfinished, failed, List.of());
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

  /** The same with what is gained without some losses. */
  ExperimentResult with(List<Removed> found) {
    return new ExperimentResult(scenario, runs, precise, unfinished, failed, found);
  }

  /** The points whose interval is wider than was asked for, each with how wide it is. */
  public List<String> imprecise() {
    return wider(scenario.replications().precision(), Comparator.naturalOrder());
  }

  /** The points whose interval is wider than a share of the mean, likewise, the widest first. */
  List<String> widerThan(double share) {
    return wider(share, Comparator.comparingDouble(this::relativeHalfWidth).reversed());
  }

  private List<String> wider(double share, Comparator<Integer> order) {
    return IntStream.range(0, runs.size())
        .filter(point -> relativeHalfWidth(point) > share)
        .boxed()
        .sorted(order)
        .map(
            point ->
                scenario.points().get(point).label()
                    + ": within "
                    + percent(relativeHalfWidth(point)))
        .toList();
  }

  private static String percent(double share) {
    String two = String.format(Locale.ROOT, "%.2g", 100 * share);
    return (two.contains("e") ? String.format(Locale.ROOT, "%.0f", 100 * share) : two) + " %";
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
