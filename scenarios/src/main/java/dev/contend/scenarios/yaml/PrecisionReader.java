package dev.contend.scenarios.yaml;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.spec.ReplicationSpec;
import dev.contend.scenarios.yaml.ScenarioPartKeys.Replications;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.hardware.HardwareMetrics;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How precise results must be: {@code precision: 1 %} for the metric that the workload is run for,
 * or {@code precision: {response-rate: 1 %, response-latency-p99: 5 %}} for those that are named.
 */
final class PrecisionReader {
  private PrecisionReader() {}

  /** Reads the key of a mapping at {@code replications}. */
  static ReplicationSpec read(YamlMap range, int min, int max) {
    Optional<YamlValue> value = range.find(Replications.PRECISION.name());
    if (value.isPresent() && value.get().isMap()) {
      Map<String, Double> shares = new LinkedHashMap<>();
      value.get().map().ifPresent(map -> shares.putAll(shares(map)));
      return new ReplicationSpec(min, max, 1, shares);
    }
    return new ReplicationSpec(min, max, range.value(Replications.PRECISION));
  }

  private static Map<String, Double> shares(YamlMap map) {
    Map<String, Double> shares = new LinkedHashMap<>();
    if (map.keys().isEmpty()) {
      map.report("names no metric", "write like 'precision: {time: 1 %}', or 'precision: 1 %'");
    }
    for (String metric : map.keys()) {
      map.optional(metric, Replications.SHARE).ifPresent(share -> shares.put(metric, share));
    }
    return shares;
  }

  /** Reports names that are no metric of the workload. */
  static void check(YamlMap scenario, Workload workload) {
    Optional<YamlValue> value =
        scenario
            .find(ScenarioKeys.REPLICATIONS.name())
            .filter(YamlValue::isMap)
            .flatMap(YamlValue::map)
            .flatMap(range -> range.find(Replications.PRECISION.name()));
    if (value.isPresent() && value.get().isMap()) {
      value.get().map().ifPresent(map -> map.onlyKeys(metrics(workload)));
    }
  }

  /** The metrics that one run of a workload can have. */
  private static List<String> metrics(Workload workload) {
    return Stream.of(
            workload.tabulated(),
            workload.metrics(),
            RunMetrics.ALL,
            MemoryMetrics.ALL,
            HardwareMetrics.ALL,
            ProgramMetrics.ALL)
        .flatMap(List::stream)
        .map(Metric::name)
        .distinct()
        .toList();
  }
}
