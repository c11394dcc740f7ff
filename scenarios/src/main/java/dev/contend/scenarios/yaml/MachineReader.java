package dev.contend.scenarios.yaml;

import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.spec.MachineSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a machine file. */
final class MachineReader {
  private static final ValueKind<Long> NANOSECONDS = ValueKinds.durationPs(0, 1_000_000_000L);
  private static final ValueKind<Long> DURATION = ValueKinds.durationPs(0, 1_000_000_000_000L);
  private static final ValueKind<Double> HZ = ValueKinds.frequencyHz(1e6, 1e11);
  private static final List<String> KEYS =
      List.of(
          "version",
          "name",
          "title",
          "cache-line",
          "sockets",
          "numa-nodes-per-socket",
          "protocol",
          "cores",
          "governor-interval",
          "handoff",
          "memory",
          "os");

  /** Every pair of cores has a handoff cost in memory, for each simulation that runs. */
  private static final int MAX_CORES = 2_048;

  private final Problems problems;
  private final SourcedReader sourced = new SourcedReader();

  MachineReader(Problems problems) {
    this.problems = problems;
  }

  /** The machine that a mapping describes; empty, with problems reported, if it is not right. */
  Optional<MachineSpec> read(YamlMap map) {
    int before = problems.count();
    map.onlyKeys(KEYS);
    map.wholeNumber("version", 1, 1);
    String name = map.text("name").orElse("");
    String title = map.text("title", name);
    int lineBytes = map.bytes("cache-line", 16, 4096).orElse(64L).intValue();
    int sockets = map.wholeNumber("sockets", 1, 64).orElse(1L).intValue();
    int nodes = map.wholeNumber("numa-nodes-per-socket", 1, 64).orElse(1L).intValue();
    Optional<Protocols> protocol = map.enumeration("protocol", Protocols.class);
    List<KindRead> kinds = map.required("cores", ValueKinds.listOf(kindOfCore())).orElse(List.of());
    long governor = sourced.read(map, "governor-interval", DURATION, 0L);
    HandoffCosts handoffs = handoffs(map, kinds, sockets);
    MemoryTimings timings = timings(map);
    SchedulerSettings os = os(map);
    int cores = sockets * nodes * kinds.stream().mapToInt(KindRead::perNode).sum();
    if (cores > MAX_CORES) {
      map.report(
          "has " + cores + " cores; one machine has at most " + MAX_CORES,
          "describe one node of a cluster, not the cluster");
    }
    if (problems.count() > before || protocol.isEmpty()) {
      return Optional.empty();
    }
    try {
      Machine machine = machine(name, lineBytes, sockets, nodes, kinds);
      Processor processor =
          new Processor(machine, kinds.stream().map(KindRead::kind).toList(), governor);
      return Optional.of(
          new MachineSpec(
              name,
              title,
              processor,
              protocol.get(),
              handoffs,
              timings,
              LegShares.DEFAULT,
              os,
              sourced.numbersBelow(map)));
    } catch (IllegalArgumentException wrong) {
      map.report(String.valueOf(wrong.getMessage()), "compare with 'contend list machines'");
      return Optional.empty();
    }
  }

  private record KindRead(CoreKind kind, int perNode, int threadsPerCore) {}

  private ValueKind<KindRead> kindOfCore() {
    return new ValueKind<>(
        "a kind of core",
        "{kind: core, per-numa-node: 8, threads-per-core: 2, ...}",
        value -> value.map().flatMap(this::kindOfCore));
  }

  private Optional<KindRead> kindOfCore(YamlMap map) {
    int before = problems.count();
    map.onlyKeys(
        List.of(
            "kind", "per-numa-node", "threads-per-core", "work-per-cycle", "smt-yield", "clock"));
    String name = map.text("kind").orElse("");
    int perNode = map.wholeNumber("per-numa-node", 1, 1024).orElse(1L).intValue();
    int threads = map.wholeNumber("threads-per-core", 1, 8).orElse(1L).intValue();
    double work = sourced.read(map, "work-per-cycle", ValueKinds.number(0.01, 100), 1.0);
    double yield = sourced.read(map, "smt-yield", ValueKinds.number(1, 2), 1.0);
    ValueKind<ClockTable.Point> point =
        new ValueKind<>(
            "a clock by active cores",
            "{active-cores: 1, value: 3.8 GHz, source: data sheet}",
            value -> value.map().flatMap(this::clockPoint));
    List<ClockTable.Point> points =
        map.required("clock", ValueKinds.listOf(point)).orElse(List.of());
    if (problems.count() > before) {
      return Optional.empty();
    }
    try {
      CoreKind kind = new CoreKind(name, new ClockTable(points), work, yield);
      return Optional.of(new KindRead(kind, perNode, threads));
    } catch (IllegalArgumentException wrong) {
      map.report(String.valueOf(wrong.getMessage()), "list the points by rising active cores");
      return Optional.empty();
    }
  }

  private Optional<ClockTable.Point> clockPoint(YamlMap map) {
    Optional<Double> hz = sourced.value(map, HZ, List.of("active-cores"));
    Optional<Long> cores = map.wholeNumber("active-cores", 1, 1024);
    return hz.flatMap(found -> cores.map(count -> new ClockTable.Point(count.intValue(), found)));
  }

  private static Machine machine(
      String name, int lineBytes, int sockets, int nodesPerSocket, List<KindRead> kinds) {
    List<Core> cores = new ArrayList<>();
    List<Integer> threads = new ArrayList<>();
    for (int node = 0; node < sockets * nodesPerSocket; node++) {
      for (int kind = 0; kind < kinds.size(); kind++) {
        for (int i = 0; i < kinds.get(kind).perNode(); i++) {
          cores.add(new Core(node / nodesPerSocket, node, node, kind));
          threads.add(kinds.get(kind).threadsPerCore());
        }
      }
    }
    return new Machine(name, lineBytes, cores, threads);
  }

  private HandoffCosts handoffs(YamlMap machine, List<KindRead> kinds, int sockets) {
    Map<Distance, Long> byDistance = new LinkedHashMap<>();
    List<HandoffCosts.KindPair> pairs = new ArrayList<>();
    machine
        .map("handoff")
        .ifPresent(
            map -> {
              map.onlyKeys(List.of("same-cache", "same-socket", "remote", "kinds"));
              long same = sourced.read(map, "same-cache", NANOSECONDS, 0L);
              byDistance.put(Distance.CACHE_DOMAIN, same);
              byDistance.put(
                  Distance.SOCKET,
                  map.find("same-socket").isPresent()
                      ? sourced.read(map, "same-socket", NANOSECONDS, 0L)
                      : Long.valueOf(same));
              if (sockets > 1 || map.find("remote").isPresent()) {
                byDistance.put(Distance.REMOTE, sourced.read(map, "remote", NANOSECONDS, 0L));
              }
              map.optional("kinds", ValueKinds.listOf(ValueKinds.map()))
                  .ifPresent(list -> list.forEach(pair -> kindPair(pair, kinds, pairs)));
            });
    return new HandoffCosts(byDistance, pairs);
  }

  private void kindPair(YamlMap map, List<KindRead> kinds, List<HandoffCosts.KindPair> pairs) {
    Optional<Long> ps = sourced.value(map, NANOSECONDS, List.of("between"));
    List<String> names = kinds.stream().map(read -> read.kind().name()).toList();
    Optional<List<String>> between =
        map.required("between", ValueKinds.listOf(ValueKinds.choice(names)));
    if (between.isPresent() && between.get().size() != 2) {
      map.reportKey("between", "does not name two kinds", "write 'between: [P, E]'");
    } else if (between.isPresent() && ps.isPresent()) {
      pairs.add(
          new HandoffCosts.KindPair(
              names.indexOf(between.get().get(0)), names.indexOf(between.get().get(1)), ps.get()));
    }
  }

  private MemoryTimings timings(YamlMap machine) {
    return machine
        .map("memory")
        .map(
            map -> {
              map.onlyKeys(List.of("l1", "atomic", "last-level", "local", "remote", "per-sharer"));
              return new MemoryTimings(
                  sourced.read(map, "l1", NANOSECONDS, 0L),
                  sourced.read(map, "atomic", NANOSECONDS, 0L),
                  sourced.read(map, "last-level", NANOSECONDS, 0L),
                  sourced.read(map, "local", NANOSECONDS, 0L),
                  sourced.read(map, "remote", NANOSECONDS, 0L),
                  sourced.read(map, "per-sharer", NANOSECONDS, 0L));
            })
        .orElse(new MemoryTimings(0, 0, 0, 0, 0, 0));
  }

  private SchedulerSettings os(YamlMap machine) {
    return machine.map("os").map(this::settings).orElse(SchedulerSettings.FREE);
  }

  private SchedulerSettings settings(YamlMap map) {
    map.onlyKeys(
        List.of(
            "time-slice",
            "context-switch",
            "idle-wake",
            "idle-wake-variation",
            "wake-call",
            "yield-call",
            "migration",
            "background-share",
            "background-burst"));
    ValueKind<Long> slice = ValueKinds.durationPs(1_000_000L, 1_000_000_000_000L);
    return new SchedulerSettings(
        sourced.read(map, "time-slice", slice, 1_000_000_000L),
        sourced.read(map, "context-switch", DURATION, 0L),
        sourced.read(map, "idle-wake", DURATION, 0L),
        sourced.read(map, "idle-wake-variation", ValueKinds.number(0, 10), 0.0),
        sourced.read(map, "wake-call", DURATION, 0L),
        sourced.read(map, "yield-call", DURATION, 0L),
        sourced.read(map, "migration", DURATION, 0L),
        true,
        sourced.read(map, "background-share", ValueKinds.fraction(0, 0.9), 0.0),
        sourced.read(map, "background-burst", ValueKinds.durationPs(1, 1_000_000_000_000L), 1L));
  }
}
