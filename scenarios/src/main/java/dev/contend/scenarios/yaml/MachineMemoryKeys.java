package dev.contend.scenarios.yaml;

import dev.contend.coherence.cache.LastLevelScope;
import java.util.List;

/** The keys of machine files about handoffs, memory and caches. */
final class MachineMemoryKeys {
  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 1_000_000_000L);
  private static final ValueKind<Double> BANDWIDTH =
      ValueKinds.quantity(Dimension.BANDWIDTH, 1e6, 1e15);

  private MachineMemoryKeys() {}

  /** A triangle or a rectangle of numbers in one unit. */
  static final class Matrix {
    static final Key<List<List<Double>>> ROWS =
        Key.of(
            "rows",
            ValueKinds.listOf(ValueKinds.listOf(ValueKinds.number(0, 1_000_000))),
            "The rows. Of handoffs: one for each core, with the handoff to each core before it, the"
                + " first being []. Of memory: one for each NUMA node with cores, with a number for"
                + " each node.");

    private Matrix() {}

    static Key<String> unit(String unit) {
      return Key.of("unit", ValueKinds.choice(List.of(unit)), "The unit of all its numbers.");
    }

    static Section section(String unit) {
      return Section.of("", unit(unit), ROWS, SourcedReader.SOURCE, SourcedReader.ASSUMED);
    }
  }

  /** Between two kinds of core. */
  static final class Pair {
    static final ValueKind<Long> TIME = DURATION;
    static final Key<List<String>> BETWEEN =
        Key.of("between", ValueKinds.listOf(ValueKinds.text()), "Two kinds of core, as '[P, E]'.");
    static final Section SECTION = SourcedReader.section(TIME, List.of(BETWEEN));

    private Pair() {}
  }

  /** What it takes to hand a line from core to core. */
  static final class Handoff {
    static final Key<Long> SMT =
        Key.sourced("smt", DURATION, "Between hardware threads of a core.")
            .optional("required where cores have distances of this class");
    static final Key<Long> SAME_CACHE = of("same-cache", "a last-level cache");
    static final Key<Long> SAME_NUMA_NODE = of("same-numa-node", "a NUMA node");
    static final Key<Long> SAME_SOCKET = of("same-socket", "a socket");
    static final Key<Long> REMOTE =
        Key.sourced("remote", DURATION, "Between cores of different sockets.")
            .optional("required where cores are so far apart");
    static final Key<List<YamlMap>> KINDS =
        Key.of(
                "kinds",
                ValueKinds.listOf(Pair.SECTION.kind()),
                "Handoffs between kinds of core that share a last-level cache.")
            .optional("as by distance");
    static final Section BY_DISTANCE =
        Section.of("handoff", SMT, SAME_CACHE, SAME_NUMA_NODE, SAME_SOCKET, REMOTE, KINDS);
    static final Key<YamlMap> MATRIX =
        Key.of("matrix", Matrix.section("ns").kind(), "Handoffs between all cores.");
    static final Section BY_MATRIX = Section.of("handoff-matrix", MATRIX);
    static final ValueKind<YamlMap> KIND =
        ValueKinds.cases(
            "a mapping",
            "{same-cache: {value: 50 ns, source: where it was measured}}",
            new Shape.Cases(
                List.of(new Shape.Case("matrix", "", new Shape.Keyed(BY_MATRIX))),
                new Shape.Keyed(BY_DISTANCE)));

    private Handoff() {}

    private static Key<Long> of(String name, String shared) {
      return Key.sourced(name, DURATION, "Between cores that share " + shared + " and no less.")
          .optional("required where cores are so far apart");
    }
  }

  /** The chips of some nodes. */
  static final class Chips {
    static final Key<List<Long>> NUMA_NODES =
        Key.of(
                "numa-nodes",
                ValueKinds.listOf(ValueKinds.wholeNumber(0, MachineKeys.MOST_NODES - 1)),
                "The nodes that have such chips.")
            .optional("all nodes");
    static final Key<Long> CHANNELS =
        Key.sourced(
            "channels", ValueKinds.wholeNumber(1, 1024), "Data buses of a node, side by side.");
    static final Key<Long> BANKS_PER_CHANNEL =
        Key.sourced(
            "banks-per-channel",
            ValueKinds.wholeNumber(1, 4096),
            "Rows of a channel that may be open at a time.");
    static final Key<Long> ROW_CYCLE =
        Key.sourced(
            "row-cycle",
            DURATION,
            "From the start of a bank's access until it may start the next (tRC).");
    static final Key<Double> BANDWIDTH_KEY =
        Key.sourced("bandwidth", BANDWIDTH, "What all channels of a node deliver together.");
    static final Section SECTION =
        Section.of("dram", NUMA_NODES, CHANNELS, BANKS_PER_CHANNEL, ROW_CYCLE, BANDWIDTH_KEY)
            .called(
                "the chips of some nodes",
                "{channels: ..., banks-per-channel: ..., row-cycle: ..., bandwidth: ...}");

    private Chips() {}
  }

  /** What lies between sockets or nodes. */
  static final class Linked {
    static final Key<Double> BETWEEN_SOCKETS =
        Key.sourced("between-sockets", BANDWIDTH, "Of each direction between two sockets.");
    static final Key<YamlMap> MATRIX =
        Key.of("matrix", Matrix.section("GB/s").kind(), "Between all NUMA nodes.");
    static final ValueKind<YamlMap> KIND =
        ValueKinds.cases(
            "a mapping",
            "{between-sockets: {value: 60 GB/s, source: where it was measured}}",
            new Shape.Cases(
                List.of(
                    new Shape.Case(
                        "matrix", "", new Shape.Keyed(Section.of("links-matrix", MATRIX)))),
                new Shape.Keyed(Section.of("links", BETWEEN_SOCKETS))));

    private Linked() {}
  }

  /** Latencies and bandwidths. */
  static final class Memory {
    static final Key<Long> L1 =
        Key.sourced("l1", DURATION, "A load or store that hits the core's own cache.");
    static final Key<Long> ATOMIC =
        Key.sourced(
            "atomic", DURATION, "An atomic read-modify-write on a line that the core owns.");
    static final Key<Long> COMPARE_AND_SWAP =
        Key.sourced(
                "compare-and-swap", DURATION, "A compare-and-swap on a line that the core owns.")
            .optional("as 'atomic'");
    static final Key<Long> LAST_LEVEL =
        Key.sourced("last-level", DURATION, "A load that the last-level cache answers.");
    static final Key<Long> LOCAL =
        Key.sourced("local", DURATION, "A load from the memory of the core's own NUMA node.")
            .unless("latency");
    static final Key<Long> REMOTE =
        Key.sourced("remote", DURATION, "A load from the memory of another node.")
            .unless("latency");
    static final Key<YamlMap> LATENCY =
        Key.of(
                "latency",
                Matrix.section("ns").kind(),
                "Loads from each node with cores to each node's memory, instead of 'local' and"
                    + " 'remote'.")
            .optional("'local' and 'remote' say it");
    static final Key<Long> PER_SHARER =
        Key.sourced("per-sharer", DURATION, "Added to an invalidation for each sharer.");
    static final Key<Long> PAUSE =
        Key.sourced(
                "pause",
                DURATION,
                "The hint of a spinning loop: 'pause' of x86, 'yield' of Arm, at peak clock.")
            .byDefault("0 ps");
    static final Key<List<YamlMap>> DRAM =
        Key.of("dram", ValueKinds.listOf(Chips.SECTION.kind()), "The memory chips.")
            .optional("bandwidth of memory without limit");
    static final Key<YamlMap> LINKS =
        Key.of("links", Linked.KIND, "The bandwidth between sockets or NUMA nodes.")
            .optional("without limit");
    static final Section SECTION =
        Section.of(
            "memory",
            L1,
            ATOMIC,
            COMPARE_AND_SWAP,
            LAST_LEVEL,
            LOCAL,
            REMOTE,
            LATENCY,
            PER_SHARER,
            PAUSE,
            DRAM,
            LINKS);

    private Memory() {}
  }

  /** A cache. */
  static final class Cache {
    static final ValueKind<Long> SIZE = ValueKinds.bytes(64, 1L << 30);
    static final Key<Long> WAYS =
        Key.of("ways", ValueKinds.wholeNumber(1, 1024), "Lines in a set.");
    static final Section SECTION =
        SourcedReader.section(SIZE, List.of(WAYS))
            .called("a cache", "{value: 48 KiB, ways: 12, source: data sheet}");

    private Cache() {}
  }

  /** The private caches of a kind of core. */
  static final class CoreCaches {
    static final Key<YamlMap> L1 =
        Key.of("l1", Cache.SECTION.kind(), "The data cache of the first level.");
    static final Key<YamlMap> L2 =
        Key.of("l2", Cache.SECTION.kind(), "The private second level.").optional("none");
    static final Key<Long> L2_LATENCY =
        Key.sourced("l2-latency", DURATION, "A load that the second level answers.")
            .optional("required with 'l2'");
    static final Section SECTION =
        Section.of("core-caches", L1, L2, L2_LATENCY)
            .called("the caches of a core", "{l1: " + Cache.SECTION.example() + "}");

    private CoreCaches() {}
  }

  /** The caches of a machine. */
  static final class Caches {
    static final Key<YamlMap> KINDS =
        Key.of(
            "kinds",
            ValueKinds.named("kind of core", new Shape.Keyed(CoreCaches.SECTION)),
            "The private caches of each kind of core, by its name.");
    static final Key<YamlMap> LAST_LEVEL =
        Key.of("last-level", Cache.SECTION.kind(), "The shared last-level cache.").optional("none");
    static final Key<LastLevelScope> LAST_LEVEL_OF =
        Key.of(
                "last-level-of",
                ValueKinds.enumeration(LastLevelScope.class),
                "Which cores share one.")
            .byDefault("cache-domain");
    static final Section SECTION = Section.of("caches", KINDS, LAST_LEVEL, LAST_LEVEL_OF);

    private Caches() {}
  }
}
