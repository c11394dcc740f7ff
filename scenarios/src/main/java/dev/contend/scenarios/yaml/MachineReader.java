package dev.contend.scenarios.yaml;

import dev.contend.coherence.cache.MachineCaches;
import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.clock.SmtYield;
import dev.contend.cpu.memory.MemoryNodes;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.spec.MachineSpec;
import java.util.List;
import java.util.Optional;

/** Reads a machine file. */
final class MachineReader {
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
          "transfers",
          "memory",
          "caches",
          "os");

  /** Linux {@code prctl(2)}, {@code PR_SET_TIMERSLACK}: the default of an ordinary thread. */
  private static final long TIMER_SLACK_PS = 50_000_000L;

  private static final List<String> KINDS_OF_WORK =
      List.of("interpreter", "native", "memory-bound");

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
    TransferReader.Transfers transfers = new TransferReader(sourced).read(map);
    Optional<MemoryReader> memory = map.map("memory").map(at -> new MemoryReader(sourced, at));
    Optional<MemoryTimings> timings = memory.map(MemoryReader::timings);
    Optional<MemoryNodes> nodes =
        machine.flatMap(
            at -> memory.flatMap(reader -> timings.flatMap(found -> reader.nodes(at, found))));
    Optional<MachineCaches> caches = caches(map, kinds, lineBytes);
    SchedulerSettings os = os(map);
    if (problems.count() > before
        || protocol.isEmpty()
        || machine.isEmpty()
        || handoffs.isEmpty()
        || timings.isEmpty()
        || nodes.isEmpty()) {
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
              timings.get(),
              nodes.get(),
              transfers.legs(),
              transfers.home(),
              caches.orElse(null),
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

  private Optional<MachineCaches> caches(
      YamlMap map, List<LayoutReader.Kind> kinds, int lineBytes) {
    List<String> names = kinds.stream().map(kind -> kind.kind().name()).toList();
    return map.optional("caches", ValueKinds.map())
        .flatMap(new CachesReader(sourced, names, lineBytes)::read);
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
            "kind",
            "per-numa-node",
            "threads-per-core",
            "work-per-cycle",
            "smt-yield",
            "misses-in-flight",
            "clock"));
    String name = map.text("kind").orElse("");
    Optional<Long> perNode = map.optional("per-numa-node", ValueKinds.wholeNumber(1, 1024));
    Optional<Long> threads = map.optional("threads-per-core", ValueKinds.wholeNumber(1, 8));
    double work = sourced.read(map, "work-per-cycle", ValueKinds.number(0.01, 100), 1.0);
    SmtYield yield = smtYield(map);
    int inFlight =
        map.find("misses-in-flight").isEmpty()
            ? 1
            : sourced.read(map, "misses-in-flight", ValueKinds.wholeNumber(1, 1024), 1L).intValue();
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
      CoreKind kind = new CoreKind(name, new ClockTable(points), work, yield, inFlight);
      return Optional.of(new LayoutReader.Kind(map, kind, perNode, threads));
    } catch (IllegalArgumentException wrong) {
      map.report(String.valueOf(wrong.getMessage()), "list the points by rising active cores");
      return Optional.empty();
    }
  }

  /** One number, or one for each kind of work. */
  private SmtYield smtYield(YamlMap kindOfCore) {
    ValueKind<Double> number = ValueKinds.number(1, 2);
    Optional<YamlMap> byWork =
        kindOfCore
            .find("smt-yield")
            .filter(YamlValue::isMap)
            .flatMap(YamlValue::map)
            .filter(map -> map.keys().stream().anyMatch(KINDS_OF_WORK::contains));
    if (byWork.isEmpty()) {
      return SmtYield.of(sourced.read(kindOfCore, "smt-yield", number, 1.0));
    }
    YamlMap map = byWork.get();
    map.onlyKeys(KINDS_OF_WORK);
    return new SmtYield(
        sourced.read(map, KINDS_OF_WORK.get(0), number, 1.0),
        sourced.read(map, KINDS_OF_WORK.get(1), number, 1.0),
        sourced.read(map, KINDS_OF_WORK.get(2), number, 1.0));
  }

  private Optional<ClockTable.Point> clockPoint(YamlMap map) {
    Optional<Double> hz = sourced.value(map, HZ, List.of("active-cores"));
    Optional<Long> cores = map.wholeNumber("active-cores", 1, 1024);
    return hz.flatMap(found -> cores.map(count -> new ClockTable.Point(count.intValue(), found)));
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
            "background-burst",
            "timer-slack",
            "timer-interrupt",
            "wake-interrupt"));
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
        sourced.read(map, "background-burst", ValueKinds.durationPs(1, 1_000_000_000_000L), 1L),
        orElse(map, "timer-slack", TIMER_SLACK_PS),
        orElse(map, "timer-interrupt", 0),
        orElse(map, "wake-interrupt", 0));
  }

  /** A duration that a file may leave out. */
  private long orElse(YamlMap map, String key, long leftOutPs) {
    return map.find(key).isEmpty() ? leftOutPs : sourced.read(map, key, DURATION, leftOutPs);
  }
}
