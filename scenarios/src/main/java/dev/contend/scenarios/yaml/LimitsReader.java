package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.yaml.ScenarioPartKeys.Limits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** Reads and writes what a run may cost: {@code limits: {events: 1e6, wall-time: 5 min}}. */
public final class LimitsReader {
  private static final List<Limit> ALL =
      List.of(
          new Limit(
              Limits.SIMULATED_TIME,
              RunLimits::simulatedPs,
              RunLimits::withSimulatedPs,
              ps -> Units.format(ps, Dimension.DURATION)),
          new Limit(Limits.EVENTS, RunLimits::events, RunLimits::withEvents, Long::toString),
          new Limit(
              Limits.WALL_TIME,
              RunLimits::wallMs,
              RunLimits::withWallMs,
              ms -> Units.format(ms * Limits.PS_PER_MS, Dimension.DURATION)),
          new Limit(
              Limits.MEMORY,
              RunLimits::memoryBytes,
              RunLimits::withMemoryBytes,
              bytes -> Units.format(bytes, Dimension.SIZE)));

  private LimitsReader() {}

  /** One of the limits: its key, its place in {@link RunLimits}, and how it is written. */
  private record Limit(
      Key<Long> key,
      ToLongFunction<RunLimits> of,
      BiFunction<RunLimits, Long, RunLimits> with,
      LongFunction<String> text) {}

  /** The limits of a scenario. */
  static RunLimits read(YamlMap scenario) {
    Optional<YamlMap> map = scenario.read(ScenarioKeys.LIMITS);
    RunLimits limits = RunLimits.UNLIMITED;
    if (map.isPresent()) {
      for (Limit limit : ALL) {
        long value = map.get().read(limit.key).orElse(RunLimits.NONE);
        limits = limit.with.apply(limits, value);
      }
    }
    return limits;
  }

  /** The names of the limits. */
  public static List<String> names() {
    return Limits.SECTION.names();
  }

  /** Limits with one of them as a text says, which may be {@code none}. */
  public static Reading<RunLimits> with(RunLimits limits, String name, String text) {
    Optional<Limit> named = ALL.stream().filter(each -> each.key.name().equals(name)).findFirst();
    if (named.isEmpty()) {
      return Reading.wrong(
          "no limit is called " + Excerpt.quoted(name), Suggestions.advice(name, names()));
    }
    Problems problems = new Problems();
    YamlNode written = new YamlNode.Scalar(Place.FILE, text, false);
    Optional<Long> value =
        YamlValue.root(written, SourceText.of("", text), problems).read(named.get().key.kind());
    return value
        .map(found -> Reading.of(named.get().with.apply(limits, found)))
        .orElseGet(
            () -> {
              ScenarioProblem problem = problems.sorted().get(0);
              return Reading.wrong(problem.wrong(), problem.advice());
            });
  }

  /** Those that are set, by name, as a scenario says them. */
  public static Map<String, String> texts(RunLimits limits) {
    Map<String, String> texts = new LinkedHashMap<>();
    for (Limit limit : ALL) {
      long value = limit.of.applyAsLong(limits);
      if (value != RunLimits.NONE) {
        texts.put(limit.key.name(), limit.text.apply(value));
      }
    }
    return texts;
  }
}
