package dev.contend.scenarios.sensitivity;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.scenarios.spec.Objective;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.whatif.PairedContest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** What is asked of one point, or of two that are held against each other. */
public interface Question {
  /** How many points there are in it. */
  int points();

  /**
   * What a setting yields.
   *
   * @param points of the setting
   * @param runs of each point, replication by replication
   * @return a value for each replication; none without a result
   */
  double[] values(List<PointSpec> points, List<List<RunResult>> runs) throws InterruptedException;

  /** Whether it is a claim, which holds or not. */
  default boolean isClaim() {
    return true;
  }

  /** How far a value is from where a claim no longer holds; below 0 if it does not. */
  default double margin(double value) {
    return value;
  }

  /** A value as it is told. */
  double shown(double value);

  /** The unit of what is told; empty for a number without dimension. */
  String unit();

  /** What is told, in a word or two. */
  String quantity();

  /** The claim in words, or what is asked for. */
  String text();

  /** An expression over metrics, alone or with a bound that it is claimed to keep. */
  record Measured(Objective objective, boolean isClaim) implements Question {
    @Override
    public int points() {
      return 1;
    }

    @Override
    public double[] values(List<PointSpec> points, List<List<RunResult>> runs) {
      List<Double> values = new ArrayList<>();
      for (RunResult run : runs.get(0)) {
        Map<String, Double> named = new LinkedHashMap<>();
        run.metrics().asMap().forEach((metric, value) -> named.put(metric.name(), value));
        OptionalDouble value = objective.of(named, points.get(0).workers());
        if (!run.unfinished().isEmpty() || value.isEmpty()) {
          return new double[0];
        }
        values.add(value.getAsDouble());
      }
      return values.stream().mapToDouble(value -> value).toArray();
    }

    @Override
    public double margin(double value) {
      double distance = objective.bound() - value;
      return objective.isAtMost() ? distance : -distance;
    }

    @Override
    public double shown(double value) {
      return value / objective.unitSize();
    }

    @Override
    public String unit() {
      return objective.unit();
    }

    @Override
    public String quantity() {
      return objective.text().replaceFirst("\\s*[<>].*", "");
    }

    @Override
    public String text() {
      return objective.text();
    }
  }

  /** How many times as good the first of two points is as the other; its value is the logarithm. */
  interface Paired extends Question {
    @Override
    default int points() {
      return 2;
    }

    @Override
    default double shown(double value) {
      return StrictMath.exp(value);
    }

    @Override
    default String unit() {
      return "";
    }
  }

  /**
   * That the first of two points is better than the other by a metric.
   *
   * @param first what the first is called
   * @param second what the other is called
   */
  record Beats(String first, String second, Metric metric) implements Paired {
    /** The logarithm of how many times as good the first is. */
    @Override
    public double[] values(List<PointSpec> points, List<List<RunResult>> runs)
        throws InterruptedException {
      PairedContest contest =
          new PairedContest(
              points.subList(0, 1), points.subList(1, 2), metric, (asked, replications) -> runs);
      return contest.advantages(List.of(0), runs.get(0).size()).get(0);
    }

    @Override
    public String quantity() {
      return "advantage";
    }

    @Override
    public String text() {
      return first + " beats " + second;
    }
  }
}
