package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.RuntimePreset;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.policy.InterpreterCosts;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.policy.RuntimeProfile;
import dev.contend.workloads.runtime.policy.SubinterpreterCosts;
import dev.contend.workloads.runtime.policy.ThreadCosts;
import dev.contend.workloads.runtime.policy.WorkFactors;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a runtime file: the numbers of one version and build of CPython. */
final class RuntimeReader {
  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 10_000_000_000_000L);
  private static final ValueKind<Long> POSITIVE = ValueKinds.durationPs(1_000, 10_000_000_000_000L);
  private static final ValueKind<YamlMap> SECTION =
      new ValueKind<>("a mapping", "{key: value}", YamlValue::map);
  private static final List<String> KEYS =
      List.of(
          "version",
          "name",
          "title",
          "policy",
          "interpreter",
          "counts",
          "thread",
          "process",
          "interpreter-lock",
          "subinterpreter",
          "memory",
          "collector",
          "statements",
          "locks",
          "library");

  private final Problems problems;
  private final SourcedReader sourced = new SourcedReader();
  private final CountsReader counts = new CountsReader(sourced);

  RuntimeReader(Problems problems) {
    this.problems = problems;
  }

  /** How a switch interval is written. */
  static ValueKind<Long> switchInterval() {
    return ValueKinds.durationPs(1_000_000, 10_000_000_000_000L);
  }

  /** The policies by the names that scenario files use. */
  static ValueKind<RuntimePolicies> policy() {
    List<RuntimePolicies> all = List.of(RuntimePolicies.values());
    List<String> names = all.stream().map(RuntimePolicies::yamlName).toList();
    return ValueKinds.choice(names).map(name -> all.get(names.indexOf(name)));
  }

  /** The profile that a mapping describes; empty, with problems reported, if it is not right. */
  Optional<RuntimeProfile> read(YamlMap map) {
    return preset(map).map(RuntimePreset::profile);
  }

  /** The same with its title and the sources of its numbers. */
  Optional<RuntimePreset> preset(YamlMap map) {
    int before = problems.count();
    map.onlyKeys(KEYS);
    map.wholeNumber("version", 1, 1);
    String title = map.text("title", "");
    String name = map.text("name").orElse("");
    Optional<RuntimePolicies> policy = map.required("policy", policy());
    RuntimeProfile profile =
        new RuntimeProfile(
            name,
            policy.orElse(RuntimePolicies.GIL),
            interpreter(map),
            counts.costs(map),
            threads(map),
            new ProcessReader(sourced).read(map),
            interpreterLock(map),
            subinterpreter(map),
            section(map, "memory", RuntimeMemoryReader.MEMORY_KEYS)
                .map(new RuntimeMemoryReader(sourced)::memory)
                .orElse(RuntimeMemoryReader.NO_MEMORY),
            section(map, "collector", RuntimeMemoryReader.COLLECTOR_KEYS)
                .map(new RuntimeMemoryReader(sourced)::collector)
                .orElse(RuntimeMemoryReader.NO_COLLECTOR),
            counts.statements(map),
            new LocksReader(sourced).read(map),
            new LibraryReader(sourced).read(map));
    return problems.count() > before
        ? Optional.empty()
        : Optional.of(new RuntimePreset(profile, title, sourced.numbersBelow(map)));
  }

  private InterpreterCosts interpreter(YamlMap runtime) {
    return section(runtime, "interpreter", List.of("switch-interval", "safepoint-spacing", "work"))
        .map(
            map ->
                new InterpreterCosts(
                    sourced.read(map, "switch-interval", POSITIVE, 1L),
                    sourced.read(map, "safepoint-spacing", POSITIVE, 1L),
                    work(map)))
        .orElse(new InterpreterCosts(1, 1, WorkFactors.of(1)));
  }

  private WorkFactors work(YamlMap interpreter) {
    List<String> kinds = Stream.of(CodeKind.values()).map(CodeKind::yamlName).toList();
    EnumMap<CodeKind, Double> factors = new EnumMap<>(CodeKind.class);
    section(interpreter, "work", kinds)
        .ifPresent(
            map -> {
              for (CodeKind kind : CodeKind.values()) {
                factors.put(
                    kind, sourced.read(map, kind.yamlName(), ValueKinds.number(0.01, 100), 1.0));
              }
            });
    return factors.isEmpty() ? WorkFactors.of(1) : new WorkFactors(factors);
  }

  private ThreadCosts threads(YamlMap runtime) {
    return section(runtime, "thread", List.of("start", "boot", "exit", "variation"))
        .map(
            map ->
                new ThreadCosts(
                    sourced.read(map, "start", DURATION, 0L),
                    sourced.read(map, "boot", DURATION, 0L),
                    sourced.read(map, "exit", DURATION, 0L),
                    sourced.read(map, "variation", ValueKinds.number(0, 1), 0.0)))
        .orElse(new ThreadCosts(0, 0, 0, 0));
  }

  private Gil.Costs interpreterLock(YamlMap runtime) {
    Gil.RequestPlace usual = Gil.RequestPlace.LAST_HOLDER;
    return section(runtime, "interpreter-lock", List.of("request", "mutex"))
        .map(
            map ->
                new Gil.Costs(
                    sourced.read(
                        map, "request", ValueKinds.enumeration(Gil.RequestPlace.class), usual),
                    sourced.read(map, "mutex", DURATION, 0L)))
        .orElse(new Gil.Costs(usual, 0));
  }

  private SubinterpreterCosts subinterpreter(YamlMap runtime) {
    List<String> keys = List.of("boot", "exit", "encode", "decode", "bandwidth");
    return section(runtime, "subinterpreter", keys)
        .map(
            map ->
                new SubinterpreterCosts(
                    sourced.read(map, "boot", DURATION, 0L),
                    sourced.read(map, "exit", DURATION, 0L),
                    sourced.read(map, "encode", DURATION, 0L),
                    sourced.read(map, "decode", DURATION, 0L),
                    1e12 / sourced.read(map, "bandwidth", bandwidth(), 1.0)))
        .orElse(new SubinterpreterCosts(0, 0, 0, 0, 0));
  }

  private static ValueKind<Double> bandwidth() {
    return ValueKinds.quantity(Dimension.BANDWIDTH, 1e3, 1e15);
  }

  /** A section that must be there, with the keys that it may have. */
  static Optional<YamlMap> section(YamlMap map, String key, List<String> keys) {
    Optional<YamlMap> section = map.required(key, SECTION);
    section.ifPresent(found -> found.onlyKeys(keys));
    return section;
  }
}
