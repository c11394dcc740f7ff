package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A scenario with the numbers of which a range is known: those of the machines and runtimes that
 * its points use, and those of its own keys that were given one. It is read again with other values
 * in their places.
 *
 * <p>A number that stands in several runtimes with the same value, range and source is one number:
 * what is not known of it is not known of all of them alike.
 */
public final class UncertainScenario {
  private final YamlMap scenario;
  private final List<Integer> places;
  private final List<PointSpec> points;
  private final List<String> charts;
  private final long memoryBytes;
  private final Map<String, YamlNode.Mapping> sections = new LinkedHashMap<>();
  private final Map<String, UncertainNumber> numbers = new LinkedHashMap<>();

  /** Where a number of a preset stands: section, preset, and the steps that lead to it. */
  private final Map<String, List<Spot>> spots = new LinkedHashMap<>();

  /** The keys of numbers that are the scenario's own. */
  private final Map<String, String> keys = new LinkedHashMap<>();

  /**
   * @param scenario as it stands, with what options change of it
   * @param resolved the same with its presets written out
   * @param spec the same as read
   * @param places of the points that are asked about, from 0
   * @param charts names of the charts there are
   * @param memoryBytes memory that results may take
   */
  public UncertainScenario(
      YamlMap scenario,
      String resolved,
      ScenarioSpec spec,
      List<Integer> places,
      List<String> charts,
      long memoryBytes) {
    this.scenario = scenario;
    this.places = List.copyOf(places);
    points = places.stream().map(spec.points()::get).toList();
    this.charts = List.copyOf(charts);
    this.memoryBytes = memoryBytes;
    YamlMap whole =
        new YamlReader(new Problems())
            .map(SourceText.of("resolved scenario", resolved))
            .orElseThrow(() -> new IllegalStateException("a resolved scenario does not read"));
    List<String> machines = points.stream().map(each -> each.machine().name()).distinct().toList();
    List<String> runtimes =
        points.stream()
            .map(PointSpec::runtime)
            .flatMap(each -> preset(each).stream())
            .distinct()
            .toList();
    gather(whole, ScenarioKeys.MACHINES.name(), "machine", machines);
    gather(whole, ScenarioKeys.RUNTIMES.name(), "runtime", runtimes);
  }

  private static Optional<String> preset(RuntimeSpec runtime) {
    return runtime instanceof RuntimeSpec.Python python
        ? Optional.of(python.profile().name())
        : Optional.empty();
  }

  private record Spot(String section, String preset, List<String> steps) {}

  /** The numbers, those of machines first; in the order of the files. */
  public List<UncertainNumber> numbers() {
    return List.copyOf(numbers.values());
  }

  private void gather(YamlMap whole, String section, String noun, List<String> used) {
    Optional<YamlNode.Mapping> presets = whole.node().mapping(section);
    if (presets.isEmpty()) {
      return;
    }
    YamlNode.Mapping all = presets.get();
    List<String> own =
        scenario.find(section).flatMap(YamlValue::map).map(YamlMap::keys).orElse(List.of());
    sections.put(
        section, all.kept(name -> used.contains(Presets.plain(name)) || own.contains(name)));
    List<YamlNode.Entry> asked = all.kept(name -> used.contains(Presets.plain(name))).entries();
    Map<String, List<Found>> alike = new LinkedHashMap<>();
    for (YamlNode.Entry preset : asked) {
      for (Found found : found(section, preset)) {
        String key = String.join(".", found.spot().steps()) + "\n" + found.text();
        boolean isMachine = noun.equals("machine");
        alike
            .computeIfAbsent(
                isMachine ? preset.key() + "\n" + key : key, first -> new ArrayList<>())
            .add(found);
      }
    }
    for (List<Found> same : alike.values()) {
      List<String> of = same.stream().map(each -> Presets.plain(each.spot().preset())).toList();
      String path = String.join(".", same.get(0).spot().steps());
      String name = (of.size() == asked.size() ? noun : String.join("+", of)) + "." + path;
      same.get(0)
          .number(name)
          .ifPresent(
              number -> {
                numbers.put(name, number);
                spots.put(name, same.stream().map(Found::spot).toList());
              });
    }
  }

  /** A number with its range, as it stands somewhere. */
  private record Found(Spot spot, String value, String low, String high, String source) {
    String text() {
      return String.join("\n", value, low, high, source);
    }

    /** Empty for what is no number, as the name of a start method, or has no width. */
    Optional<UncertainNumber> number(String name) {
      return UncertainNumber.of(name, value, low, high, source).value();
    }
  }

  private static List<Found> found(String section, YamlNode.Entry preset) {
    List<Found> found = new ArrayList<>();
    walk(preset.value(), new Spot(section, preset.key(), List.of()), found);
    return found;
  }

  private static void walk(YamlNode node, Spot at, List<Found> found) {
    if (node instanceof YamlNode.Mapping mapping) {
      Optional<String> value = text(mapping, SourcedReader.VALUE);
      Optional<YamlNode> range = mapping.entry(SourcedReader.RANGE).map(YamlNode.Entry::value);
      if (value.isPresent()
          && range.isPresent()
          && range.get() instanceof YamlNode.Sequence ends
          && ends.items().size() == 2
          && ends.items().get(0) instanceof YamlNode.Scalar low
          && ends.items().get(1) instanceof YamlNode.Scalar high) {
        String source =
            text(mapping, SourcedReader.SOURCE.name())
                .or(() -> text(mapping, SourcedReader.ASSUMED.name()).map(why -> "assumed: " + why))
                .orElse("");
        found.add(new Found(at, value.get(), low.text(), high.text(), source));
      }
      mapping.entries().forEach(each -> walk(each.value(), below(at, each.key()), found));
    } else if (node instanceof YamlNode.Sequence list) {
      for (int i = 0; i < list.items().size(); i++) {
        walk(list.items().get(i), below(at, String.valueOf(i)), found);
      }
    }
  }

  private static Spot below(Spot at, String step) {
    List<String> steps = new ArrayList<>(at.steps());
    steps.add(step);
    return new Spot(at.section(), at.preset(), List.copyOf(steps));
  }

  private static Optional<String> text(YamlNode.Mapping mapping, String key) {
    return mapping
        .entry(key)
        .map(YamlNode.Entry::value)
        .filter(YamlNode.Scalar.class::isInstance)
        .map(scalar -> ((YamlNode.Scalar) scalar).text());
  }

  /**
   * Gives a range to a number, in place of the one that it has: one of {@link #numbers}, or a key
   * of the scenario.
   *
   * @param text as {@code workload.limit=10000..20000}
   */
  public Reading<UncertainNumber> give(String text) {
    int equals = text.indexOf('=');
    int dots = text.indexOf("..", equals);
    if (equals < 1 || dots < 0) {
      return Reading.wrong(
          "is no range: " + Excerpt.quoted(text),
          "write KEY=LOW..HIGH, as 'machine.handoff.same-cache=30 ns..80 ns'");
    }
    String key = text.substring(0, equals).strip();
    String low = text.substring(equals + 1, dots).strip();
    String high = text.substring(dots + 2).strip();
    UncertainNumber known = numbers.get(key);
    String stated = known != null ? known.stated() : Substitutions.number(scenario, key).orElse("");
    Reading<UncertainNumber> given =
        UncertainNumber.of(key, stated, withUnit(low, high), high, "given with --range");
    if (given.value().isEmpty()) {
      return given;
    }
    if (known == null) {
      keys.put(key, key);
    }
    numbers.put(key, given.value().get());
    return isRight(given.value().get());
  }

  /** {@code 30..80 ns} means nanoseconds twice. */
  private static String withUnit(String low, String high) {
    Optional<String> unit =
        Optional.of(high.replaceFirst("^" + Numbers.NUMBER.pattern(), "").strip())
            .filter(found -> !found.isEmpty() && Numbers.read(low).value().isPresent());
    return unit.map(found -> low + (found.startsWith("/") ? "" : " ") + found).orElse(low);
  }

  /** The number, if the scenario takes both ends of its range. */
  private Reading<UncertainNumber> isRight(UncertainNumber number) {
    for (double end : new double[] {0, 1}) {
      Problems problems = new Problems();
      Map<String, String> one = new LinkedHashMap<>();
      one.put(number.name(), number.at(end));
      if (read(one, problems).isEmpty()) {
        numbers.remove(number.name());
        keys.remove(number.name());
        return Reading.wrong(
            "does not fit the scenario at " + number.at(end),
            problems.rendered().strip().lines().findFirst().orElse(""));
      }
    }
    return Reading.of(number);
  }

  /**
   * The points that are asked about, with other values.
   *
   * @param values by the numbers' names, as they would be written
   * @return empty if these do not fit together, as a remote memory that is nearer than the local
   */
  public Optional<List<PointSpec>> with(Map<String, String> values) {
    Optional<ScenarioSpec> read = read(values, new Problems());
    if (read.isEmpty()) {
      return Optional.empty();
    }
    boolean isOwn = values.keySet().stream().anyMatch(keys::containsKey);
    List<String> presets =
        values.keySet().stream()
            .flatMap(name -> spots.getOrDefault(name, List.of()).stream())
            .map(spot -> Presets.plain(spot.preset()))
            .toList();
    List<PointSpec> changed = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      PointSpec point = read.get().points().get(places.get(i));
      PointSpec before = points.get(i);
      // What is not changed stays the same object, so that it is prepared, and run, once.
      boolean isOfMachine = presets.contains(before.machine().name());
      boolean isOfRuntime = preset(before.runtime()).filter(presets::contains).isPresent();
      changed.add(
          isOwn
              ? point
              : before
                  .on(isOfMachine ? point.machine() : before.machine())
                  .with(isOfRuntime ? point.runtime() : before.runtime(), before.workers()));
    }
    return Optional.of(List.copyOf(changed));
  }

  private Optional<ScenarioSpec> read(Map<String, String> values, Problems problems) {
    YamlNode.Mapping node = scenario.node();
    Map<String, YamlNode> changed = new LinkedHashMap<>(sections);
    Overrides own = Overrides.NONE;
    for (Map.Entry<String, String> each : values.entrySet()) {
      if (keys.containsKey(each.getKey())) {
        String assignment = each.getKey() + "=" + each.getValue();
        own = own.and(Overrides.everywhere(scenario, assignment));
      }
      for (Spot spot : spots.getOrDefault(each.getKey(), List.of())) {
        List<String> steps = new ArrayList<>(List.of(spot.preset()));
        steps.addAll(spot.steps());
        changed.computeIfPresent(
            spot.section(), (name, all) -> Substitutions.with(all, steps, each.getValue()));
      }
    }
    for (Map.Entry<String, YamlNode> section : changed.entrySet()) {
      node = node.with(new YamlNode.Entry(Place.FILE, section.getKey(), section.getValue()));
    }
    YamlMap map = new YamlMap(node, scenario.path(), scenario.source(), problems);
    YamlMap read = own.applied(map, problems, new ArrayList<>());
    Optional<ScenarioReader.Scenario> found =
        new ScenarioReader(problems, charts, memoryBytes).read(read);
    return problems.isEmpty() ? found.map(ScenarioReader.Scenario::spec) : Optional.empty();
  }
}
