package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.StoppingRule;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.spec.ReplicationSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Whether results are as precise as a scenario asks for: every metric that it names, at every point
 * that has it. A point may have none, as an unstable one has no latency; but some point must.
 */
final class Precision {
  private final ExperimentResult result;
  private final ScenarioSpec scenario;
  private final ReplicationSpec asked;

  Precision(ExperimentResult result) {
    this.result = result;
    scenario = result.scenario();
    asked = scenario.replications();
  }

  /** Whether everything is precise enough. What does not vary is exact. */
  boolean isReached() {
    return !scenario.varies() || missing().isEmpty();
  }

  /** What is not precise enough, each with how wide its interval is. */
  List<String> missing() {
    List<String> missing = new ArrayList<>();
    shares().forEach((metric, share) -> missing.addAll(missing(metric, share)));
    return missing;
  }

  private Map<String, Double> shares() {
    return asked.ofMetrics().isEmpty()
        ? Collections.singletonMap(scenario.headline().name(), asked.precision())
        : asked.ofMetrics();
  }

  private List<String> missing(String metric, double share) {
    List<String> missing = new ArrayList<>();
    boolean anyHas = false;
    for (int point = 0; point < result.runs().size(); point++) {
      Optional<double[]> values = values(point, metric);
      anyHas |= values.isPresent();
      if (values.isPresent() && !StoppingRule.isPrecise(values.get(), share)) {
        missing.add(scenario.points().get(point).label() + ": " + width(metric, values.get()));
      }
    }
    if (!anyHas) {
      missing.add("no point has the metric '" + metric + "'");
    }
    return missing;
  }

  private String width(String metric, double[] values) {
    String of = asked.ofMetrics().isEmpty() ? "" : metric + " ";
    return of
        + (values.length < 2
            ? "a single run"
            : within(MeanEstimate.of(values).relativeHalfWidth()));
  }

  private static String within(double share) {
    String two = String.format(Locale.ROOT, "%.2g", 100 * share);
    return "within "
        + (two.contains("e") ? String.format(Locale.ROOT, "%.0f", 100 * share) : two)
        + " %";
  }

  /** The points whose headline's interval is wider than a share of its mean, the widest first. */
  List<String> widerThan(double share) {
    record Wide(int point, double width) {}
    return IntStream.range(0, result.runs().size())
        .boxed()
        .flatMap(
            point ->
                values(point, scenario.headline().name()).stream()
                    .map(each -> new Wide(point, MeanEstimate.of(each).relativeHalfWidth())))
        .filter(each -> each.width() > share)
        .sorted(Comparator.comparingDouble(Wide::width).reversed())
        .map(each -> scenario.points().get(each.point()).label() + ": " + within(each.width()))
        .toList();
  }

  /** The replications of a metric at a point, if all of them have it. */
  private Optional<double[]> values(int point, String name) {
    List<RunResult> runs = result.runs().get(point);
    Optional<Metric> metric =
        runs.get(0).metrics().asMap().keySet().stream()
            .filter(each -> each.name().equals(name))
            .findFirst();
    return metric
        .filter(each -> runs.stream().allMatch(run -> run.metrics().has(each)))
        .map(each -> runs.stream().mapToDouble(run -> run.metrics().value(each)).toArray());
  }

  /** What was asked for and whether it was reached, as the end of a sentence. */
  String sentence() {
    String how = result.precise() ? "known" : "NOT known";
    if (asked.ofMetrics().isEmpty()) {
      return "the "
          + scenario.headline().name()
          + " of every point is "
          + how
          + " within "
          + percent(asked.precision())
          + " of its mean";
    }
    return asked.ofMetrics().entrySet().stream()
            .map(each -> each.getKey() + " within " + percent(each.getValue()))
            .collect(Collectors.joining(" and "))
        + " of its mean "
        + (result.precise() ? "is" : "is NOT")
        + " known at every point that has it";
  }

  private static String percent(double share) {
    return Numbers.format(100 * share) + " %";
  }
}
