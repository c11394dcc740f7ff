package dev.contend.scenarios.yaml;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Settings;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.catalog.Workloads;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads which workload runs, and its parameters as the workload declares them. */
final class WorkloadReader {
  private WorkloadReader() {}

  /** The workload of {@code workload: {use: name, parameter: value}}, or of its name alone. */
  static Optional<WorkloadSpec> read(YamlMap scenario) {
    Optional<YamlValue> value = scenario.find("workload");
    if (value.isPresent() && !value.get().isMap()) {
      return value.get().read(workload()).map(found -> withDefaults(found));
    }
    return scenario.required("workload", described()).flatMap(WorkloadReader::withSettings);
  }

  private static ValueKind<YamlMap> described() {
    return new ValueKind<>("a workload", "{use: prime-sieve}", YamlValue::map);
  }

  /** The workloads by name. */
  static ValueKind<Workloads> workload() {
    List<Workloads> all = List.of(Workloads.values());
    List<String> names = all.stream().map(Workloads::yamlName).toList();
    return ValueKinds.choice(names).map(name -> all.get(names.indexOf(name)));
  }

  /** How a parameter's value is written. */
  static ValueKind<Double> kindOf(Parameter parameter) {
    double min = parameter.minimum();
    double max = parameter.maximum();
    return switch (parameter.kind()) {
      case COUNT -> ValueKinds.wholeNumber((long) min, (long) max).map(Long::doubleValue);
      case RATIO -> ValueKinds.number(min, max);
      case DURATION_PS -> ValueKinds.meanDurationPs(min, max);
      case BYTES -> ValueKinds.bytes((long) min, (long) max).map(Long::doubleValue);
      case CHOICE ->
          ValueKinds.choice(parameter.choices())
              .map(word -> (double) parameter.choices().indexOf(word));
    };
  }

  private static WorkloadSpec withDefaults(Workloads registered) {
    List<Parameter> parameters = registered.workload().parameters();
    return new WorkloadSpec(registered, Settings.defaults(parameters));
  }

  private static Optional<WorkloadSpec> withSettings(YamlMap map) {
    Optional<Workloads> registered = map.required("use", workload());
    if (registered.isEmpty()) {
      return Optional.empty();
    }
    Workload workload = registered.get().workload();
    List<String> names = workload.parameters().stream().map(Parameter::name).toList();
    List<String> keys = new ArrayList<>(names);
    keys.add(0, "use");
    map.onlyKeys(keys);
    Map<String, Double> given = new LinkedHashMap<>();
    boolean right = keys.containsAll(map.keys());
    for (Parameter parameter : workload.parameters()) {
      if (map.find(parameter.name()).isPresent()) {
        Optional<Double> value = map.optional(parameter.name(), kindOf(parameter));
        value.ifPresent(number -> given.put(parameter.name(), number));
        right &= value.isPresent();
      }
    }
    if (!right) {
      return Optional.empty();
    }
    Settings settings = Settings.of(workload.parameters(), given);
    List<String> wrong = workload.problems(settings);
    wrong.forEach(sentence -> map.report(sentence, "see 'contend list workloads'"));
    return wrong.isEmpty()
        ? Optional.of(new WorkloadSpec(registered.get(), settings))
        : Optional.empty();
  }
}
