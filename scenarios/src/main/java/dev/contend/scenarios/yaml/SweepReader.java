package dev.contend.scenarios.yaml;

import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.scenarios.yaml.ScenarioPartKeys.DesignKeys;
import dev.contend.scenarios.yaml.ScenarioPartKeys.SpanKeys;
import dev.contend.scenarios.yaml.ScenarioPartKeys.Sweep;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Reads {@code sweep: {matrix: ..., zip: ..., design: ..., where: ..., include: ..., exclude:
 * ...}}: which axes there are, how they combine, and which combinations stay.
 */
final class SweepReader {
  /** More points than this are a mistake, or want a tool that spreads them over machines. */
  static final int MAX_POINTS = 100_000;

  /** More combinations than this are not looked through for those that a condition keeps. */
  static final int MAX_COMBINATIONS = 1_000_000;

  /** More workers than this are not simulated one by one. */
  static final int MAX_WORKERS = 4_096;

  static final String WORKLOAD = "workload.";

  static final String SWITCH_INTERVAL = "switch-interval";

  private final YamlMap scenario;
  private final Optional<WorkloadSpec> workload;
  private final AxisReader.Setting axes;
  private final long seed;

  SweepReader(
      Presets presets,
      YamlMap scenario,
      Optional<WorkloadSpec> workload,
      long quotaPeriodPs,
      long seed) {
    this.scenario = scenario;
    this.workload = workload;
    this.seed = seed;
    axes = new AxisReader.Setting(presets, workload, quotaPeriodPs);
  }

  /**
   * Whether a scenario's sweep has an axis of this name; what is wrong with it is not said here.
   */
  static boolean isSwept(YamlMap scenario, String axis) {
    return names(scenario).contains(axis);
  }

  /** The axes as they stand in the file, wrong ones too. */
  private static List<String> names(YamlMap scenario) {
    return SweepAxes.of(scenario).stream().flatMap(axes -> axes.keys().stream()).toList();
  }

  /** Whether a scenario's sweep has an axis whose name begins so. */
  static boolean sweeps(YamlMap scenario, String beginning) {
    return names(scenario).stream().anyMatch(key -> key.startsWith(beginning));
  }

  /** The values of an axis as they stand in the file; what is wrong with them is not said here. */
  static Optional<List<YamlValue>> swept(YamlMap scenario, String axis) {
    return SweepAxes.of(scenario).stream()
        .flatMap(axes -> axes.find(axis).stream())
        .findFirst()
        .flatMap(SweepReader::listed);
  }

  /** A list's items; of two ends the first, which is a value like those between them. */
  private static Optional<List<YamlValue>> listed(YamlValue axis) {
    if (axis.isMap()) {
      return axis.map().flatMap(span -> span.find(SpanKeys.FROM.name())).map(List::of);
    }
    return axis.isList() ? axis.list() : Optional.empty();
  }

  /** Whether an axis that is not known was meant for this one; the sweep says so itself. */
  static boolean isMisspelt(YamlMap scenario, String axis) {
    return names(scenario).stream()
        .filter(key -> !key.startsWith(WORKLOAD))
        .anyMatch(key -> Suggestions.nearest(key, List.of(axis)).isPresent());
  }

  /** How a number of workers is written. */
  static ValueKind<Integer> workers() {
    return ValueKinds.count(1, MAX_WORKERS);
  }

  /** How a memory placement is written. */
  static ValueKind<MemoryPlacement> placement() {
    return ValueKinds.enumeration(MemoryPlacement.class);
  }

  /** The points to be; empty, with problems reported, if something is not right. */
  Optional<SweepPoints> read(YamlMap sweep) {
    Optional<YamlMap> matrix = sweep.read(Sweep.MATRIX);
    Optional<YamlMap> zip = sweep.read(Sweep.ZIP);
    Optional<YamlMap> design = sweep.read(Sweep.DESIGN);
    List<List<Axis>> strands = new ArrayList<>();
    Map<String, String> known = new LinkedHashMap<>();
    boolean right =
        matrix.isPresent() == sweep.has(Sweep.MATRIX)
            && zip.isPresent() == sweep.has(Sweep.ZIP)
            && design.isPresent() == sweep.has(Sweep.DESIGN);
    if (Stream.of(Sweep.MATRIX, Sweep.ZIP, Sweep.DESIGN).noneMatch(sweep::has)) {
      sweep.required(Sweep.MATRIX.name(), Sweep.MATRIX.kind());
      right = false;
    }
    if (matrix.isPresent()) {
      onlyAxes(matrix.get());
      List<Axis> axes = axes(matrix.get(), false);
      axes.forEach(axis -> strands.add(List.of(axis)));
      right &= axes.size() == matrix.get().keys().size();
      isNew(matrix.get(), Sweep.MATRIX, known);
    }
    if (zip.isPresent()) {
      onlyAxes(zip.get());
      List<Axis> axes = axes(zip.get(), true);
      boolean whole = !axes.isEmpty() && axes.size() == zip.get().keys().size();
      right &= whole && isEven(zip.get(), axes) && isNew(zip.get(), Sweep.ZIP, known);
      if (whole) {
        strands.add(axes);
      }
    }
    List<String> notices = new ArrayList<>();
    if (design.isPresent()) {
      List<Axis> axes = design(design.get(), known, notices);
      right &= !axes.isEmpty();
      if (!axes.isEmpty()) {
        strands.add(axes);
      }
    }
    List<Axis> axes = strands.stream().flatMap(List::stream).toList();
    Optional<List<List<Axis>>> left = combinations(sweep, Sweep.EXCLUDE, axes, false);
    Optional<List<List<Axis>>> further = combinations(sweep, Sweep.INCLUDE, axes, true);
    Optional<Predicate<PointSpec>> kept =
        sweep.has(Sweep.WHERE)
            ? sweep.find(Sweep.WHERE.name()).flatMap(value -> condition(value, axes))
            : Optional.of(point -> true);
    if (!right || left.isEmpty() || further.isEmpty() || kept.isEmpty()) {
      return Optional.empty();
    }
    boolean filters = sweep.has(Sweep.WHERE) || sweep.has(Sweep.EXCLUDE);
    int most = filters ? MAX_COMBINATIONS : MAX_POINTS;
    if (SweepPoints.combinations(strands, most) > most) {
      matrix
          .orElse(sweep)
          .report(
              "makes more than " + most + (filters ? " combinations" : " points"),
              "shorten an axis, or run in parts");
      return Optional.empty();
    }
    return Optional.of(new SweepPoints(strands, kept.get(), left.get(), further.get(), notices));
  }

  /** Whether a sweep has points, and not too many; reports it if not. */
  static boolean isRight(YamlMap scenario, int points) {
    if (points > 0 && points <= MAX_POINTS) {
      return true;
    }
    scenario
        .read(ScenarioKeys.SWEEP)
        .ifPresent(
            sweep -> {
              Key<?> key = sweep.has(Sweep.WHERE) ? Sweep.WHERE : Sweep.EXCLUDE;
              if (points == 0) {
                sweep.report(key, "keeps no point", "ask for less, or widen an axis");
              } else {
                sweep.report(
                    key,
                    "keeps more than " + MAX_POINTS + " points",
                    "ask for more, or run in parts");
              }
            });
    return false;
  }

  private Optional<Predicate<PointSpec>> condition(YamlValue value, List<Axis> axes) {
    List<String> unread = new ArrayList<>(unread(axes));
    if (workload.isEmpty()) {
      unread.add(WORKLOAD);
    }
    boolean usesUnread =
        value.isScalar()
            && value.text().filter(text -> unread.stream().anyMatch(text::contains)).isPresent();
    if (usesUnread) {
      return Optional.empty();
    }
    List<Axis> known = new ArrayList<>(axes);
    known.addAll(constants());
    ConditionNames names = ConditionNames.of(workload, this.axes, known);
    return value.read(
        ValueKind.scalar(
            "a condition",
            "workers <= 16",
            text -> ConditionParser.read(text, names),
            Sweep.WHERE.shape()));
  }

  /** Axes that could not be read; another problem tells why. */
  private List<String> unread(List<Axis> axes) {
    List<String> read = axes.stream().map(Axis::name).toList();
    return names(scenario).stream().filter(name -> !read.contains(name)).toList();
  }

  /** What the scenario gives for all points where an axis would have words. */
  private List<Axis> constants() {
    AxisReader reader = new AxisReader(axes, scenario, false, true);
    return SweepAxes.OF_WORDS.stream()
        .filter(name -> scenario.find(name).isPresent() && workload.isPresent())
        .flatMap(name -> reader.axis(name).stream())
        .toList();
  }

  private static boolean isEven(YamlMap zip, List<Axis> axes) {
    Axis first = axes.get(0);
    Set<List<String>> rows = new LinkedHashSet<>();
    for (Axis axis : axes) {
      int count = axis.values().size();
      if (count != first.values().size()) {
        zip.reportKey(
            axis.name(),
            "has " + count + " values, '" + first.name() + "' has " + first.values().size(),
            "give every axis of zip equally many, or put one into matrix");
        return false;
      }
    }
    for (int row = 0; row < first.values().size(); row++) {
      int index = row;
      if (!rows.add(axes.stream().map(axis -> axis.values().get(index).text()).toList())) {
        zip.report(
            "has the values of number " + (row + 1) + " twice, in every axis",
            "leave one of them out");
        return false;
      }
    }
    return true;
  }

  /** Whether no axis of a mapping stands in an earlier one; they are then known. */
  private static boolean isNew(YamlMap map, Key<?> section, Map<String, String> known) {
    boolean right = true;
    for (String name : map.keys()) {
      String earlier = known.putIfAbsent(name, section.name());
      if (earlier != null) {
        map.reportKey(name, "is an axis of " + earlier + " too", SweepAxes.LEAVE_ONE_OUT);
        right = false;
      }
    }
    return right;
  }

  /** The axes of a design with their values side by side; none if something is not right. */
  private List<Axis> design(YamlMap design, Map<String, String> known, List<String> notices) {
    Optional<YamlMap> map = design.read(DesignKeys.AXES);
    map.ifPresent(this::onlyAxes);
    boolean isNew = map.isPresent() && isNew(map.get(), Sweep.DESIGN, known);
    Optional<SweepDesign.Drawn> drawn =
        map.flatMap(axes -> new SweepDesign(this.axes, seed).drawn(design, axes));
    if (!isNew || drawn.isEmpty()) {
      return List.of();
    }
    int repeated = drawn.get().repeated();
    if (repeated > 0) {
      notices.add(
          design.path()
              + ": "
              + repeated
              + (repeated == 1 ? " point is" : " points are")
              + " like another after rounding, and left out");
    }
    return axes(drawn.get().axes(), true);
  }

  /** The axes of a mapping that are right. */
  private List<Axis> axes(YamlMap map, boolean mayRepeat) {
    List<Axis> axes = new ArrayList<>();
    for (String name : map.keys()) {
      new AxisReader(this.axes, map, mayRepeat, false).axis(name).ifPresent(axes::add);
    }
    return axes;
  }

  private void onlyAxes(YamlMap map) {
    List<String> names = names();
    if (workload.isEmpty()) {
      // Its own problems are reported; which parameters it has is not known.
      map.keys().stream().filter(key -> key.startsWith(WORKLOAD)).forEach(names::add);
    }
    map.onlyKeys(names);
  }

  private Optional<List<List<Axis>>> combinations(
      YamlMap sweep, Key<List<YamlValue>> key, List<Axis> axes, boolean needsAll) {
    if (!sweep.has(key)) {
      return Optional.of(List.of());
    }
    Optional<List<YamlValue>> items = sweep.read(key);
    List<List<Axis>> result = new ArrayList<>();
    for (YamlValue item : items.orElse(List.of())) {
      item.map().flatMap(map -> combination(map, axes, needsAll)).ifPresent(result::add);
    }
    return items.isPresent() && result.size() == items.get().size()
        ? Optional.of(result)
        : Optional.empty();
  }

  private Optional<List<Axis>> combination(YamlMap map, List<Axis> axes, boolean needsAll) {
    List<String> swept = axes.stream().map(Axis::name).toList();
    List<String> unread = unread(axes);
    List<Axis> read = new ArrayList<>();
    boolean right = true;
    for (String name : map.keys()) {
      if (swept.contains(name)) {
        Optional<Axis> axis = new AxisReader(this.axes, map, false, true).axis(name);
        axis.ifPresent(read::add);
        right &= axis.isPresent();
      } else if (unread.contains(name)) {
        right = false;
      } else {
        map.reportKey(name, "is no axis of this sweep", Suggestions.advice(name, swept));
        right = false;
      }
    }
    List<String> missing = new ArrayList<>(swept);
    missing.removeAll(map.keys());
    if (needsAll && right && !missing.isEmpty()) {
      map.report(
          "gives no value for axis '" + missing.get(0) + "'",
          "give one for each of: " + String.join(", ", swept));
      right = false;
    }
    return right ? Optional.of(read) : Optional.empty();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(ScenarioPartKeys.Axes.SECTION.names());
    if (axes.isNative()) {
      names.remove(SWITCH_INTERVAL);
    }
    workload.ifPresent(
        spec ->
            spec.workload().parameters().stream()
                .map(parameter -> WORKLOAD + parameter.name())
                .forEach(names::add));
    return names;
  }
}
