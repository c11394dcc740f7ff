package dev.contend.scenarios.importing;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** The text of a machine file for what was imported, ready to be edited. */
final class MachineFileText {
  private final ImportedMachine machine;
  private final StringBuilder text = new StringBuilder();

  private MachineFileText(ImportedMachine machine) {
    this.machine = machine;
  }

  /**
   * The text.
   *
   * @param name the machine's name in scenarios
   * @param origin what the topology was read from, in a word or two
   * @param summary counts of objects
   */
  static String of(ImportedMachine machine, String name, String origin, String summary) {
    return new MachineFileText(machine).write(name, origin, summary);
  }

  private String write(String name, String origin, String summary) {
    line("# Imported from " + plain(origin) + ".");
    line("# " + plain(summary) + ".");
    machine.notes().forEach(note -> line("# " + plain(note)));
    line("# What is marked 'generic default' is not in the topology: replace it by measurements.");
    line("# 'contend import c2c matrix.csv' writes the handoff section from a measured matrix.");
    line("version: 1");
    line("name: " + quoted(name));
    line("title: " + quoted(machine.title() + ", " + counts()));
    line("cache-line: " + machine.lineBytes() + " B");
    line("protocol: mesi");
    line("cores:");
    for (ImportedMachine.Kind kind : machine.kinds()) {
      kind(kind);
    }
    line("layout:");
    machine.rows().forEach(this::row);
    machine
        .memoryOnly()
        .forEach(
            (node, socket) ->
                line("  - {socket: " + socket + ", numa-node: " + node + ", cores: 0}"));
    line("governor-interval: " + GenericMachine.GOVERNOR.yaml());
    handoff();
    memory();
    caches();
    os();
    return text.toString();
  }

  private String counts() {
    return String.format(
        Locale.ROOT,
        "%d %s, %d cores, %d hardware threads",
        machine.sockets(),
        machine.sockets() == 1 ? "socket" : "sockets",
        machine.cores(),
        machine.hardwareThreads());
  }

  private void kind(ImportedMachine.Kind kind) {
    line("  - kind: " + quoted(kind.name()));
    line("    work-per-cycle: " + workPerCycle(kind));
    line(
        "    smt-yield: "
            + (kind.threadsPerCore() == 1
                ? "{value: 1, source: \"one hardware thread a core\"}"
                : "{value: 1.25, range: [1.0, 1.5], assumed: \"generic default: it depends on the"
                    + " code\"}"));
    line("    clock:");
    double highest = kind.maxMhz().orElse(kind.baseMhz().orElse(3000));
    String hz = ghz(highest);
    if (kind.maxMhz().isPresent()) {
      line("      - {active-cores: 1, value: " + hz + ", source: \"hwloc: FrequencyMaxMHz\"}");
    } else if (kind.baseMhz().isPresent()) {
      String why = "base clock of the topology; the turbo clocks are not in it";
      line("      - {active-cores: 1, value: " + hz + ", assumed: " + quoted(why) + "}");
    } else {
      String why = "generic default: no clock in the topology";
      line("      - {active-cores: 1, value: " + hz + ", assumed: " + quoted(why) + "}");
    }
    if (kind.maxMhz().isPresent() && kind.cores() > 1) {
      double low = Math.min(highest, kind.baseMhz().orElse(0.6 * highest));
      line(
          String.format(
              Locale.ROOT,
              "      - {active-cores: %d, value: %s, range: [%s, %s], assumed: %s}",
              kind.cores(),
              ghz((low + highest) / 2),
              ghz(low),
              hz,
              quoted("generic default: halfway from base to highest clock")));
    }
  }

  private String workPerCycle(ImportedMachine.Kind kind) {
    ImportedMachine.Kind first = machine.kinds().get(0);
    if (kind.name().equals(first.name())) {
      return "{value: 1, source: definition}";
    }
    if (kind.capacity().isPresent()
        && first.capacity().isPresent()
        && kind.maxMhz().isPresent()
        && first.maxMhz().isPresent()) {
      double ratio =
          kind.capacity().getAsDouble()
              / first.capacity().getAsDouble()
              * first.maxMhz().getAsDouble()
              / kind.maxMhz().getAsDouble();
      double bounded = Math.max(0.01, Math.min(100, ratio));
      return String.format(
          Locale.ROOT, "{value: %.3f, source: \"hwloc: LinuxCapacity by clock\"}", bounded);
    }
    return kind.coreType().equals("IntelAtom")
        ? "{value: 0.65, range: [0.5, 0.8], assumed: \"generic default: E against P core\"}"
        : "{value: 1, range: [0.3, 1], assumed: \"generic default: not in the topology\"}";
  }

  private void row(ImportedMachine.Row row) {
    line(
        String.format(
            Locale.ROOT,
            "  - {socket: %d, numa-node: %d, cache-domain: %d, kind: %s, cores: %d, "
                + "threads-per-core: %d}",
            row.socket(),
            row.node(),
            row.domain(),
            quoted(machine.kinds().get(row.kind()).name()),
            row.cores(),
            row.threads()));
  }

  private void handoff() {
    line("handoff:");
    if (machine.hardwareThreads() > machine.cores()) {
      entry("smt", GenericMachine.SMT);
    }
    Set<String> classes = new LinkedHashSet<>();
    for (ImportedMachine.Row a : machine.rows()) {
      machine.rows().forEach(b -> classes.add(distance(a, b)));
    }
    boolean complexes = classes.contains("same-numa-node") || classes.contains("same-socket");
    entry("same-cache", complexes ? GenericMachine.CORE_COMPLEX : GenericMachine.RING_OR_MESH);
    if (classes.contains("same-numa-node")) {
      entry("same-numa-node", GenericMachine.ACROSS_CACHES);
    }
    if (classes.contains("same-socket")) {
      entry("same-socket", GenericMachine.ACROSS_NODES);
    }
    if (classes.contains("remote")) {
      entry("remote", GenericMachine.REMOTE);
    }
  }

  private static String distance(ImportedMachine.Row a, ImportedMachine.Row b) {
    if (a.socket() != b.socket()) {
      return "remote";
    }
    if (a.domain() == b.domain()) {
      return "same-cache";
    }
    return a.node() == b.node() ? "same-numa-node" : "same-socket";
  }

  private void memory() {
    line("memory:");
    entry("l1", GenericMachine.L1);
    entry("atomic", GenericMachine.ATOMIC);
    entry("last-level", GenericMachine.LAST_LEVEL);
    entry("local", GenericMachine.LOCAL_MEMORY);
    entry("remote", GenericMachine.REMOTE_MEMORY);
    entry("per-sharer", GenericMachine.PER_SHARER);
  }

  private void caches() {
    ImportedCaches caches = machine.caches();
    if (caches.kinds().isEmpty()) {
      return;
    }
    line("caches:");
    line("  kinds:");
    for (int kind = 0; kind < caches.kinds().size(); kind++) {
      ImportedCaches.Kind found = caches.kinds().get(kind);
      line("    " + quoted(machine.kinds().get(kind).name()) + ":");
      line("      l1: " + cache(found.l1()));
      found
          .l2()
          .ifPresent(
              l2 -> {
                line("      l2: " + cache(l2));
                line("      l2-latency: " + GenericMachine.L2.yaml());
              });
    }
    caches.lastLevel().ifPresent(cache -> line("  last-level: " + cache(cache)));
  }

  private static String cache(ImportedCaches.Cache cache) {
    boolean kib = cache.bytes() % 1024 == 0;
    return String.format(
        Locale.ROOT,
        "{value: %d %s, ways: %d, %s: %s}",
        kib ? cache.bytes() / 1024 : cache.bytes(),
        kib ? "KiB" : "B",
        cache.ways(),
        cache.certain() ? "source" : "assumed",
        quoted(cache.source()));
  }

  private void os() {
    line("os:");
    entry("time-slice", GenericMachine.TIME_SLICE);
    entry("context-switch", GenericMachine.CONTEXT_SWITCH);
    entry("idle-wake", GenericMachine.IDLE_WAKE);
    entry("idle-wake-variation", GenericMachine.IDLE_WAKE_VARIATION);
    entry("wake-call", GenericMachine.WAKE_CALL);
    entry("yield-call", GenericMachine.YIELD_CALL);
    entry("migration", GenericMachine.MIGRATION);
    entry("background-share", GenericMachine.BACKGROUND_SHARE);
    entry("background-burst", GenericMachine.BACKGROUND_BURST);
    entry("timer-slack", GenericMachine.TIMER_SLACK);
    entry("timer-interrupt", GenericMachine.TIMER_INTERRUPT);
    entry("wake-interrupt", GenericMachine.WAKE_INTERRUPT);
  }

  private void entry(String key, GenericMachine number) {
    line("  " + key + ": " + number.yaml());
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String ghz(double mhz) {
    return String.format(Locale.ROOT, "%.3f GHz", mhz / 1000).replaceAll("0{1,2} GHz", " GHz");
  }

  /** Text that comes from a file, as a YAML string. */
  private static String quoted(String value) {
    return '"' + plain(value).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** Letters, digits and signs only: what a file says must stay on its line. */
  private static String plain(String value) {
    String clean = value.replaceAll("[^\\x20-\\x7E]", "?");
    return clean.length() > 200 ? clean.substring(0, 200) + "..." : clean;
  }
}
