package dev.contend.scenarios.yaml;

import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.scheduler.CpuQuota;
import dev.contend.cpu.scheduler.Pinning;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Settings;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads {@code sweep: {matrix: ...}}: the cross product of its axes, the first varying slowest. */
final class SweepReader {
  /** More points than this are a mistake, or want a tool that spreads them over machines. */
  static final int MAX_POINTS = 100_000;

  /** More workers than this are not simulated one by one. */
  static final int MAX_WORKERS = 4_096;

  static final String WORKLOAD = "workload.";

  static final String SWITCH_INTERVAL = "switch-interval";

  private final Presets presets;
  private final Optional<WorkloadSpec> workload;
  private final long quotaPeriodPs;

  SweepReader(Presets presets, Optional<WorkloadSpec> workload, long quotaPeriodPs) {
    this.presets = presets;
    this.workload = workload;
    this.quotaPeriodPs = quotaPeriodPs;
  }

  /**
   * Whether a scenario's sweep has an axis of this name; what is wrong with it is not said here.
   */
  static boolean isSwept(YamlMap scenario, String axis) {
    return SweepAxes.of(scenario).stream().anyMatch(axes -> axes.find(axis).isPresent());
  }

  /** Whether a scenario's sweep has an axis whose name begins so. */
  static boolean sweeps(YamlMap scenario, String beginning) {
    return SweepAxes.of(scenario).stream()
        .flatMap(axes -> axes.keys().stream())
        .anyMatch(key -> key.startsWith(beginning));
  }

  /** The values of an axis as they stand in the file; what is wrong with them is not said here. */
  static Optional<List<YamlValue>> swept(YamlMap scenario, String axis) {
    return SweepAxes.of(scenario).stream()
        .flatMap(axes -> axes.find(axis).stream())
        .findFirst()
        .filter(YamlValue::isList)
        .flatMap(YamlValue::list);
  }

  /** Whether an axis that is not known was meant for this one; the sweep says so itself. */
  static boolean isMisspelt(YamlMap scenario, String axis) {
    return SweepAxes.of(scenario).stream()
        .flatMap(axes -> axes.keys().stream())
        .filter(key -> !key.startsWith(WORKLOAD))
        .anyMatch(key -> Suggestions.nearest(key, List.of(axis)).isPresent());
  }

  /** How a number of workers is written. */
  static ValueKind<Integer> workers() {
    return ValueKinds.wholeNumber(1, MAX_WORKERS).map(Long::intValue);
  }

  /** How a memory placement is written. */
  static ValueKind<MemoryPlacement> placement() {
    return ValueKinds.enumeration(MemoryPlacement.class);
  }

  /** The axes; empty, with problems reported, if one is not right. */
  Optional<List<Axis>> read(YamlMap sweep) {
    Optional<YamlMap> matrix = sweep.read(ScenarioPartKeys.Sweep.MATRIX);
    if (matrix.isEmpty()) {
      return Optional.empty();
    }
    List<String> names = names();
    if (workload.isEmpty()) {
      // Its own problems are reported; which parameters it has is not known.
      matrix.get().keys().stream().filter(key -> key.startsWith(WORKLOAD)).forEach(names::add);
    }
    matrix.get().onlyKeys(names);
    List<Axis> axes = new ArrayList<>();
    long points = 1;
    for (String name : matrix.get().keys()) {
      Optional<Axis> axis = axis(matrix.get(), name);
      axis.ifPresent(axes::add);
      points *= axis.map(found -> Math.max(1, found.values().size())).orElse(1);
      if (points > MAX_POINTS) {
        matrix
            .get()
            .report(
                "makes more than " + MAX_POINTS + " points", "shorten an axis, or run in parts");
        return Optional.empty();
      }
    }
    return axes.size() == matrix.get().keys().size() ? Optional.of(axes) : Optional.empty();
  }

  private boolean isNative() {
    return workload.map(spec -> spec.workload().isNative()).orElse(false);
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(ScenarioPartKeys.Axes.SECTION.names());
    if (isNative()) {
      names.remove(SWITCH_INTERVAL);
    }
    workload.ifPresent(
        spec ->
            spec.workload().parameters().stream()
                .map(parameter -> WORKLOAD + parameter.name())
                .forEach(names::add));
    return names;
  }

  private Optional<Axis> axis(YamlMap matrix, String name) {
    switch (name) {
      case "machine":
        return values(
            matrix, name, false, presets.machine(), MachineSpec::name, SweepReader::withMachine);
      case "memory-placement":
        return values(
            matrix,
            name,
            true,
            placement(),
            value -> value.name().toLowerCase(Locale.ROOT),
            SweepReader::withPlacement);
      case ConfinementReader.CPUS_AXIS:
        return values(
            matrix,
            name,
            true,
            ConfinementReader.cpus(quotaPeriodPs),
            value -> value.isInfinite() ? "none" : Numbers.plain(Numbers.shortest(value)),
            this::withCpus);
      case ConfinementReader.MEMORY_AXIS:
        return values(
            matrix,
            name,
            true,
            ConfinementReader.memoryLimit(),
            ConfinementReader::memoryText,
            SweepReader::withMemory);
      case "pinning":
        return values(
            matrix,
            name,
            true,
            ConfinementReader.pinning(),
            Pinning::toString,
            SweepReader::withPinning);
      case "runtime":
        return values(
            matrix,
            name,
            false,
            presets.runtime(isNative()),
            RuntimeSpec::label,
            SweepReader::withRuntime);
      case SWITCH_INTERVAL:
        return values(
            matrix,
            name,
            true,
            RuntimeReader.switchInterval(),
            value -> Units.format(value, Dimension.DURATION),
            value -> point -> point.withSwitchInterval(value));
      case "workers":
        return values(
            matrix, name, false, workers(), value -> "" + value, SweepReader::withWorkers);
      default:
        return parameter(name)
            .flatMap(
                found ->
                    values(
                        matrix,
                        name,
                        true,
                        WorkloadKeys.kind(found),
                        value -> text(found, value),
                        value -> withParameter(found, value)));
    }
  }

  private Optional<Parameter> parameter(String axis) {
    return workload.flatMap(
        spec ->
            spec.workload().parameters().stream()
                .filter(parameter -> axis.equals(WORKLOAD + parameter.name()))
                .findFirst());
  }

  private static <T> Optional<Axis> values(
      YamlMap matrix,
      String name,
      boolean inTables,
      ValueKind<T> kind,
      Function<T, String> text,
      Function<T, UnaryOperator<PointSpec>> change) {
    Optional<List<T>> read =
        matrix.required(
            name, SweepAxes.isOfNumbers(name) ? SweepAxes.numbers(kind) : ValueKinds.listOf(kind));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Axis.Value> values = new LinkedHashMap<>();
    for (T value : read.get()) {
      Axis.Value before =
          values.put(text.apply(value), new Axis.Value(text.apply(value), change.apply(value)));
      if (before != null) {
        matrix.reportKey(name, "lists '" + before.text() + "' twice", "leave one of them out");
        return Optional.empty();
      }
    }
    if (values.isEmpty()) {
      matrix.reportKey(name, "has no value", "write at least one, as '[" + kind.example() + "]'");
      return Optional.empty();
    }
    return Optional.of(new Axis(name, inTables, List.copyOf(values.values())));
  }

  /** A parameter's value as tables show it. */
  static String text(Parameter parameter, double value) {
    return switch (parameter.kind()) {
      case COUNT -> Long.toString((long) value);
      case RATIO -> Numbers.plain(Numbers.shortest(value));
      case DURATION_PS -> Units.format(value, Dimension.DURATION);
      case BYTES -> Units.format(value, Dimension.SIZE);
      case CHOICE -> parameter.word(value);
    };
  }

  private static UnaryOperator<PointSpec> withMachine(MachineSpec machine) {
    return point -> point.on(machine);
  }

  private static UnaryOperator<PointSpec> withPlacement(MemoryPlacement placement) {
    return point -> point.with(placement);
  }

  private UnaryOperator<PointSpec> withCpus(double cpus) {
    CpuQuota quota = ConfinementReader.quota(cpus, quotaPeriodPs);
    return point -> point.with(point.confinement().with(quota));
  }

  private static UnaryOperator<PointSpec> withMemory(long limitBytes) {
    return point -> point.with(point.confinement().withMemory(limitBytes));
  }

  private static UnaryOperator<PointSpec> withPinning(Pinning pinning) {
    return point -> point.with(point.confinement().with(pinning));
  }

  private static UnaryOperator<PointSpec> withRuntime(RuntimeSpec runtime) {
    return point -> point.with(runtime, point.workers());
  }

  private static UnaryOperator<PointSpec> withWorkers(int workers) {
    return point -> point.with(point.runtime(), workers);
  }

  private static UnaryOperator<PointSpec> withParameter(Parameter parameter, double value) {
    return point -> {
      WorkloadSpec spec = point.workload();
      Map<String, Double> values = new LinkedHashMap<>(spec.settings().asMap());
      values.put(parameter.name(), value);
      List<Parameter> declared = spec.workload().parameters();
      return point.with(spec.with(Settings.of(declared, values)));
    };
  }
}
