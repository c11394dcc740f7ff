package dev.contend.scenarios.yaml;

import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.scheduler.CpuQuota;
import dev.contend.cpu.scheduler.Pinning;
import dev.contend.scenarios.spec.Confinement;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ReplicationSpec;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.scenarios.yaml.ScenarioPartKeys.Replications;
import dev.contend.scenarios.yaml.ScenarioPartKeys.Report;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads a scenario file into a checked and complete specification. */
public final class ScenarioReader {
  /** Bytes that the results of one run take in memory, generously. */
  private static final long BYTES_OF_A_RUN = 1_024;

  /** Where {@link Scenario#files} are, from the file that names them. */
  public static final String TRACES = "traces";

  private final Problems problems;
  private final List<String> charts;
  private final long memoryBytes;
  private final LibraryPresets library;

  /**
   * @param problems gathers what is wrong
   * @param charts names of the charts there are
   * @param memoryBytes memory that results may take
   */
  public ScenarioReader(Problems problems, List<String> charts, long memoryBytes) {
    this(problems, charts, memoryBytes, new LibraryPresets());
  }

  /**
   * @param problems gathers what is wrong
   * @param charts names of the charts there are
   * @param memoryBytes memory that results may take
   * @param library presets that other readers share with this one
   */
  public ScenarioReader(
      Problems problems, List<String> charts, long memoryBytes, LibraryPresets library) {
    this.problems = problems;
    this.charts = List.copyOf(charts);
    this.memoryBytes = memoryBytes;
    this.library = library;
  }

  /**
   * A scenario as read.
   *
   * @param spec what to run
   * @param resolved the same as a file that needs no library, every default filled in
   * @param files what that file names, with its path from there
   * @param asksForCharts whether the file names charts; if not they are those by default
   * @param notices what is said of a scenario that is right
   */
  public record Scenario(
      ScenarioSpec spec,
      String resolved,
      Map<String, byte[]> files,
      boolean asksForCharts,
      List<String> notices) {}

  /** The scenario; empty, with problems reported, if anything in it is not right. */
  public Optional<Scenario> read(YamlMap file) {
    YamlMap map = SweepAxes.withRangesWrittenOut(file);
    map.onlyKeys(ScenarioKeys.SECTION.names());
    map.read(FileKeys.VERSION);
    String name = map.read(ScenarioKeys.NAME).orElse("");
    if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*") && !name.isEmpty()) {
      map.report(
          ScenarioKeys.NAME,
          "is not a plain name: " + Excerpt.quoted(name),
          "use letters, digits, '-', '_' and '.'");
    }
    String question = map.read(ScenarioKeys.QUESTION).orElse("");
    Presets presets = new Presets(problems, map, library);
    WorkloadReader workloads = new WorkloadReader(problems);
    Optional<WorkloadSpec> workload = workloads.read(map);
    MemoryPlacement placement = map.value(ScenarioKeys.MEMORY_PLACEMENT);
    CpuQuota quota = ConfinementReader.container(map);
    long memoryLimit = ConfinementReader.containerMemory(map);
    Pinning pinning = map.value(ScenarioKeys.PINNING);
    long seed = map.value(ScenarioKeys.SEED);
    boolean varies = map.value(ScenarioKeys.VARIATION).equals("all");
    Optional<SweepPoints> axes =
        map.has(ScenarioKeys.SWEEP)
            ? map.read(ScenarioKeys.SWEEP)
                .flatMap(
                    sweep ->
                        new SweepReader(presets, map, workload, quota.periodPs(), seed).read(sweep))
            : Optional.of(SweepPoints.ONE);
    Optional<MachineSpec> machine = base(map, axes, ScenarioKeys.MACHINE.as(presets.machine()));
    boolean ofNative = workload.map(spec -> spec.workload().isNative()).orElse(false);
    boolean named =
        map.has(ScenarioKeys.RUNTIME) || SweepReader.isSwept(map, ScenarioKeys.RUNTIME.name());
    Optional<RuntimeSpec> runtime;
    if (named || (workload.isPresent() && !ofNative)) {
      runtime = base(map, axes, ScenarioKeys.RUNTIME.as(presets.runtime(ofNative)));
    } else {
      // Machine code has none; of a workload that is not known it cannot be said.
      runtime = ofNative ? Optional.of(RuntimeSpec.Native.NATIVE) : Optional.empty();
    }
    Optional<Integer> workers = base(map, axes, ScenarioKeys.WORKERS);
    refuseTwice(map, ScenarioKeys.MEMORY_PLACEMENT);
    refuseTwice(map, ScenarioKeys.PINNING);
    presets.readTheRest();
    ReplicationSpec replications = replications(map);
    workload.ifPresent(read -> PrecisionReader.check(map, read.workload()));
    RunLimits limits = LimitsReader.read(map);
    List<String> drawn = charts(map, workloads.program());
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
            placement,
            new Confinement(quota, pinning, memoryLimit),
            runtime.get(),
            workers.get(),
            workload.get(),
            null,
            varies,
            Collections.emptyMap());
    List<PointSpec> points = axes.get().of(base, SweepReader.MAX_POINTS);
    if (!SweepReader.isRight(map, points.size())) {
      return Optional.empty();
    }
    checkMemory(map, points.size(), replications.max());
    checkCombinations(map, points);
    workloads.check(map, points);
    ConfinementReader.check(map, points);
    if (!problems.isEmpty()) {
      return Optional.empty();
    }
    List<String> further =
        axes.get().axes().stream().filter(Axis::inTables).map(Axis::name).toList();
    ScenarioSpec spec =
        new ScenarioSpec(name, question, points, further, replications, seed, drawn, limits);
    String resolved =
        new Resolved(spec, map, presets, base, workloads.program(), references).text();
    Map<String, byte[]> files =
        workloads
            .program()
            .map(program -> program.traces().files())
            .orElseGet(Collections::emptyMap);
    return Optional.of(
        new Scenario(spec, resolved, files, map.has(ScenarioKeys.REPORT), axes.get().notices()));
  }

  /** A value that every point has: from its key, or else the first of its axis. */
  private static <T> Optional<T> base(YamlMap map, Optional<SweepPoints> axes, Key<T> key) {
    String name = key.name();
    if (!SweepReader.isSwept(map, name)) {
      // Beside a sweep it is required too, unless an axis was meant to give it.
      return !map.has(key) && SweepReader.isMisspelt(map, name)
          ? Optional.empty()
          : map.required(name, key.kind());
    }
    refuseTwice(map, key);
    // The axis replaces it at every point; its first value is as good as any.
    return axes.isEmpty()
        ? Optional.empty()
        : SweepReader.swept(map, name)
            .flatMap(values -> values.stream().findFirst())
            .flatMap(value -> value.read(key.kind()));
  }

  /** What an axis replaces at every point must not be given beside it. */
  private static void refuseTwice(YamlMap map, Key<?> key) {
    if (SweepReader.isSwept(map, key.name()) && map.has(key)) {
      map.report(key, SweepAxes.isGivenTwice(map, key.name()), SweepAxes.LEAVE_ONE_OUT);
    }
  }

  private static ReplicationSpec replications(YamlMap map) {
    Optional<YamlValue> value = map.find(ScenarioKeys.REPLICATIONS.name());
    if (value.isPresent() && !value.get().isMap()) {
      int count = value.get().read(Replications.COUNT).orElse(1);
      return new ReplicationSpec(count, count, 1);
    }
    return value
        .map(
            given ->
                given
                    .read(Replications.SECTION.kind())
                    .map(ScenarioReader::replicationRange)
                    .orElse(new ReplicationSpec(1, 1, 1)))
        .orElseGet(() -> replicationRange(map.with(new YamlNode.Mapping(Place.FILE, List.of()))));
  }

  private static ReplicationSpec replicationRange(YamlMap range) {
    int min = range.value(Replications.MIN);
    int max = range.read(Replications.MAX).orElse(Math.max(min, 100));
    if (max < min) {
      range.report(
          Replications.MAX, "is " + max + ", less than min, " + min, "write 'max: " + min + "'");
      return PrecisionReader.read(range, min, min);
    }
    return PrecisionReader.read(range, min, max);
  }

  private List<String> charts(YamlMap map, Optional<ProgramReader.Program> program) {
    List<String> usual = isSpread(map) ? List.of("pareto") : byDefault(program);
    List<String> byDefault = usual.stream().filter(charts::contains).toList();
    Key<List<String>> drawn = Report.CHARTS.as(ValueKinds.listOf(ValueKinds.choice(charts)));
    return map.read(ScenarioKeys.REPORT).flatMap(report -> report.read(drawn)).orElse(byDefault);
  }

  /** Points that a design spreads over several axes are on no curve. */
  private static boolean isSpread(YamlMap map) {
    return map.find(ScenarioKeys.SWEEP.name())
        .filter(YamlValue::isMap)
        .flatMap(YamlValue::map)
        .filter(sweep -> sweep.has(ScenarioPartKeys.Sweep.DESIGN))
        .isPresent();
  }

  /** A program of several roles has no run with 1 worker that a speedup could be over. */
  private static List<String> byDefault(Optional<ProgramReader.Program> program) {
    if (program.isEmpty() || program.get().script().roles().size() < 2) {
      return List.of("speedup");
    }
    return program.get().script().measuresLatency()
        ? List.of("latency-percentiles", "cause-shares")
        : List.of("cause-shares");
  }

  private void checkMemory(YamlMap map, int points, int replications) {
    double bytes = (double) points * replications * BYTES_OF_A_RUN;
    if (bytes > memoryBytes) {
      long most = Math.max(1, memoryBytes / BYTES_OF_A_RUN / points);
      map.report(
          ScenarioKeys.REPLICATIONS,
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
        .forEach(wrong -> map.report(ScenarioKeys.SWEEP, wrong, "leave that combination out"));
  }
}
