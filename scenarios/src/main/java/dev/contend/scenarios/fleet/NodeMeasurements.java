package dev.contend.scenarios.fleet;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.scenarios.experiment.RunResult;
import dev.contend.workloads.catalog.Workload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What was simulated of a node that answers requests.
 *
 * @param workload what it does
 * @param loaded its runs by requests a second
 * @param busy its runs with so many workers that are always busy, by their number
 */
record NodeMeasurements(
    Workload workload,
    NavigableMap<Double, List<RunResult>> loaded,
    NavigableMap<Integer, List<RunResult>> busy) {
  private static final double MS_PER_S = 1e3;
  private static final String MEDIAN = "p50";
  private static final String MOST = "p95";
  private static final String NEARLY_ALL = "p99";

  /** Replications of each. */
  int replications() {
    return busy.firstEntry().getValue().size();
  }

  /** All replications, each once. */
  int[] all() {
    return IntStream.range(0, replications()).toArray();
  }

  /** Whether a workload measures what a model of it needs. */
  static boolean canMeasure(Workload workload) {
    return Stream.of(MEDIAN, MOST, NEARLY_ALL).allMatch(each -> find(workload, each).isPresent());
  }

  /** Whether there are latencies in all of some runs. */
  static boolean keepsUp(Workload workload, List<RunResult> runs) {
    Metric median = find(workload, MEDIAN).orElseThrow();
    return runs.stream().allMatch(run -> run.metrics().has(median));
  }

  /** Half of the requests of some runs take no longer. */
  static double medianSeconds(Workload workload, List<RunResult> runs) {
    Metric median = find(workload, MEDIAN).orElseThrow();
    return runs.stream().mapToDouble(run -> run.metrics().value(median)).average().orElseThrow()
        / MS_PER_S;
  }

  private static Optional<Metric> find(Workload workload, String which) {
    return workload.metrics().stream()
        .filter(metric -> metric.name().endsWith("-latency-" + which))
        .findFirst();
  }

  private Metric latency(String which) {
    return find(workload, which).orElseThrow();
  }

  /**
   * The node as some of its replications are.
   *
   * @param drawn which, each as often as it counts
   * @param turns how many requests are served at a time
   */
  NodeService service(int[] drawn, int turns) {
    List<RunResult> light = loaded.firstEntry().getValue();
    NavigableMap<Integer, Double> rates = new TreeMap<>();
    double most = 0;
    for (Map.Entry<Integer, List<RunResult>> each : busy.entrySet()) {
      // More workers that answer less are as good as fewer, to which a node could hold itself.
      most = Math.max(most, mean(each.getValue(), drawn, run -> run.value(workload.headline())));
      rates.put(each.getKey(), most);
    }
    ServiceTimes times =
        ServiceTimes.of(
            rates.firstKey() / rates.firstEntry().getValue(),
            mean(light, drawn, run -> run.value(latency(MEDIAN))) / MS_PER_S,
            mean(light, drawn, run -> run.value(latency(MOST))) / MS_PER_S,
            mean(light, drawn, run -> run.value(latency(NEARLY_ALL))) / MS_PER_S);
    return new NodeService(times, rates, turns);
  }

  private static double mean(List<RunResult> runs, int[] drawn, ToDoubleFunction<MetricSet> value) {
    return IntStream.of(drawn)
        .mapToDouble(i -> value.applyAsDouble(runs.get(i).metrics()))
        .average()
        .orElseThrow();
  }

  /** The 99th percentile in milliseconds by load, at loads at which all runs have one. */
  Map<Double, MeanEstimate> latencies99() {
    Metric metric = latency(NEARLY_ALL);
    Map<Double, MeanEstimate> found = new LinkedHashMap<>();
    loaded.forEach(
        (load, runs) -> {
          if (runs.stream().allMatch(run -> run.metrics().has(metric))) {
            found.put(
                load,
                MeanEstimate.of(
                    runs.stream().mapToDouble(run -> run.metrics().value(metric)).toArray()));
          }
        });
    return found;
  }

  /** Milliseconds of Python and its runtime that a request takes at the highest load. */
  double pythonMsOfRequest() {
    List<RunResult> runs = loaded.lastEntry().getValue();
    double share = NodeTime.pythonPs(runs) / NodeTime.allPs(runs);
    double rate =
        runs.stream()
            .mapToDouble(run -> run.metrics().value(workload.headline()))
            .average()
            .orElseThrow();
    return MS_PER_S * share * busy.lastKey() / rate;
  }
}
