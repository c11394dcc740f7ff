package dev.contend.scenarios.yaml;

import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.spec.MachineSpec;
import java.util.List;
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
          "cache-domains-per-numa-node",
          "layout",
          "protocol",
          "cores",
          "governor-interval",
          "handoff",
          "memory",
          "os");

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
    Optional<Protocols> protocol = map.enumeration("protocol", Protocols.class);
    Optional<List<LayoutReader.Kind>> read = map.required("cores", ValueKinds.listOf(kindOfCore()));
    List<LayoutReader.Kind> kinds = read.orElse(List.of());
    Optional<Machine> machine =
        read.isEmpty() ? Optional.empty() : machine(map, name, lineBytes, kinds);
    long governor = sourced.read(map, "governor-interval", DURATION, 0L);
    Optional<HandoffCosts> handoffs = machine.flatMap(found -> handoffs(map, found, kinds));
    MemoryTimings timings = timings(map);
    SchedulerSettings os = os(map);
    if (problems.count() > before
        || protocol.isEmpty()
        || machine.isEmpty()
        || handoffs.isEmpty()) {
      return Optional.empty();
    }
    try {
      Processor processor =
          new Processor(
              machine.get(), kinds.stream().map(LayoutReader.Kind::kind).toList(), governor);
      return Optional.of(
          new MachineSpec(
              name,
              title,
              processor,
              protocol.get(),
              handoffs.get(),
              timings,
              LegShares.DEFAULT,
              os,
              sourced.numbersBelow(map)));
    } catch (IllegalArgumentException wrong) {
      map.report(String.valueOf(wrong.getMessage()), "compare with 'contend list machines'");
      return Optional.empty();
    }
  }

  private Optional<Machine> machine(
      YamlMap map, String name, int lineBytes, List<LayoutReader.Kind> kinds) {
    try {
      return new LayoutReader(map).read(name, lineBytes, kinds);
    } catch (IllegalArgumentException wrong) {
      map.report(String.valueOf(wrong.getMessage()), "compare with 'contend list machines'");
      return Optional.empty();
    }
  }

  private Optional<HandoffCosts> handoffs(
      YamlMap map, Machine machine, List<LayoutReader.Kind> kinds) {
    List<String> names = kinds.stream().map(kind -> kind.kind().name()).toList();
    return map.map("handoff").flatMap(new HandoffReader(sourced, machine, names)::read);
  }

  private ValueKind<LayoutReader.Kind> kindOfCore() {
    return new ValueKind<>(
        "a kind of core",
        "{kind: core, per-numa-node: 8, threads-per-core: 2, ...}",
        value -> value.map().flatMap(this::kindOfCore));
  }

  private Optional<LayoutReader.Kind> kindOfCore(YamlMap map) {
    int before = problems.count();
    map.onlyKeys(
        List.of(
            "kind", "per-numa-node", "threads-per-core", "work-per-cycle", "smt-yield", "clock"));
    String name = map.text("kind").orElse("");
    Optional<Long> perNode = map.optional("per-numa-node", ValueKinds.wholeNumber(1, 1024));
    Optional<Long> threads = map.optional("threads-per-core", ValueKinds.wholeNumber(1, 8));
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
      return Optional.of(new LayoutReader.Kind(map, kind, perNode, threads));
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
