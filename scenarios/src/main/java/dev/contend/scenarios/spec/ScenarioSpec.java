package dev.contend.scenarios.spec;

import dev.contend.engine.metrics.Metric;
import java.util.List;

/**
 * A scenario, checked and complete.
 *
 * @param name as in tables
 * @param question what it asks; empty if it does not say
 * @param points every point of the sweep, in its order
 * @param axes names of the axes beside machine, runtime and workers
 * @param replications how often each point is run
 * @param seed of the random streams
 * @param charts names of the charts to draw
 * @param limits what each of its runs may cost
 */
public record ScenarioSpec(
    String name,
    String question,
    List<PointSpec> points,
    List<String> axes,
    ReplicationSpec replications,
    long seed,
    List<String> charts,
    RunLimits limits) {

  public ScenarioSpec {
    points = List.copyOf(points);
    axes = List.copyOf(axes);
    charts = List.copyOf(charts);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("scenario '" + name + "' has no point");
    }
  }

  /** The same with some of its points. */
  public ScenarioSpec withPoints(List<PointSpec> some) {
    return new ScenarioSpec(name, question, some, axes, replications, seed, charts, limits);
  }

  /** The same with other limits. */
  public ScenarioSpec with(RunLimits other) {
    return new ScenarioSpec(name, question, points, axes, replications, seed, charts, other);
  }

  /** The same with other replications. */
  public ScenarioSpec with(ReplicationSpec other) {
    return new ScenarioSpec(name, question, points, axes, other, seed, charts, limits);
  }

  /** The metric that the workload is run for. */
  public Metric headline() {
    return points.get(0).workload().workload().headline();
  }

  /** The metrics that tables show side by side, the headline first. */
  public List<Metric> tabulated() {
    return points.get(0).workload().workload().tabulated();
  }

  /** Whether anything varies from run to run: if not, one replication is exact. */
  public boolean varies() {
    return points.stream().anyMatch(PointSpec::varies);
  }
}
