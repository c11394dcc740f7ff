package dev.contend.scenarios.yaml;

import dev.contend.coherence.protocol.Protocols;
import java.util.List;

/** The keys of machine files. */
final class MachineKeys {
  /** More cores than this are no one machine. */
  static final int MOST_CORES = 2_048;

  static final int MOST_SOCKETS = 64;
  static final int MOST_NODES = 1024;

  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 1_000_000_000_000L);

  private MachineKeys() {}

  static final Key<String> NAME =
      Key.of("name", ValueKinds.text(), "The machine's name, which is that of its file.");
  static final Key<String> TITLE =
      Key.of("title", ValueKinds.text(), "What it is, for lists and tables.").optional("the name");
  static final Key<Long> CACHE_LINE =
      Key.of(
          "cache-line", ValueKinds.bytes(16, 4096), "Unit of coherence; a power of two, as 64 B.");
  static final Key<Long> SOCKETS =
      Key.of("sockets", ValueKinds.wholeNumber(1, MOST_SOCKETS), "Processor packages, all alike.")
          .unless("layout");
  static final Key<Long> NUMA_NODES_PER_SOCKET =
      Key.of("numa-nodes-per-socket", ValueKinds.wholeNumber(1, 64), "NUMA nodes of a socket.")
          .unless("layout");
  static final Key<Long> CACHE_DOMAINS =
      Key.of(
              "cache-domains-per-numa-node",
              ValueKinds.wholeNumber(1, 1024),
              "Last-level caches of a NUMA node, over which its cores divide.")
          .byDefault("1");
  static final Key<List<YamlMap>> LAYOUT =
      Key.of(
              "layout",
              ValueKinds.listOf(MachineCoreKeys.Row.SECTION.kind()),
              "Where the cores are, row by row, for a machine that is not regular.")
          .optional("counts say it");
  static final Key<Protocols> PROTOCOL =
      Key.of(
          "protocol", ValueKinds.enumeration(Protocols.class), "Which coherence protocol it has.");
  static final Key<List<YamlMap>> CORES =
      Key.of(
          "cores",
          ValueKinds.listOf(MachineCoreKeys.Core.SECTION.kind()),
          "The kinds of core, the fastest first.");
  static final Key<Long> GOVERNOR_INTERVAL =
      Key.sourced(
          "governor-interval",
          DURATION,
          "From a change of the number of busy cores until the clock follows.");
  static final Key<YamlMap> HANDOFF =
      Key.of(
          "handoff",
          MachineMemoryKeys.Handoff.KIND,
          "What it takes to hand a modified line from core to core, one way: by distance, or as a"
              + " matrix of all cores.");
  static final Key<YamlMap> TRANSFERS =
      Key.of(
              "transfers",
              MachineSystemKeys.Transfers.SECTION.kind(),
              "How a handoff divides, and how a line's home serves those who queue for it.")
          .optional("the defaults of its keys");
  static final Key<YamlMap> MEMORY =
      Key.of(
          "memory",
          MachineMemoryKeys.Memory.SECTION.kind(),
          "Latencies of caches and memory, and the bandwidth of memory and links.");
  static final Key<YamlMap> CACHES =
      Key.of(
              "caches",
              MachineMemoryKeys.Caches.SECTION.kind(),
              "Sizes of the caches, for workloads that fill them.")
          .optional("caches without limit");
  static final Key<YamlMap> OS =
      Key.of(
          "os",
          MachineSystemKeys.Os.SECTION.kind(),
          "What the operating system's scheduling costs.");

  static final Section SECTION =
      Section.of(
          "machine",
          FileKeys.VERSION,
          FileKeys.EXTENDS,
          NAME,
          TITLE,
          CACHE_LINE,
          SOCKETS,
          NUMA_NODES_PER_SOCKET,
          CACHE_DOMAINS,
          LAYOUT,
          PROTOCOL,
          CORES,
          GOVERNOR_INTERVAL,
          HANDOFF,
          TRANSFERS,
          MEMORY,
          CACHES,
          OS);
}
