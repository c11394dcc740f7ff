package dev.contend.scenarios.yaml;

import dev.contend.cpu.scheduler.CpuQuota;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import java.util.ArrayList;
import java.util.List;

/** The keys of the sections of scenario files. */
final class ScenarioPartKeys {
  static final ValueKind<String> MACHINE_NAME = preset("machine", Library.MACHINES);
  static final ValueKind<String> RUNTIME_NAME = preset("runtime", Library.RUNTIMES);

  private ScenarioPartKeys() {}

  private static ValueKind<String> preset(String noun, Library library) {
    return ValueKinds.text()
        .looking(
            new Shape.Lazy(
                noun + "-name",
                () ->
                    new Shape.Either(
                        List.of(
                            new Shape.Words(library.names()),
                            new Shape.Text(
                                "a " + noun + " of this file, or a file beside it", "")))));
  }

  /** How a runtime is chosen. */
  static Shape runtimeShape() {
    return new Shape.Either(List.of(RUNTIME_NAME.shape(), new Shape.Keyed(RuntimeChoice.SECTION)));
  }

  /** A container. */
  static final class Container {
    static final Key<Double> CPUS =
        Key.of(
                "cpus",
                ConfinementReader.cpus(CpuQuota.USUAL_PERIOD_PS),
                "CPU time that the program may use in each period, in CPUs; 'none' for no limit.")
            .optional("required, unless memory is limited or it is swept");
    static final Key<Long> PERIOD =
        Key.of(
                "period",
                ValueKinds.durationPs(CpuQuota.LEAST_PS, CpuQuota.LONGEST_PERIOD_PS),
                "Length of a period of the quota.")
            .byDefault(Units.format(CpuQuota.USUAL_PERIOD_PS, Dimension.DURATION));
    static final Key<Long> MEMORY_LIMIT =
        Key.of(
                "memory-limit",
                ConfinementReader.memoryLimit(),
                "Memory that all its processes may have together; a run that needs more ends.")
            .optional("no limit");
    static final Section SECTION = Section.of("container", CPUS, PERIOD, MEMORY_LIMIT);

    private Container() {}
  }

  /** A runtime with something set otherwise. */
  static final class RuntimeChoice {
    static final Key<String> USE = Key.of("use", RUNTIME_NAME, "The runtime.");
    static final Key<String> POLICY =
        Key.of(
                "policy",
                RuntimeKeys.POLICIES.map(RuntimePolicies::yamlName),
                "The kind of runtime that it is run as, as 'multiprocess'.")
            .optional("that of the runtime, where something else is set");
    static final Section SECTION = Section.of("runtime-choice", keys());

    private RuntimeChoice() {}

    private static List<Key<?>> keys() {
      List<Key<?>> keys = new ArrayList<>(List.of(USE, POLICY));
      RuntimeOverride.ALL.forEach(each -> keys.add(each.key()));
      return keys;
    }
  }

  /** Explicit hardware threads. */
  static final class Pinned {
    static final Key<List<List<Integer>>> LIST =
        Key.of(
                "list",
                ValueKinds.listOf(ConfinementReader.ITEMS),
                "Hardware threads and ranges of them, as '[0, 2, 4-7]'.")
            .unless("mask");
    static final Key<List<Integer>> MASK =
        Key.of("mask", ConfinementReader.MASKED, "The same in bits, as '0xff'.").unless("list");
    static final Section SECTION = Section.of("pinned", LIST, MASK);

    private Pinned() {}
  }

  /** How often a point is run. */
  static final class Replications {
    static final ValueKind<Integer> COUNT =
        ValueKinds.wholeNumber(1, 1_000_000_000).map(Long::intValue);
    static final Key<Integer> MIN =
        Key.of("min", COUNT, "Replications of each point at least.").byDefault("5");
    static final Key<Integer> MAX =
        Key.of("max", COUNT, "Replications at most.").optional("100, or 'min' if that is more");
    static final ValueKind<Double> SHARE = ValueKinds.fraction(1e-6, 1);
    static final Key<Double> PRECISION =
        Key.of(
                "precision",
                SHARE.looking(
                    new Shape.Either(
                        List.of(SHARE.shape(), new Shape.Named("metric", SHARE.shape())))),
                "Half width of the 95 % interval over the mean at which replications end: of the"
                    + " metric that the workload is run for, or of each that is named.")
            .byDefault("1 %");
    static final Section SECTION = Section.of("replications", MIN, MAX, PRECISION);

    private Replications() {}
  }

  /** The axes of a sweep. */
  static final class Axes {
    static final Section SECTION = section("matrix", false);

    /** One combination of values, or several. */
    static final Section COMBINATIONS = section("combinations", true);

    private Axes() {}

    private static Section section(String name, boolean isOneEnough) {
      Shape all = new Shape.Either(List.of(Shape.RANGE, new Shape.Listed(Shape.ANYTHING)));
      Key<?> parameter =
          Key.of(
                  SweepReader.WORKLOAD + "PARAMETER",
                  ValueKinds.list().looking(isOneEnough ? Shape.ANYTHING : all),
                  "Values of a parameter of the workload.")
              .optional("not swept");
      return Section.of(
              name,
              axis("machine", MACHINE_NAME, "Machines, by name.", isOneEnough),
              axis("memory-placement", SweepReader.placement(), "Memory placements.", isOneEnough),
              axis(
                  ConfinementReader.CPUS_AXIS,
                  ConfinementReader.cpus(CpuQuota.USUAL_PERIOD_PS),
                  "CPUs of the container.",
                  isOneEnough),
              axis(
                  ConfinementReader.MEMORY_AXIS,
                  ConfinementReader.memoryLimit(),
                  "Limits of the container's memory.",
                  isOneEnough),
              axis("pinning", ConfinementReader.pinning(), "Pinnings.", isOneEnough),
              axis("runtime", ValueKinds.text().looking(runtimeShape()), "Runtimes.", isOneEnough),
              axis("workers", SweepReader.workers(), "Numbers of workers.", isOneEnough),
              axis(
                  SweepReader.SWITCH_INTERVAL,
                  RuntimeReader.switchInterval(),
                  "Switch intervals.",
                  isOneEnough))
          .openTo(parameter);
    }

    private static <T> Key<List<T>> axis(
        String name, ValueKind<T> kind, String help, boolean isOneEnough) {
      ValueKind<List<T>> values =
          isOneEnough ? SweepAxes.valueOrValues(name, kind) : SweepAxes.values(name, kind);
      return Key.of(name, values, help).optional("not swept");
    }
  }

  /** A sweep. */
  static final class Sweep {
    static final Key<YamlMap> MATRIX =
        Key.of(
                "matrix",
                ValueKinds.map().looking(new Shape.Keyed(Axes.SECTION)),
                "Axes and their values; every combination is a point, the first axis varying"
                    + " slowest. Numbers may be ranges: '1..8', '1..64 log2', '10..50 ms step 10"
                    + " ms'.")
            .unless("zip");
    static final Key<YamlMap> ZIP =
        Key.of(
                "zip",
                ValueKinds.map().looking(new Shape.Keyed(Axes.SECTION)),
                "Axes that vary side by side, with equally many values; beside a matrix, each of"
                    + " its combinations has all of them.")
            .optional("none");
    static final Key<String> WHERE =
        Key.of(
                "where",
                ValueKinds.text(),
                "Keeps the points of which this is true, as 'workers <= machine.hardware-threads"
                    + " and runtime != cpython-3.13': axes and other values of the point, numbers"
                    + " with units, words, arithmetic, comparisons, in [...], and, or, not.")
            .optional("all points");
    static final Key<List<YamlValue>> INCLUDE =
        Key.of(
                "include",
                ValueKinds.list().looking(new Shape.Listed(new Shape.Keyed(Axes.COMBINATIONS))),
                "Points beside these, whatever 'where' and 'exclude' say: each gives a value, or"
                    + " several, for every axis.")
            .optional("none");
    static final Key<List<YamlValue>> EXCLUDE =
        Key.of(
                "exclude",
                ValueKinds.list().looking(new Shape.Listed(new Shape.Keyed(Axes.COMBINATIONS))),
                "Points to leave out: those with the values, or one of the values, that an item"
                    + " gives for some axes.")
            .optional("none");
    static final Section SECTION = Section.of("sweep", MATRIX, ZIP, WHERE, INCLUDE, EXCLUDE);

    private Sweep() {}
  }

  /** A report. */
  static final class Report {
    static final Key<List<String>> CHARTS =
        Key.of(
                "charts",
                ValueKinds.listOf(ValueKinds.text()),
                "The figures to draw; 'contend list charts' names them.")
            .optional(
                "[speedup]; [cause-shares] for a program of several roles, with latency-percentiles"
                    + " before it where items arrive");
    static final Section SECTION = Section.of("report", CHARTS);

    private Report() {}
  }
}
