package dev.contend.scenarios.whatif;

import dev.contend.engine.settings.Parameter;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Dimension;
import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.ProgramPaths;
import dev.contend.scenarios.yaml.Units;
import dev.contend.scenarios.yaml.YamlMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A scenario that is about to be changed: what it has that changes can be about.
 *
 * @param map as it stands in its file
 * @param spec as it is run
 * @param program the parts of the program that it holds; empty if it names a built-in workload or
 *     another file
 */
record ChangedScenario(YamlMap map, ScenarioSpec spec, Optional<ProgramPaths> program) {
  ChangedScenario(YamlMap map, ScenarioSpec spec) {
    this(map, spec, ProgramPaths.of(map));
  }

  List<ProgramPaths.Thing> objects() {
    return program.map(ProgramPaths::objects).orElse(List.of());
  }

  List<ProgramPaths.Thing> locks() {
    return program.map(ProgramPaths::locks).orElse(List.of());
  }

  List<ProgramPaths.Time> times() {
    return program.map(ProgramPaths::times).orElse(List.of());
  }

  /** Parameters of the workload that are durations, and the same at every point. */
  List<String> durations() {
    PointSpec first = spec.points().get(0);
    Stream<Parameter> all = first.workload().workload().parameters().stream();
    return all.filter(each -> each.kind() == Parameter.Kind.DURATION_PS)
        .filter(
            each ->
                spec.points().stream()
                        .mapToDouble(point -> value(point, each.name()))
                        .distinct()
                        .count()
                    == 1)
        .filter(each -> value(first, each.name()) > 0)
        .map(Parameter::name)
        .toList();
  }

  private static double value(PointSpec point, String parameter) {
    return point.workload().settings().asMap().getOrDefault(parameter, 0.0);
  }

  /** A duration of the workload multiplied. */
  Overrides scaled(String duration, double factor) {
    double ps = value(spec.points().get(0), duration) * factor;
    String key = program.isPresent() ? "workload.parameters." : "workload.";
    return Overrides.set(key + duration, Units.format(Math.rint(ps), Dimension.DURATION));
  }

  /** What the workload is called, for messages. */
  String workload() {
    return spec.points().get(0).workload().name();
  }
}
