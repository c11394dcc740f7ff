package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The scenario that a file of another kind names, or writes with {@code extends} and what differs.
 *
 * <p>What stands in that file keeps its place there, so that a problem with it is told there.
 */
final class InlineScenario {
  private static final String SWEEP = ScenarioKeys.SWEEP.name();
  private static final String MATRIX = ScenarioPartKeys.Sweep.MATRIX.name();

  private final SourceText source;
  private final Problems problems;

  /**
   * @param source the file that it is named in
   */
  InlineScenario(SourceText source, Problems problems) {
    this.source = source;
    this.problems = problems;
  }

  /** The scenario; empty, with problems reported, if there is none. */
  Optional<YamlMap> scenario(YamlValue value) {
    return value.isMap()
        ? value.map().flatMap(this::written)
        : value.text().flatMap(name -> text(name, value));
  }

  private Optional<YamlMap> text(String name, YamlValue value) {
    return Presets.text(name, value, Library.EXPERIMENTS, problems)
        .flatMap(new YamlReader(problems)::map);
  }

  /** Keys that stand in the file, over the scenario that they extend if they do. */
  private Optional<YamlMap> written(YamlMap own) {
    Optional<YamlValue> base = own.find(FileKeys.EXTENDS.name());
    if (base.isEmpty()) {
      return Optional.of(own);
    }
    return base.get()
        .text()
        .flatMap(name -> text(name, base.get()))
        .map(
            found ->
                found.with(Extension.merged(found.node(), (YamlNode.Mapping) placed(own.node()))));
  }

  /** A node of the file that says so. */
  YamlNode placed(YamlNode node) {
    Place place = node.place().in(source);
    if (node instanceof YamlNode.Scalar scalar) {
      return new YamlNode.Scalar(place, scalar.text(), scalar.quoted());
    }
    if (node instanceof YamlNode.Sequence list) {
      return new YamlNode.Sequence(place, list.items().stream().map(this::placed).toList());
    }
    YamlNode.Mapping mapping = (YamlNode.Mapping) node;
    List<YamlNode.Entry> entries = new ArrayList<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      entries.add(new YamlNode.Entry(entry.place().in(source), entry.key(), placed(entry.value())));
    }
    return new YamlNode.Mapping(place, entries);
  }

  /**
   * A scenario with axes in place of its own sweep, run once at each point, without figures.
   *
   * @param axes nodes of this file; none for a single point
   * @param place where this file asks for it
   * @param found gathers what is wrong with it, to be told
   */
  YamlMap with(YamlMap scenario, List<YamlNode.Entry> axes, Place place, Problems found) {
    YamlNode.Mapping node = scenario.node();
    for (Key<?> key :
        List.of(
            ScenarioKeys.SWEEP,
            ScenarioKeys.REPLICATIONS,
            ScenarioKeys.REPORT,
            ScenarioKeys.REFERENCE,
            ScenarioKeys.REFERENCES)) {
      node = node.without(key.name());
    }
    for (YamlNode.Entry axis : axes) {
      node = SweptKeys.withoutConstant(node, axis.key());
    }
    if (!axes.isEmpty()) {
      YamlNode.Entry matrix = new YamlNode.Entry(place, MATRIX, new YamlNode.Mapping(place, axes));
      YamlNode sweep = new YamlNode.Mapping(place, List.of(matrix));
      node = node.with(new YamlNode.Entry(place, SWEEP, sweep));
    }
    YamlNode once = new YamlNode.Scalar(place, "1", false);
    node = node.with(new YamlNode.Entry(place, ScenarioKeys.REPLICATIONS.name(), once));
    YamlNode none = new YamlNode.Sequence(place, List.of());
    YamlNode.Entry charts = new YamlNode.Entry(place, ScenarioPartKeys.Report.CHARTS.name(), none);
    YamlNode.Mapping report = new YamlNode.Mapping(place, List.of(charts));
    return new YamlMap(
        node.with(new YamlNode.Entry(place, ScenarioKeys.REPORT.name(), report)),
        "",
        scenario.source(),
        found);
  }

  /** The path of what a file of choices gives to a scenario as axes of its sweep. */
  static String asChoice(String path, String choices) {
    return path.replaceFirst("^" + SWEEP + "(\\." + MATRIX + ")?", choices);
  }

  /**
   * Passes on what was found wrong, each problem where its file has it.
   *
   * @param path by which keys of this file a path of the scenario is known
   */
  void tell(Problems found, UnaryOperator<String> path) {
    for (ScenarioProblem each : found.sorted()) {
      boolean isHere = each.place().option().isPresent();
      Place place = new Place(each.place().line(), each.place().column());
      problems.add(
          new ScenarioProblem(
              each.file(),
              place,
              isHere ? path.apply(each.path()) : each.path(),
              each.wrong(),
              each.advice(),
              each.line()));
    }
  }
}
