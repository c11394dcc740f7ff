package dev.contend.scenarios.yaml;

import dev.contend.cpu.topology.Machine;
import dev.contend.engine.settings.Parameter;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Measure;
import dev.contend.workloads.script.Scope;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/** What a condition over a sweep's points may name: each axis, swept or not, and the machine. */
final class ConditionNames {
  private static final String MACHINE = "machine";
  private static final String RUNTIME = "runtime";

  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, ToDoubleFunction<PointSpec>> numbers = new LinkedHashMap<>();
  private final Map<String, Function<PointSpec, String>> words = new LinkedHashMap<>();
  private final Map<String, Set<String>> known = new LinkedHashMap<>();

  private ConditionNames() {}

  /**
   * The names for a workload.
   *
   * @param setting what there is to name
   * @param axes whose values may be named, beside machines and runtimes that have a name
   */
  static ConditionNames of(
      Optional<WorkloadSpec> workload, AxisReader.Setting setting, List<Axis> axes) {
    ConditionNames names = new ConditionNames();
    names.number("workers", Measure.NUMBER, PointSpec::workers);
    names.number(MACHINE + ".hardware-threads", Measure.NUMBER, of(Machine::hardwareThreads));
    names.number(MACHINE + ".cores", Measure.NUMBER, of(Machine::cores));
    names.number(MACHINE + ".sockets", Measure.NUMBER, of(Machine::sockets));
    names.number(MACHINE + ".numa-nodes", Measure.NUMBER, of(Machine::numaNodes));
    names.number(
        ConfinementReader.CPUS_AXIS,
        Measure.NUMBER,
        point ->
            point.confinement().quota().isLimit()
                ? point.confinement().quota().cpus()
                : Double.POSITIVE_INFINITY);
    names.number(
        ConfinementReader.MEMORY_AXIS,
        Measure.SIZE,
        point -> point.confinement().memoryLimitBytes());
    if (!setting.isNative()) {
      names.number(
          SweepReader.SWITCH_INTERVAL, Measure.DURATION, point -> point.switchInterval().orElse(0));
      names.word(
          RUNTIME + ".policy",
          ConditionNames::policy,
          Arrays.stream(RuntimePolicies.values()).map(RuntimePolicies::yamlName).toList());
    }
    names.word(MACHINE, point -> point.machine().name(), setting.presets().machineNames());
    names.word(RUNTIME, point -> point.runtime().label(), setting.presets().runtimeNames());
    names.word(
        "memory-placement",
        point -> point.memoryPlacement().name().toLowerCase(Locale.ROOT),
        List.of());
    names.word("pinning", point -> point.confinement().pinning().toString(), List.of());
    workload.ifPresent(spec -> spec.workload().parameters().forEach(names::parameter));
    for (Axis axis : axes) {
      Set<String> values = names.known.get(axis.name());
      if (values != null) {
        axis.values().forEach(value -> values.add(value.text()));
      }
    }
    return names;
  }

  private static ToDoubleFunction<PointSpec> of(ToDoubleFunction<Machine> count) {
    return point -> count.applyAsDouble(point.machine().processor().machine());
  }

  private static String policy(PointSpec point) {
    return point.runtime() instanceof RuntimeSpec.Python python
        ? python.policy().yamlName()
        : point.runtime().label();
  }

  private void parameter(Parameter parameter) {
    String name = SweepReader.WORKLOAD + parameter.name();
    ToDoubleFunction<PointSpec> value = point -> point.workload().settings().get(parameter);
    switch (parameter.kind()) {
      case COUNT, RATIO -> number(name, Measure.NUMBER, value);
      case DURATION_PS -> number(name, Measure.DURATION, value);
      case BYTES -> number(name, Measure.SIZE, value);
      case CHOICE ->
          word(name, point -> parameter.word(value.applyAsDouble(point)), parameter.choices());
    }
  }

  private void number(String name, Measure measure, ToDoubleFunction<PointSpec> value) {
    measures.put(name, measure);
    numbers.put(name, value);
  }

  private void word(String name, Function<PointSpec, String> value, List<String> values) {
    words.put(name, value);
    known.put(name, new LinkedHashSet<>(values));
  }

  /** The names that stand for numbers, and what each measures. */
  Map<String, Measure> measures() {
    return measures;
  }

  /** The names that stand for words. */
  List<String> words() {
    return List.copyOf(words.keySet());
  }

  /** All names. */
  List<String> all() {
    List<String> all = new ArrayList<>(measures.keySet());
    all.addAll(words.keySet());
    return all;
  }

  /** The words that a name may stand for; empty if they are not known. */
  List<String> values(String name) {
    return List.copyOf(known.getOrDefault(name, Collections.emptySet()));
  }

  /** The word that a name stands for at a point. */
  Function<PointSpec, String> word(String name) {
    return java.util.Objects.requireNonNull(words.get(name));
  }

  /** The numbers that the names in some expressions stand for at a point. */
  Function<PointSpec, Scope> scope(List<Expression> expressions) {
    Map<String, ToDoubleFunction<PointSpec>> used = new LinkedHashMap<>();
    numbers.forEach(
        (name, number) -> {
          Set<String> only = Collections.singleton(name);
          if (expressions.stream().anyMatch(expression -> expression.mentions(only))) {
            used.put(name, number);
          }
        });
    return point -> {
      Map<String, Double> values = new LinkedHashMap<>();
      used.forEach((name, number) -> values.put(name, number.applyAsDouble(point)));
      return Scope.of(values, point.workers());
    };
  }
}
