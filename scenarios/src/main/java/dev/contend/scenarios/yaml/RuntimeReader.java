package dev.contend.scenarios.yaml;

import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.policy.RuntimeProfile;
import dev.contend.workloads.runtime.process.ProcessCosts;
import java.util.List;
import java.util.Optional;

/** Reads a runtime file: the numbers of one version and build of CPython. */
final class RuntimeReader {
  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 10_000_000_000_000L);
  private static final ValueKind<Long> POSITIVE = ValueKinds.durationPs(1_000, 10_000_000_000_000L);
  private static final List<String> KEYS =
      List.of(
          "version",
          "name",
          "title",
          "policy",
          "switch-interval",
          "safepoint-spacing",
          "work-factor",
          "references-per-with",
          "merge",
          "thread",
          "start-variation",
          "process");

  private final Problems problems;
  private final SourcedReader sourced = new SourcedReader();

  RuntimeReader(Problems problems) {
    this.problems = problems;
  }

  /** The policies by the names that scenario files use. */
  static ValueKind<RuntimePolicies> policy() {
    List<RuntimePolicies> all = List.of(RuntimePolicies.values());
    List<String> names = all.stream().map(RuntimePolicies::yamlName).toList();
    return ValueKinds.choice(names).map(name -> all.get(names.indexOf(name)));
  }

  /** The profile that a mapping describes; empty, with problems reported, if it is not right. */
  Optional<RuntimeProfile> read(YamlMap map) {
    int before = problems.count();
    map.onlyKeys(KEYS);
    map.wholeNumber("version", 1, 1);
    map.text("title", "");
    String name = map.text("name").orElse("");
    Optional<RuntimePolicies> policy = map.required("policy", policy());
    ValueKind<Double> variation = ValueKinds.number(0, 1);
    Optional<YamlMap> thread = section(map, "thread", List.of("start", "boot", "exit"));
    RuntimeProfile profile =
        new RuntimeProfile(
            name,
            policy.orElse(RuntimePolicies.GIL),
            sourced.read(map, "switch-interval", POSITIVE, 1L),
            sourced.read(map, "safepoint-spacing", POSITIVE, 1L),
            sourced.read(map, "work-factor", ValueKinds.number(0.01, 100), 1.0),
            duration(thread, "start"),
            duration(thread, "boot"),
            duration(thread, "exit"),
            sourced.read(map, "start-variation", variation, 0.0),
            sourced.read(map, "references-per-with", ValueKinds.wholeNumber(0, 100), 0L).intValue(),
            sourced.read(map, "merge", DURATION, 0L),
            process(map));
    return problems.count() > before ? Optional.empty() : Optional.of(profile);
  }

  private long duration(Optional<YamlMap> section, String key) {
    return section.map(map -> sourced.read(map, key, DURATION, 0L)).orElse(0L);
  }

  private ProcessCosts process(YamlMap runtime) {
    List<String> keys =
        List.of("start", "boot", "exit", "pickle", "unpickle", "pickle-bandwidth", "pipe-call");
    return section(runtime, "process", keys)
        .map(
            map ->
                new ProcessCosts(
                    sourced.read(map, "start", DURATION, 0L),
                    sourced.read(map, "boot", DURATION, 0L),
                    sourced.read(map, "exit", DURATION, 0L),
                    sourced.read(map, "pickle", DURATION, 0L),
                    sourced.read(map, "unpickle", DURATION, 0L),
                    1e12 / sourced.read(map, "pickle-bandwidth", bandwidth(), 1.0),
                    sourced.read(map, "pipe-call", DURATION, 0L)))
        .orElse(new ProcessCosts(0, 0, 0, 0, 0, 0, 0));
  }

  private static ValueKind<Double> bandwidth() {
    return ValueKinds.quantity(Dimension.BANDWIDTH, 1e3, 1e15);
  }

  private static Optional<YamlMap> section(YamlMap map, String key, List<String> keys) {
    Optional<YamlMap> section = map.map(key);
    section.ifPresent(found -> found.onlyKeys(keys));
    return section;
  }
}
