package dev.contend.scenarios.yaml;

import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.statistics.Design;
import dev.contend.scenarios.yaml.ScenarioPartKeys.DesignKeys;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Draws {@code sweep.design}: points spread over all its axes, written out as lists that are read
 * as those of a {@code zip}.
 *
 * <p>The design depends on the scenario's seed, its kind, the number of points and the number and
 * order of axes only; the resolved scenario has all of these, and so draws the same points.
 */
final class SweepDesign {
  /** More points than this are a grid's business. */
  static final int MOST_POINTS = 10_000;

  private static final String STREAM = "sweep-design";

  private final AxisReader.Setting setting;
  private final long seed;

  /**
   * @param setting what values of axes depend on
   * @param seed the scenario's
   */
  SweepDesign(AxisReader.Setting setting, long seed) {
    this.setting = setting;
    this.seed = seed;
  }

  /**
   * A design with its values.
   *
   * @param axes a list for each axis, all of one length
   * @param repeated how many points were as an earlier one after rounding, and are left out
   */
  record Drawn(YamlMap axes, int repeated) {}

  /** Where the values of an axis come from. */
  private interface Source {
    /** What stands at a place from 0 to 1 of the axis. */
    YamlNode at(double place);
  }

  /**
   * The points to be; empty, with problems reported, if something is not right.
   *
   * @param axes of the design, whose names are known
   */
  Optional<Drawn> drawn(YamlMap design, YamlMap axes) {
    Optional<Design> kind = design.read(DesignKeys.KIND);
    Optional<Integer> points = design.read(DesignKeys.POINTS);
    List<Source> sources = new ArrayList<>();
    for (String name : axes.keys()) {
      source(axes, name, points.orElse(1)).ifPresent(sources::add);
    }
    if (axes.keys().isEmpty()) {
      axes.report("has no axis", "write at least one, as 'workers: {from: 1, to: 64}'");
    }
    return kind.isEmpty()
            || points.isEmpty()
            || sources.isEmpty()
            || sources.size() < axes.keys().size()
        ? Optional.empty()
        : Optional.of(drawn(kind.get(), points.get(), axes, sources));
  }

  private Drawn drawn(Design kind, int points, YamlMap axes, List<Source> sources) {
    double[][] places =
        kind.points(points, sources.size(), new RandomStreams(seed, 0).stream(STREAM));
    Set<List<YamlNode>> rows = new LinkedHashSet<>();
    for (double[] place : places) {
      List<YamlNode> row = new ArrayList<>();
      for (int axis = 0; axis < sources.size(); axis++) {
        row.add(sources.get(axis).at(place[axis]));
      }
      rows.add(row);
    }
    List<YamlNode.Entry> entries = new ArrayList<>();
    for (YamlNode.Entry entry : axes.node().entries()) {
      int axis = entries.size();
      List<YamlNode> values = rows.stream().map(row -> row.get(axis)).toList();
      entries.add(
          new YamlNode.Entry(
              entry.place(), entry.key(), new YamlNode.Sequence(entry.value().place(), values)));
    }
    YamlMap written = axes.with(new YamlNode.Mapping(axes.node().place(), entries));
    return new Drawn(written, points - rows.size());
  }

  private Optional<Source> source(YamlMap axes, String name, int points) {
    YamlValue value = axes.find(name).orElseThrow();
    AxisReader reader = new AxisReader(setting, axes, false, false);
    if (!value.isMap()) {
      // A list is checked here, where its items stand; then they are drawn from in equal parts.
      return reader.axis(name).flatMap(axis -> value.list()).map(SweepDesign::oneOf);
    }
    return reader
        .kind(name)
        .flatMap(kind -> AxisSpan.read(value, name, kind))
        .map(
            span ->
                place ->
                    new YamlNode.Scalar(value.node().place(), span.text(place, points), false));
  }

  private static Source oneOf(List<YamlValue> items) {
    return place -> items.get((int) (place * items.size())).node();
  }
}
