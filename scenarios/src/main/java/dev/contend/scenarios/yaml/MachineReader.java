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
import dev.contend.scenarios.yaml.MachineCoreKeys.Clock;
import dev.contend.scenarios.yaml.MachineCoreKeys.Core;
import dev.contend.scenarios.yaml.MachineCoreKeys.Yield;
import dev.contend.scenarios.yaml.MachineSystemKeys.Os;
import java.util.List;
import java.util.Optional;

/** Reads a machine file. */
final class MachineReader {
  private final Problems problems;
  private final SourcedReader sourced = new SourcedReader();

  MachineReader(Problems problems) {
    this.problems = problems;
  }

  /** The machine that a mapping describes; empty, with problems reported, if it is not right. */
  Optional<MachineSpec> read(YamlMap map) {
    int before = problems.count();
    map.onlyKeys(MachineKeys.SECTION.names());
    map.read(FileKeys.VERSION);
    String name = map.read(MachineKeys.NAME).orElse("");
    String title = map.read(MachineKeys.TITLE).orElse(name);
    int lineBytes = map.read(MachineKeys.CACHE_LINE).orElse(64L).intValue();
    Optional<Protocols> protocol = map.read(MachineKeys.PROTOCOL);
    Optional<List<LayoutReader.Kind>> read = map.read(MachineKeys.CORES.as(kindsOfCore()));
    List<LayoutReader.Kind> kinds = read.orElse(List.of());
    Optional<Machine> machine =
        read.isEmpty() ? Optional.empty() : machine(map, name, lineBytes, kinds);
    long governor = sourced.read(map, MachineKeys.GOVERNOR_INTERVAL, 0L);
    Optional<HandoffCosts> handoffs = machine.flatMap(found -> handoffs(map, found, kinds));
    TransferReader.Transfers transfers = new TransferReader(sourced).read(map);
    Optional<MemoryReader> memory =
        map.read(MachineKeys.MEMORY).map(at -> new MemoryReader(sourced, at));
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
    return map.read(MachineKeys.HANDOFF).flatMap(new HandoffReader(sourced, machine, names)::read);
  }

  private Optional<MachineCaches> caches(
      YamlMap map, List<LayoutReader.Kind> kinds, int lineBytes) {
    List<String> names = kinds.stream().map(kind -> kind.kind().name()).toList();
    return map.read(MachineKeys.CACHES).flatMap(new CachesReader(sourced, names, lineBytes)::read);
  }

  private ValueKind<List<LayoutReader.Kind>> kindsOfCore() {
    ValueKind<YamlMap> one = Core.SECTION.kind();
    return ValueKinds.listOf(
        new ValueKind<>(
            one.expected(),
            one.example(),
            value -> value.read(one).flatMap(this::kindOfCore),
            one.shape()));
  }

  private Optional<LayoutReader.Kind> kindOfCore(YamlMap map) {
    int before = problems.count();
    String name = map.read(Core.KIND).orElse("");
    Optional<Long> perNode = map.read(Core.PER_NUMA_NODE);
    Optional<Long> threads = map.read(Core.THREADS_PER_CORE);
    double work = sourced.read(map, Core.WORK_PER_CYCLE, 1.0);
    SmtYield yield = smtYield(map);
    int inFlight = sourced.value(map, Core.MISSES_IN_FLIGHT).intValue();
    List<ClockTable.Point> points =
        map.read(Core.CLOCK).orElse(List.of()).stream()
            .map(this::clockPoint)
            .flatMap(Optional::stream)
            .toList();
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
    Optional<YamlMap> byWork =
        kindOfCore
            .find(Core.SMT_YIELD.name())
            .filter(YamlValue::isMap)
            .flatMap(YamlValue::map)
            .filter(Yield::isByWork);
    if (byWork.isEmpty()) {
      return SmtYield.of(sourced.read(kindOfCore, Core.SMT_YIELD, 1.0));
    }
    YamlMap map = byWork.get();
    map.onlyKeys(Yield.BY_WORK.names());
    return new SmtYield(
        sourced.read(map, Yield.INTERPRETER, 1.0),
        sourced.read(map, Yield.NATIVE, 1.0),
        sourced.read(map, Yield.MEMORY_BOUND, 1.0));
  }

  private Optional<ClockTable.Point> clockPoint(YamlMap map) {
    Optional<Double> hz = sourced.value(map, Clock.HZ);
    Optional<Long> cores = map.read(Clock.ACTIVE_CORES);
    return hz.flatMap(found -> cores.map(count -> new ClockTable.Point(count.intValue(), found)));
  }

  private SchedulerSettings os(YamlMap machine) {
    return machine.read(MachineKeys.OS).map(this::settings).orElse(SchedulerSettings.FREE);
  }

  private SchedulerSettings settings(YamlMap map) {
    return new SchedulerSettings(
        sourced.read(map, Os.TIME_SLICE, 1_000_000_000L),
        sourced.read(map, Os.CONTEXT_SWITCH, 0L),
        sourced.read(map, Os.IDLE_WAKE, 0L),
        sourced.read(map, Os.IDLE_WAKE_VARIATION, 0.0),
        sourced.read(map, Os.WAKE_CALL, 0L),
        sourced.read(map, Os.YIELD_CALL, 0L),
        sourced.read(map, Os.MIGRATION, 0L),
        true,
        sourced.read(map, Os.BACKGROUND_SHARE, 0.0),
        sourced.read(map, Os.BACKGROUND_BURST, 1L),
        sourced.value(map, Os.TIMER_SLACK),
        sourced.value(map, Os.TIMER_INTERRUPT),
        wakeInterrupt(map));
  }

  /** A part of the wake-up of an idle core, and so no longer than it. */
  private long wakeInterrupt(YamlMap os) {
    long interruptPs = sourced.value(os, Os.WAKE_INTERRUPT);
    // Read again for comparison only: its own problems count once, its source must not.
    long idlePs = new SourcedReader().read(os, Os.IDLE_WAKE, 0L);
    if (interruptPs <= idlePs) {
      return interruptPs;
    }
    if (os.has(Os.WAKE_INTERRUPT) && os.has(Os.IDLE_WAKE)) {
      os.report(
          Os.WAKE_INTERRUPT,
          "is longer than idle-wake, of which it is a part",
          "write the part of idle-wake that the interrupted core takes, or a longer idle-wake");
    }
    return 0;
  }
}
