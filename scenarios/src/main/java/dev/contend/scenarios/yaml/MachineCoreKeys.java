package dev.contend.scenarios.yaml;

import java.util.List;

/** The keys of machine files about cores and where they are. */
final class MachineCoreKeys {
  private static final ValueKind<Double> FACTOR = ValueKinds.number(0.01, 100);

  private MachineCoreKeys() {}

  /** A row of the clock's table. */
  static final class Clock {
    static final ValueKind<Double> HZ = ValueKinds.frequencyHz(1e6, 1e11);
    static final Key<Long> ACTIVE_CORES =
        Key.of(
            "active-cores",
            ValueKinds.wholeNumber(1, 1024),
            "So many cores of the kind are busy in a socket; between rows the clock is"
                + " interpolated.");
    static final Section SECTION =
        SourcedReader.section(HZ, List.of(ACTIVE_CORES))
            .called(
                "a clock by active cores", "{active-cores: 1, value: 3.8 GHz, source: data sheet}");

    private Clock() {}
  }

  /** What siblings of a core do together, by what they do. */
  static final class Yield {
    static final ValueKind<Double> NUMBER = ValueKinds.number(1, 2);
    static final Key<Double> INTERPRETER =
        Key.sourced("interpreter", NUMBER, "Both hardware threads run interpreted code.");
    static final Key<Double> NATIVE =
        Key.sourced("native", NUMBER, "Both hardware threads run compiled code.");
    static final Key<Double> MEMORY_BOUND =
        Key.sourced("memory-bound", NUMBER, "Both hardware threads wait for memory.");
    static final Section BY_WORK = Section.of("smt-yield", INTERPRETER, NATIVE, MEMORY_BOUND);
    private static final List<String> KINDS_OF_WORK = BY_WORK.names();

    private Yield() {}

    static boolean isByWork(YamlMap map) {
      return map.keys().stream().anyMatch(KINDS_OF_WORK::contains);
    }
  }

  /** A kind of core. */
  static final class Core {
    static final Key<String> KIND =
        Key.of("kind", ValueKinds.text(), "The name of the kind of core, as 'P' or 'core'.");
    static final Key<Long> PER_NUMA_NODE =
        Key.of(
                "per-numa-node",
                ValueKinds.wholeNumber(1, 1024),
                "Cores of this kind in each NUMA node, for a machine without 'layout'.")
            .optional("the rows of 'layout' say it");
    static final Key<Long> THREADS_PER_CORE =
        Key.of(
                "threads-per-core",
                ValueKinds.wholeNumber(1, 8),
                "Hardware threads of a core, for a machine without 'layout'.")
            .optional("1, or what the rows of 'layout' say");
    static final Key<Double> WORK_PER_CYCLE =
        Key.sourced(
            "work-per-cycle",
            FACTOR,
            "Work done in a cycle, relative to the machine's first kind of core.");
    static final Key<Double> SMT_YIELD =
        Key.sourced(
            "smt-yield",
            Yield.NUMBER,
            "Throughput of a core with all hardware threads busy over one busy: one number, or one"
                + " for each kind of work.");
    static final Key<Long> MISSES_IN_FLIGHT =
        Key.sourced(
                "misses-in-flight",
                ValueKinds.wholeNumber(1, 1024),
                "Lines that a core can wait for from memory at a time.")
            .byDefault("1");
    static final Key<List<YamlMap>> CLOCK =
        Key.of(
            "clock",
            ValueKinds.listOf(Clock.SECTION.kind()),
            "The clock by the number of busy cores of this kind in a socket, fewest first.");
    static final Section SECTION =
        Section.of(
                "core",
                KIND,
                PER_NUMA_NODE,
                THREADS_PER_CORE,
                WORK_PER_CYCLE,
                new Key<>(
                    SMT_YIELD.name(),
                    ValueKinds.cases(
                        "a mapping",
                        "{key: value}",
                        new Shape.Cases(
                            List.of(new Shape.Case("value", "", SMT_YIELD.shape())),
                            new Shape.Keyed(Yield.BY_WORK))),
                    false,
                    SMT_YIELD.presence(),
                    SMT_YIELD.help()),
                MISSES_IN_FLIGHT,
                CLOCK)
            .called("a kind of core", "{kind: core, per-numa-node: 8, threads-per-core: 2, ...}");

    private Core() {}
  }

  /** A row of cores in the layout. */
  static final class Row {
    static final Key<Long> SOCKET =
        Key.of(
            "socket",
            ValueKinds.wholeNumber(0, MachineKeys.MOST_SOCKETS - 1),
            "The socket, from 0.");
    static final Key<Long> NUMA_NODE =
        Key.of(
            "numa-node",
            ValueKinds.wholeNumber(0, MachineKeys.MOST_NODES - 1),
            "The NUMA node, from 0.");
    static final Key<Long> CACHE_DOMAIN =
        Key.of(
                "cache-domain",
                ValueKinds.wholeNumber(0, MachineKeys.MOST_CORES - 1),
                "The cores with this number share a last-level cache.")
            .optional("only for a row of 0 cores, a node of memory alone");
    static final Key<String> KIND =
        Key.of("kind", ValueKinds.text(), "One of the kinds under 'cores'.")
            .optional("only for a row of 0 cores");
    static final Key<Long> CORES =
        Key.of("cores", ValueKinds.wholeNumber(0, MachineKeys.MOST_CORES), "How many such cores.");
    static final Key<Long> THREADS_PER_CORE =
        Key.of("threads-per-core", ValueKinds.wholeNumber(1, 8), "Hardware threads of each.")
            .byDefault("1");
    static final Section SECTION =
        Section.of("layout-row", SOCKET, NUMA_NODE, CACHE_DOMAIN, KIND, CORES, THREADS_PER_CORE)
            .called(
                "a row of cores",
                "{socket: 0, numa-node: 0, cache-domain: 0, kind: core, cores: 8,"
                    + " threads-per-core: 2}");

    private Row() {}
  }
}
