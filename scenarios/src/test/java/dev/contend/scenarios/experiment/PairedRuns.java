package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.PairedDifference;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.util.List;

/** Points of an experiment of the library held against each other, replication by replication. */
final class PairedRuns {
  private static final int FEWEST = 3;

  private final ExperimentResult result;

  private PairedRuns(ExperimentResult result) {
    this.result = result;
  }

  /** Runs an experiment of the library with lines that stand in place of its own. */
  static PairedRuns ofLibrary(String experiment, String... lines) throws InterruptedException {
    String yaml = ScenarioTexts.ofLibrary(experiment);
    for (String line : lines) {
      yaml = ScenarioTexts.withLine(yaml, line.substring(0, line.indexOf(':') + 1), line);
    }
    return of(yaml);
  }

  static PairedRuns of(String yaml) throws InterruptedException {
    ExperimentResult result = ExperimentTest.run(yaml, 2);
    assertThat(result.unfinished()).isEmpty();
    assertThat(result.replications()).isGreaterThanOrEqualTo(FEWEST);
    return new PairedRuns(result);
  }

  /**
   * The values of a metric at one point.
   *
   * @param axes values that the point has on axes of the sweep, as written, one for each
   */
  double[] at(Metric metric, String runtime, int workers, String... axes) {
    List<PointSpec> points = result.scenario().points();
    List<PointSpec> found =
        points.stream()
            .filter(point -> point.runtime().label().equals(runtime))
            .filter(point -> point.workers() == workers)
            .filter(point -> point.axes().values().containsAll(List.of(axes)))
            .toList();
    assertThat(found).as("%s, %d workers, %s", runtime, workers, List.of(axes)).hasSize(1);
    return result.runs().get(points.indexOf(found.get(0))).stream()
        .mapToDouble(run -> run.metrics().value(metric))
        .toArray();
  }

  /** A metric that results have, by its name. */
  static Metric metric(String name) {
    return ResultTables.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /** The 95 % interval of the paired difference lies above 0. */
  static void holdMore(String what, double[] more, double[] less) {
    MeanEstimate difference = PairedDifference.of(more, less);
    assertThat(difference.low()).as("%s: %s", what, difference).isPositive();
  }

  /** The 95 % interval of the paired ratio lies within bounds. */
  static void holdRatio(String what, double[] over, double[] under, double low, double high) {
    double[] ratios = new double[over.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = over[i] / under[i];
    }
    MeanEstimate ratio = MeanEstimate.of(ratios);
    assertThat(ratio.low()).as("%s: %s", what, ratio).isGreaterThan(low);
    assertThat(ratio.high()).as("%s: %s", what, ratio).isLessThan(high);
  }
}
