package dev.contend.scenarios.yaml;

import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.scheduler.CpuQuota;
import dev.contend.cpu.scheduler.Pinning;
import dev.contend.scenarios.spec.Confinement;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ReplicationSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads a scenario file into a checked and complete specification. */
public final class ScenarioReader {
  private static final List<String> KEYS =
      List.of(
          "version",
          "name",
          "question",
          "machine",
          "memory-placement",
          "container",
          "pinning",
          "workload",
          "runtime",
          "workers",
          "variation",
          "sweep",
          "replications",
          "seed",
          "report",
          "reference",
          "machines",
          "runtimes",
          "references");

  /** Bytes that the results of one run take in memory, generously. */
  private static final long BYTES_OF_A_RUN = 1_024;

  private final Problems problems;
  private final List<String> charts;
  private final long memoryBytes;

  /**
   * @param problems gathers what is wrong
   * @param charts names of the charts there are
   * @param memoryBytes memory that results may take
   */
  public ScenarioReader(Problems problems, List<String> charts, long memoryBytes) {
    this.problems = problems;
    this.charts = List.copyOf(charts);
    this.memoryBytes = memoryBytes;
  }

  /**
   * A scenario as read.
   *
   * @param spec what to run
   * @param resolved the same as a file that needs no library, every default filled in
   */
  public record Scenario(ScenarioSpec spec, String resolved) {}

  /** The scenario; empty, with problems reported, if anything in it is not right. */
  public Optional<Scenario> read(YamlMap map) {
    map.onlyKeys(KEYS);
    map.wholeNumber("version", 1, 1);
    String name = map.text("name").orElse("");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") && !name.isEmpty()) {
      map.reportKey(
          "name",
          "is not a plain name: " + Excerpt.quoted(name),
          "use letters, digits, '-', '_' and '.'");
    }
    String question = map.text("question", "");
    Presets presets = new Presets(problems, map);
    WorkloadReader workloads = new WorkloadReader(problems);
    Optional<WorkloadSpec> workload = workloads.read(map);
    Optional<MemoryPlacement> placement = map.optional("memory-placement", SweepReader.placement());
    CpuQuota quota = ConfinementReader.container(map);
    long memoryLimit = ConfinementReader.containerMemory(map);
    Pinning pinning = map.optional("pinning", ConfinementReader.pinning(), Pinning.NONE);
    boolean varies = map.choice("variation", List.of("all", "none"), "all").equals("all");
    Optional<List<Axis>> axes =
        map.find("sweep").isPresent()
            ? map.map("sweep")
                .flatMap(sweep -> new SweepReader(presets, workload, quota.periodPs()).read(sweep))
            : Optional.of(List.of());
    Optional<MachineSpec> machine = base(map, axes, "machine", presets.machine());
    boolean ofNative = workload.map(spec -> spec.workload().isNative()).orElse(false);
    boolean named = map.find("runtime").isPresent() || SweepReader.isSwept(map, "runtime");
    Optional<RuntimeSpec> runtime;
    if (named || (workload.isPresent() && !ofNative)) {
      runtime = base(map, axes, "runtime", presets.runtime(ofNative));
    } else {
      // Machine code has none; of a workload that is not known it cannot be said.
      runtime = ofNative ? Optional.of(RuntimeSpec.Native.NATIVE) : Optional.empty();
    }
    Optional<Integer> workers = base(map, axes, "workers", SweepReader.workers());
    refuseTwice(map, "memory-placement");
    refuseTwice(map, "pinning");
    presets.readTheRest();
    ReplicationSpec replications = replications(map);
    workload.ifPresent(read -> PrecisionReader.check(map, read.workload()));
    long seed = map.wholeNumber("seed", 0, Long.MAX_VALUE, 1);
    List<String> drawn = charts(map);
    List<SourceText> references = new ReferenceTexts(problems).read(map);
    if (!problems.isEmpty()
        || workload.isEmpty()
        || axes.isEmpty()
        || machine.isEmpty()
        || runtime.isEmpty()
        || workers.isEmpty()) {
      return Optional.empty();
    }
    PointSpec base =
        new PointSpec(
            machine.get(),
            placement.orElse(MemoryPlacement.LOCAL),
            new Confinement(quota, pinning, memoryLimit),
            runtime.get(),
            workers.get(),
            workload.get(),
            null,
            varies,
            java.util.Collections.emptyMap());
    List<PointSpec> points = points(base, axes.get());
    checkMemory(map, points.size(), replications.max());
    checkCombinations(map, points);
    points.forEach(point -> workloads.check(map, point));
    ConfinementReader.check(map, points);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    List<String> further = axes.get().stream().filter(Axis::inTables).map(Axis::name).toList();
    ScenarioSpec spec =
        new ScenarioSpec(name, question, points, further, replications, seed, drawn);
    String resolved =
        new Resolved(spec, map, presets, base, workloads.program(), references).text();
    return Optional.of(new Scenario(spec, resolved));
  }

  /** A value that every point has: from its key, or else the first of its axis. */
  private static <T> Optional<T> base(
      YamlMap map, Optional<List<Axis>> axes, String key, ValueKind<T> kind) {
    if (!SweepReader.isSwept(map, key)) {
      return map.find(key).isEmpty() && SweepReader.isMisspelt(map, key)
          ? Optional.empty()
          : map.required(key, kind);
    }
    refuseTwice(map, key);
    // The axis replaces it at every point; its first value is as good as any.
    return axes.isEmpty()
        ? Optional.empty()
        : map.map("sweep")
            .flatMap(sweep -> sweep.map("matrix"))
            .flatMap(matrix -> matrix.list(key))
            .flatMap(values -> values.stream().findFirst())
            .flatMap(value -> value.read(kind));
  }

  /** What an axis replaces at every point must not be given beside it. */
  private static void refuseTwice(YamlMap map, String key) {
    if (SweepReader.isSwept(map, key) && map.find(key).isPresent()) {
      map.reportKey(key, "is given here and in sweep.matrix", "leave one of the two out");
    }
  }

  private static List<PointSpec> points(PointSpec base, List<Axis> axes) {
    List<PointSpec> points = List.of(base);
    for (Axis axis : axes) {
      List<PointSpec> next = new ArrayList<>();
      for (PointSpec point : points) {
        for (Axis.Value value : axis.values()) {
          PointSpec changed = value.change().apply(point);
          next.add(axis.inTables() ? changed.at(axis.name(), value.text()) : changed);
        }
      }
      points = next;
    }
    return points;
  }

  private ReplicationSpec replications(YamlMap map) {
    Optional<YamlValue> value = map.find("replications");
    if (value.isPresent() && !value.get().isMap()) {
      int count = value.get().read(counts()).orElse(1);
      return new ReplicationSpec(count, count, 1);
    }
    if (value.isEmpty()) {
      return new ReplicationSpec(5, 100, 0.01);
    }
    return value.get().map().map(this::replicationRange).orElse(new ReplicationSpec(1, 1, 1));
  }

  private ReplicationSpec replicationRange(YamlMap range) {
    range.onlyKeys(List.of("min", "max", "precision"));
    int min = range.optional("min", counts(), 5);
    int max = range.optional("max", counts(), Math.max(min, 100));
    if (max < min) {
      range.reportKey("max", "is " + max + ", less than min, " + min, "write 'max: " + min + "'");
      return PrecisionReader.read(range, min, min);
    }
    return PrecisionReader.read(range, min, max);
  }

  private static ValueKind<Integer> counts() {
    return ValueKinds.wholeNumber(1, 1_000_000_000).map(Long::intValue);
  }

  private List<String> charts(YamlMap map) {
    List<String> byDefault = charts.contains("speedup") ? List.of("speedup") : List.of();
    return map.optional("report", ValueKinds.map())
        .map(
            report -> {
              report.onlyKeys(List.of("charts"));
              return report.optional(
                  "charts", ValueKinds.listOf(ValueKinds.choice(charts)), byDefault);
            })
        .orElse(byDefault);
  }

  private void checkMemory(YamlMap map, int points, int replications) {
    double bytes = (double) points * replications * BYTES_OF_A_RUN;
    if (bytes > memoryBytes) {
      long most = Math.max(1, memoryBytes / BYTES_OF_A_RUN / points);
      map.reportKey(
          "replications",
          String.format(
              Locale.ROOT,
              "up to %d replications of %s would need %.1f GiB for their results; there are %.1f GiB",
              replications,
              points == 1 ? "1 point" : "each of " + points + " points",
              bytes / (1L << 30),
              memoryBytes / (double) (1L << 30)),
          "write 'max: "
              + most
              + "' or less, or give the JVM more memory with CONTEND_OPTS=-Xmx...");
    }
  }

  private static void checkCombinations(YamlMap map, List<PointSpec> points) {
    points.stream()
        .map(PointSpec::workload)
        .distinct()
        .flatMap(spec -> spec.workload().problems(spec.settings()).stream())
        .distinct()
        .forEach(wrong -> map.reportKey("sweep", wrong, "leave that combination out"));
  }
}
