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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Reads one axis after another of a mapping: its values, and the change that each makes. */
final class AxisReader {
  /**
   * What the values of axes depend on.
   *
   * @param presets machines and runtimes
   * @param workload whose parameters may vary; empty if it is not known
   * @param quotaPeriodPs in which a container's CPUs are counted
   */
  record Setting(Presets presets, Optional<WorkloadSpec> workload, long quotaPeriodPs) {
    boolean isNative() {
      return workload.map(spec -> spec.workload().isNative()).orElse(false);
    }
  }

  private final Setting setting;
  private final YamlMap map;
  private final boolean mayRepeat;
  private final boolean isOneEnough;

  /**
   * @param setting what values depend on
   * @param map the mapping
   * @param mayRepeat whether a value may come twice
   * @param isOneEnough whether a single value need not stand in a list
   */
  AxisReader(Setting setting, YamlMap map, boolean mayRepeat, boolean isOneEnough) {
    this.setting = setting;
    this.map = map;
    this.mayRepeat = mayRepeat;
    this.isOneEnough = isOneEnough;
  }

  Optional<Axis> axis(String name) {
    return form(name).flatMap(form -> values(name, form));
  }

  /** How one value of an axis is written; empty if there is no such axis. */
  Optional<ValueKind<?>> kind(String name) {
    return form(name).map(Form::kind);
  }

  /**
   * What the values of an axis are.
   *
   * @param inTables whether tables have a column of its own for it
   * @param kind how a value is written
   * @param text a value as tables show it
   * @param change what a value makes of a point
   */
  private record Form<T>(
      boolean inTables,
      ValueKind<T> kind,
      Function<T, String> text,
      Function<T, UnaryOperator<PointSpec>> change) {}

  private Optional<? extends Form<?>> form(String name) {
    switch (name) {
      case "machine":
        return of(false, setting.presets().machine(), MachineSpec::name, AxisReader::withMachine);
      case "memory-placement":
        return of(
            true,
            SweepReader.placement(),
            value -> value.name().toLowerCase(Locale.ROOT),
            AxisReader::withPlacement);
      case ConfinementReader.CPUS_AXIS:
        return of(
            true,
            ConfinementReader.cpus(setting.quotaPeriodPs()),
            value -> value.isInfinite() ? "none" : Numbers.plain(Numbers.shortest(value)),
            this::withCpus);
      case ConfinementReader.MEMORY_AXIS:
        return of(
            true,
            ConfinementReader.memoryLimit(),
            ConfinementReader::memoryText,
            AxisReader::withMemory);
      case "pinning":
        return of(true, ConfinementReader.pinning(), Pinning::toString, AxisReader::withPinning);
      case "runtime":
        return of(
            false,
            setting.presets().runtime(setting.isNative()),
            RuntimeSpec::label,
            AxisReader::withRuntime);
      case SweepReader.SWITCH_INTERVAL:
        return of(
            true,
            RuntimeReader.switchInterval(),
            value -> Units.format(value, Dimension.DURATION),
            value -> point -> point.withSwitchInterval(value));
      case "workers":
        return of(false, SweepReader.workers(), value -> "" + value, AxisReader::withWorkers);
      default:
        return parameter(name)
            .map(
                found ->
                    new Form<>(
                        true,
                        WorkloadKeys.kind(found),
                        value -> text(found, value),
                        value -> withParameter(found, value)));
    }
  }

  private static <T> Optional<Form<T>> of(
      boolean inTables,
      ValueKind<T> kind,
      Function<T, String> text,
      Function<T, UnaryOperator<PointSpec>> change) {
    return Optional.of(new Form<>(inTables, kind, text, change));
  }

  private <T> Optional<Axis> values(String name, Form<T> form) {
    ValueKind<T> kind = form.kind();
    Optional<List<T>> read =
        map.required(
            name, isOneEnough ? SweepAxes.valueOrValues(name, kind) : SweepAxes.values(name, kind));
    if (read.isEmpty()) {
      return Optional.empty();
    }
    List<Axis.Value> values = new ArrayList<>();
    Set<String> texts = new LinkedHashSet<>();
    for (T value : read.get()) {
      String shown = form.text().apply(value);
      values.add(new Axis.Value(shown, form.change().apply(value)));
      if (!texts.add(shown) && !mayRepeat) {
        map.reportKey(name, "lists '" + shown + "' twice", "leave one of them out");
        return Optional.empty();
      }
    }
    if (values.isEmpty()) {
      map.reportKey(name, "has no value", "write at least one, as '[" + kind.example() + "]'");
      return Optional.empty();
    }
    return Optional.of(new Axis(name, form.inTables(), List.copyOf(values)));
  }

  private Optional<Parameter> parameter(String axis) {
    return setting
        .workload()
        .flatMap(
            spec ->
                spec.workload().parameters().stream()
                    .filter(parameter -> axis.equals(SweepReader.WORKLOAD + parameter.name()))
                    .findFirst());
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
    CpuQuota quota = ConfinementReader.quota(cpus, setting.quotaPeriodPs());
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
