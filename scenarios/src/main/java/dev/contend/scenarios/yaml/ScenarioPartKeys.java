package dev.contend.scenarios.yaml;

import dev.contend.cpu.scheduler.CpuQuota;
import dev.contend.engine.statistics.Design;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
            .optional("that of the runtime");
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
    static final ValueKind<Integer> COUNT = ValueKinds.count(1, 1_000_000_000);
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

  /** What a run may cost. */
  static final class Limits {
    static final long PS_PER_MS = 1_000_000_000L;
    private static final long PS_PER_DAY = 86_400_000L * PS_PER_MS;

    /** Almost as many picoseconds as can be counted. */
    private static final long LONGEST_PS = 100 * PS_PER_DAY;

    static final Key<Long> SIMULATED_TIME =
        limit(
            "simulated-time",
            "10 s",
            ValueKinds.durationPs(1, LONGEST_PS),
            "Simulated time of the run.");
    static final Key<Long> EVENTS =
        limit(
            "events",
            "1000000",
            ValueKinds.wholeNumber(1, 1_000_000_000_000_000_000L),
            "Events of the simulation.");
    static final Key<Long> WALL_TIME =
        limit(
            "wall-time",
            "5 min",
            ValueKinds.durationPs(PS_PER_MS, LONGEST_PS).map(ps -> ps / PS_PER_MS),
            "Time that the simulation takes. Which runs end by it depends on the machine that"
                + " simulates.");
    static final Key<Long> MEMORY =
        limit(
            "memory",
            "2 GiB",
            ValueKinds.bytes(1L << 20, 1L << 50),
            "Memory of the JVM's heap that the run takes when it is simulated alone. Which runs"
                + " end by it depends on the JVM.");
    static final Section SECTION =
        Section.of("limits", SIMULATED_TIME, EVENTS, WALL_TIME, MEMORY)
            .called("a mapping", "{events: 1000000, wall-time: 5 min}");

    private Limits() {}

    private static Key<Long> limit(String name, String example, ValueKind<Long> kind, String help) {
      ValueKind<Long> orNone = ValueKinds.orNone(kind.expected(), example, kind, RunLimits.NONE);
      return Key.of(name, orNone, help).optional("none");
    }
  }

  /** The ends of an axis of a design. */
  static final class SpanKeys {
    static final String LOG = "log";
    static final Key<YamlValue> FROM = end("from", "1000", "The least value, with its unit.");
    static final Key<YamlValue> TO = end("to", "100000", "The largest value, with its unit.");
    static final Key<String> SCALE =
        Key.of(
                "scale",
                ValueKinds.choice(List.of("linear", LOG)),
                "Whether equal differences or, with 'log', equal ratios are equally likely.")
            .byDefault("linear");
    static final Section SECTION =
        Section.of("span", FROM, TO, SCALE).called("two ends", "{from: 1, to: 64}");

    private SpanKeys() {}

    private static Key<YamlValue> end(String name, String example, String help) {
      return Key.of(name, new ValueKind<>("a number", example, Optional::of, Shape.ANYTHING), help);
    }
  }

  /** A design. */
  static final class DesignKeys {
    static final Key<Design> KIND =
        Key.of(
            "kind",
            ValueKinds.enumeration(Design.class),
            "How points are spread: 'sobol', a scrambled Sobol sequence, best with 2, 4, 8, 16 ..."
                + " points; or 'latin-hypercube', with any number of them.");
    static final Key<Integer> POINTS =
        Key.of(
            "points", ValueKinds.count(1, SweepDesign.MOST_POINTS), "How many points are drawn.");
    static final Key<YamlMap> AXES =
        Key.of(
            "axes",
            ValueKinds.map().looking(new Shape.Keyed(Axes.SPANS)),
            "Axes, each with two ends as '{from: 1000, to: 100000, scale: log}', or with a list or"
                + " range of values that are drawn from in equal parts. Whole numbers are rounded.");
    static final Section SECTION =
        Section.of("design", KIND, POINTS, AXES)
            .called("a design", "{kind: sobol, points: 64, axes: {workers: {from: 1, to: 64}}}");

    private DesignKeys() {}
  }

  /** The axes of a sweep. */
  static final class Axes {
    static final Section SECTION = section("matrix", Form.VALUES);

    /** One combination of values, or several. */
    static final Section COMBINATIONS = section("combinations", Form.VALUE_OR_VALUES);

    /** Axes that points are spread over. */
    static final Section SPANS = section("spans", Form.SPAN_OR_VALUES);

    /** What stands at an axis. */
    private enum Form {
      VALUES,
      VALUE_OR_VALUES,
      SPAN_OR_VALUES
    }

    private Axes() {}

    private static Section section(String name, Form form) {
      Shape all = new Shape.Either(List.of(Shape.RANGE, new Shape.Listed(Shape.ANYTHING)));
      Key<?> parameter =
          Key.of(
                  SweepReader.WORKLOAD + "PARAMETER",
                  ValueKinds.list()
                      .looking(form == Form.VALUE_OR_VALUES ? Shape.ANYTHING : orSpan(all, form)),
                  "Values of a parameter of the workload.")
              .optional("not swept");
      return Section.of(
              name,
              axis("machine", MACHINE_NAME, "Machines, by name.", form),
              axis("memory-placement", SweepReader.placement(), "Memory placements.", form),
              axis(
                  ConfinementReader.CPUS_AXIS,
                  ConfinementReader.cpus(CpuQuota.USUAL_PERIOD_PS),
                  "CPUs of the container.",
                  form),
              axis(
                  ConfinementReader.MEMORY_AXIS,
                  ConfinementReader.memoryLimit(),
                  "Limits of the container's memory.",
                  form),
              axis("pinning", ConfinementReader.pinning(), "Pinnings.", form),
              axis("runtime", ValueKinds.text().looking(runtimeShape()), "Runtimes.", form),
              axis("workers", SweepReader.workers(), "Numbers of workers.", form),
              axis(
                  SweepReader.SWITCH_INTERVAL,
                  RuntimeReader.switchInterval(),
                  "Switch intervals.",
                  form))
          .openTo(parameter);
    }

    private static <T> Key<List<T>> axis(String name, ValueKind<T> kind, String help, Form form) {
      ValueKind<List<T>> values =
          form == Form.VALUE_OR_VALUES
              ? SweepAxes.valueOrValues(name, kind)
              : SweepAxes.values(name, kind);
      boolean isOfNumbers = SweepAxes.isOfNumbers(name);
      Shape shape = isOfNumbers ? orSpan(values.shape(), form) : values.shape();
      return Key.of(name, values.looking(shape), help).optional("not swept");
    }

    private static Shape orSpan(Shape values, Form form) {
      return form == Form.SPAN_OR_VALUES
          ? new Shape.Either(List.of(new Shape.Keyed(SpanKeys.SECTION), values))
          : values;
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
            .optional("required, unless 'zip' or 'design' is there");
    static final Key<YamlMap> ZIP =
        Key.of(
                "zip",
                ValueKinds.map().looking(new Shape.Keyed(Axes.SECTION)),
                "Axes that vary side by side, with equally many values; beside a matrix, each of"
                    + " its combinations has all of them.")
            .optional("none");
    static final Key<YamlMap> DESIGN =
        Key.of(
                "design",
                DesignKeys.SECTION.kind(),
                "Points spread over several axes at once, where a grid would have too many; beside"
                    + " a matrix, each of its combinations has all of them. Drawn from 'seed';"
                    + " points that are the same after rounding are one.")
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
    static final Section SECTION =
        Section.of("sweep", MATRIX, ZIP, DESIGN, WHERE, INCLUDE, EXCLUDE)
            .needingOneOf(MATRIX, ZIP, DESIGN);

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
                "[speedup]; [pareto] for a design; [cause-shares] for a program of several roles,"
                    + " with latency-percentiles before it where items arrive");
    static final Section SECTION = Section.of("report", CHARTS);

    private Report() {}
  }
}
