package dev.contend.scenarios.yaml;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Settings;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.catalog.Workloads;
import dev.contend.workloads.runtime.policy.Sharing;
import dev.contend.workloads.script.Script;
import dev.contend.workloads.script.ScriptWorkload;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads which workload runs, and its parameters as the workload declares them: one of the register,
 * a program that is written in the scenario, or one in a file beside it.
 */
final class WorkloadReader {
  private final Problems problems;
  private Optional<ProgramReader.Program> program = Optional.empty();

  WorkloadReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The workload of {@code workload: {use: name, parameter: value}}, or of its name alone, or of a
   * written program.
   */
  Optional<WorkloadSpec> read(YamlMap scenario) {
    Optional<WorkloadSpec> spec = unchecked(scenario);
    boolean isSwept = SweepReader.sweeps(scenario, SweepReader.WORKLOAD);
    if (!isSwept && !SweepAxes.leavesOut(scenario)) {
      // Told here already, so that a problem elsewhere in the file does not hide it.
      spec.ifPresent(found -> workers(scenario).forEach(workers -> check(found, workers)));
    }
    return spec;
  }

  private static List<Integer> workers(YamlMap scenario) {
    return SweepReader.swept(scenario, ScenarioKeys.WORKERS.name())
        .or(() -> scenario.find(ScenarioKeys.WORKERS.name()).map(List::of))
        .stream()
        .flatMap(List::stream)
        .flatMap(value -> value.isScalar() ? value.text().stream() : Stream.empty())
        .filter(text -> text.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .toList();
  }

  private void check(WorkloadSpec spec, int workers) {
    program.ifPresent(
        written -> written.report(written.script().findings(spec.settings(), workers)));
  }

  private Optional<WorkloadSpec> unchecked(YamlMap scenario) {
    Optional<YamlValue> value = scenario.find(ScenarioKeys.WORKLOAD.name());
    if (value.isPresent() && !value.get().isMap()) {
      Optional<String> file = file(value.get());
      return file.isPresent()
          ? written(value.get(), file.get())
          : value.get().read(workload()).map(WorkloadReader::withDefaults);
    }
    return scenario
        .required(ScenarioKeys.WORKLOAD.name(), described())
        .flatMap(
            map -> {
              Optional<YamlValue> use = map.find(WorkloadKeys.USE.name());
              Optional<String> file = use.flatMap(WorkloadReader::file);
              if (file.isPresent()) {
                return written(use.orElseThrow(), file.get()).flatMap(spec -> with(map, spec));
              }
              boolean isWritten =
                  use.isEmpty()
                      && map.keys().stream().anyMatch(ProgramKeys.SECTION.names()::contains);
              return isWritten
                  ? inline(
                      map,
                      scenario
                          .find(ScenarioKeys.NAME.name())
                          .flatMap(YamlValue::text)
                          .orElse("program"))
                  : withSettings(map);
            });
  }

  /** The program that was read, if it was a written one. */
  Optional<ProgramReader.Program> program() {
    return program;
  }

  /** Tells what is wrong with a written program at the points of a scenario. */
  void check(YamlMap scenario, List<PointSpec> points) {
    if (program.isPresent()) {
      program.get().report(PointFindings.of(program.get().script(), points));
      points.forEach(point -> checkHeap(scenario, program.get().script(), point));
    }
  }

  private static void checkHeap(YamlMap scenario, Script script, PointSpec point) {
    boolean sharesHeap =
        point.runtime() instanceof RuntimeSpec.Python python
            && python.policy().policy().sharing() == Sharing.HEAP;
    if (script.needsSharedHeap() && !sharesHeap) {
      scenario.report(
          ScenarioKeys.WORKLOAD,
          (script.hasPools()
                  ? "has a thread pool"
                  : script.spawns()
                      ? "starts threads from others"
                      : "passes objects through a queue")
              + ", but workers of "
              + point.runtime().label()
              + " share no objects",
          (script.hasPools()
                  ? "hand the tasks out through a 'kind: process-queue'"
                  : script.spawns()
                      ? "leave out 'start: spawned', and pass work through a 'kind: process-queue'"
                      : "declare the queue as 'kind: process-queue'")
              + " with 'send' and 'receive', or leave that runtime out");
    }
  }

  private static Optional<String> file(YamlValue value) {
    return value.isScalar()
        ? value.text().filter(name -> name.matches(WorkloadKeys.FILE))
        : Optional.empty();
  }

  private Optional<WorkloadSpec> written(YamlValue value, String file) {
    String name = Presets.plain(file);
    return value
        .file(file)
        .flatMap(new YamlReader(problems)::map)
        .flatMap(map -> inline(map, name));
  }

  private Optional<WorkloadSpec> inline(YamlMap map, String byDefault) {
    map.onlyKeys(ProgramKeys.SECTION.names());
    String name = map.read(ProgramKeys.NAME).orElse(byDefault);
    program = new ProgramReader(problems).read(map);
    return program.map(
        read ->
            new WorkloadSpec(
                name,
                new ScriptWorkload(read.script()),
                Settings.defaults(read.script().parameters())));
  }

  private static Optional<WorkloadSpec> with(YamlMap map, WorkloadSpec spec) {
    return settings(map, spec.workload()).map(spec::with);
  }

  private static ValueKind<YamlMap> described() {
    return new ValueKind<>(
        "a workload", "{use: prime-sieve}", YamlValue::map, ScenarioKeys.WORKLOAD.shape());
  }

  /** The workloads by name. */
  static ValueKind<Workloads> workload() {
    return ValueKinds.named(List.of(Workloads.values()), Workloads::yamlName);
  }

  private static WorkloadSpec withDefaults(Workloads registered) {
    List<Parameter> parameters = registered.workload().parameters();
    return new WorkloadSpec(registered, Settings.defaults(parameters));
  }

  private static Optional<WorkloadSpec> withSettings(YamlMap map) {
    return map.read(WorkloadKeys.USE.as(workload()))
        .flatMap(
            registered ->
                settings(map, registered.workload())
                    .map(settings -> new WorkloadSpec(registered, settings)));
  }

  private static Optional<Settings> settings(YamlMap map, Workload workload) {
    List<String> keys = WorkloadKeys.section("", workload.parameters()).names();
    map.onlyKeys(keys);
    Map<String, Double> given = new LinkedHashMap<>();
    boolean right = keys.containsAll(map.keys());
    for (Parameter parameter : workload.parameters()) {
      Key<Double> key = WorkloadKeys.of(parameter);
      if (map.has(key)) {
        Optional<Double> value = map.read(key);
        value.ifPresent(number -> given.put(parameter.name(), number));
        right &= value.isPresent();
      }
    }
    if (!right) {
      return Optional.empty();
    }
    Settings settings = Settings.of(workload.parameters(), given);
    List<String> wrong = workload.problems(settings);
    wrong.forEach(sentence -> map.report(sentence, "see 'contend list workloads'"));
    return wrong.isEmpty() ? Optional.of(settings) : Optional.empty();
  }
}
