package dev.contend.scenarios.yaml;

import dev.contend.workloads.runtime.process.PickleCosts;
import dev.contend.workloads.runtime.process.PipeCosts;
import dev.contend.workloads.runtime.process.ProcessCosts;
import dev.contend.workloads.runtime.process.QueueCosts;
import dev.contend.workloads.runtime.process.StartCosts;
import dev.contend.workloads.runtime.process.StartMethod;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what a runtime file says of processes: their starts, pickling, pipes, queues, pools. */
final class ProcessReader {
  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 10_000_000_000_000L);
  private static final ValueKind<Double> BANDWIDTH =
      ValueKinds.quantity(Dimension.BANDWIDTH, 1e3, 1e15);
  private static final ValueKind<YamlMap> SECTION =
      new ValueKind<>("a mapping", "{key: value}", YamlValue::map);

  private static final StartCosts NO_START = new StartCosts(0, 0, 0, 0);
  private static final PickleCosts NO_PICKLE = new PickleCosts(0, 0, 0, 0, 0, 0, 0);
  private static final PipeCosts NO_PIPE = new PipeCosts(0, 0, 0, 0, 0);
  private static final QueueCosts NO_QUEUE = new QueueCosts(0, 0, 0, 0, 0, 0, 0);

  private final SourcedReader sourced;

  ProcessReader(SourcedReader sourced) {
    this.sourced = sourced;
  }

  /** The start methods by the names that files use. */
  static ValueKind<StartMethod> startMethod() {
    return ValueKinds.enumeration(StartMethod.class);
  }

  /** The section; zeros, with problems reported, for what is not right. */
  ProcessCosts read(YamlMap runtime) {
    return section(runtime, "process", keys())
        .map(
            map ->
                new ProcessCosts(
                    sourced.read(map, "start-method", startMethod(), StartMethod.FORK),
                    starts(map),
                    pickle(map),
                    pipe(map),
                    queue(map)))
        .orElseGet(ProcessReader::nothing);
  }

  private static ProcessCosts nothing() {
    Map<StartMethod, StartCosts> starts = new EnumMap<>(StartMethod.class);
    for (StartMethod method : StartMethod.values()) {
      starts.put(method, NO_START);
    }
    return new ProcessCosts(StartMethod.FORK, starts, NO_PICKLE, NO_PIPE, NO_QUEUE);
  }

  private static List<String> keys() {
    List<String> keys = new ArrayList<>(List.of("start-method"));
    for (StartMethod method : StartMethod.values()) {
      keys.add(method.yamlName());
    }
    keys.addAll(List.of("pickle", "pipe", "queue"));
    return keys;
  }

  private Map<StartMethod, StartCosts> starts(YamlMap process) {
    Map<StartMethod, StartCosts> starts = new EnumMap<>(StartMethod.class);
    for (StartMethod method : StartMethod.values()) {
      starts.put(
          method,
          section(process, method.yamlName(), List.of("start", "boot", "exit", "first"))
              .map(this::start)
              .orElse(NO_START));
    }
    return starts;
  }

  private StartCosts start(YamlMap map) {
    return new StartCosts(
        duration(map, "start"),
        duration(map, "boot"),
        duration(map, "exit"),
        duration(map, "first"));
  }

  private PickleCosts pickle(YamlMap process) {
    return section(
            process,
            "pickle",
            List.of(
                "dumps",
                "dumps-object",
                "dumps-bandwidth",
                "loads",
                "loads-object",
                "loads-bandwidth",
                "reducer"))
        .map(
            map ->
                new PickleCosts(
                    duration(map, "dumps"),
                    duration(map, "dumps-object"),
                    bytePs(map, "dumps-bandwidth"),
                    duration(map, "loads"),
                    duration(map, "loads-object"),
                    bytePs(map, "loads-bandwidth"),
                    duration(map, "reducer")))
        .orElse(NO_PICKLE);
  }

  private PipeCosts pipe(YamlMap process) {
    return section(process, "pipe", List.of("call", "sleep", "copy-bandwidth", "send", "receive"))
        .map(
            map ->
                new PipeCosts(
                    duration(map, "call"),
                    duration(map, "sleep"),
                    bytePs(map, "copy-bandwidth"),
                    duration(map, "send"),
                    duration(map, "receive")))
        .orElse(NO_PIPE);
  }

  private QueueCosts queue(YamlMap process) {
    return section(
            process, "queue", List.of("simple", "put", "get", "feed", "task", "submit", "manager"))
        .map(
            map ->
                new QueueCosts(
                    duration(map, "simple"),
                    duration(map, "put"),
                    duration(map, "get"),
                    duration(map, "feed"),
                    duration(map, "task"),
                    duration(map, "submit"),
                    duration(map, "manager")))
        .orElse(NO_QUEUE);
  }

  private long duration(YamlMap map, String key) {
    return sourced.read(map, key, DURATION, 0L);
  }

  private double bytePs(YamlMap map, String key) {
    return 1e12 / sourced.read(map, key, BANDWIDTH, 1e12);
  }

  private static Optional<YamlMap> section(YamlMap map, String key, List<String> keys) {
    Optional<YamlMap> section = map.required(key, SECTION);
    section.ifPresent(found -> found.onlyKeys(keys));
    return section;
  }
}
