package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The scenario that a plan is of: the one that it names or writes, with the plan's choices and
 * demand as the axes of its sweep.
 *
 * <p>What comes from the plan keeps its place there, so that a problem with it is told there.
 */
final class PlanScenario {
  private static final String SWEEP = ScenarioKeys.SWEEP.name();
  private static final String MATRIX = ScenarioPartKeys.Sweep.MATRIX.name();

  private final YamlMap plan;
  private final Problems problems;

  PlanScenario(YamlMap plan, Problems problems) {
    this.plan = plan;
    this.problems = problems;
  }

  /** The scenario as it is named or written; empty, with problems reported, if there is none. */
  Optional<YamlMap> named() {
    return plan.read(PlanKeys.SCENARIO)
        .flatMap(
            value ->
                value.isMap()
                    ? value.map().flatMap(this::written)
                    : value.text().flatMap(name -> text(name, value)));
  }

  private Optional<YamlMap> text(String name, YamlValue value) {
    return Presets.text(name, value, Library.EXPERIMENTS, problems)
        .flatMap(new YamlReader(problems)::map);
  }

  /** Keys that stand in the plan, over the scenario that they extend if they do. */
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

  /** A node of the plan that says so. */
  YamlNode placed(YamlNode node) {
    Place place = node.place().in(plan.source());
    if (node instanceof YamlNode.Scalar scalar) {
      return new YamlNode.Scalar(place, scalar.text(), scalar.quoted());
    }
    if (node instanceof YamlNode.Sequence list) {
      return new YamlNode.Sequence(place, list.items().stream().map(this::placed).toList());
    }
    YamlNode.Mapping mapping = (YamlNode.Mapping) node;
    List<YamlNode.Entry> entries = new ArrayList<>();
    for (YamlNode.Entry entry : mapping.entries()) {
      entries.add(
          new YamlNode.Entry(entry.place().in(plan.source()), entry.key(), placed(entry.value())));
    }
    return new YamlNode.Mapping(place, entries);
  }

  /**
   * The scenario with axes in place of its own sweep.
   *
   * @param axes nodes of the plan
   * @param found gathers what is wrong with it, to be told
   */
  YamlMap with(YamlMap scenario, List<YamlNode.Entry> axes, Problems found) {
    YamlNode.Mapping node = scenario.node();
    for (Key<?> key :
        List.of(
            ScenarioKeys.SWEEP,
            ScenarioKeys.REPLICATIONS,
            ScenarioKeys.REPORT,
            ScenarioKeys.REFERENCE,
            ScenarioKeys.REFERENCES)) {
      node = Overrides.without(node, key.name());
    }
    for (YamlNode.Entry axis : axes) {
      node = SweptKeys.withoutConstant(node, axis.key());
    }
    Place place = axes.get(0).place();
    YamlNode.Mapping matrix = new YamlNode.Mapping(place, axes);
    YamlNode sweep =
        new YamlNode.Mapping(place, List.of(new YamlNode.Entry(place, MATRIX, matrix)));
    node = Overrides.with(node, new YamlNode.Entry(place, SWEEP, sweep));
    node = with(node, place, ScenarioKeys.REPLICATIONS, "1");
    Optional<YamlNode.Entry> seed = plan.node().entry(PlanKeys.SEED.name());
    if (seed.isPresent()) {
      node =
          Overrides.with(
              node,
              new YamlNode.Entry(
                  seed.get().place().in(plan.source()),
                  ScenarioKeys.SEED.name(),
                  placed(seed.get().value())));
    }
    YamlNode none = new YamlNode.Sequence(place, List.of());
    YamlNode.Entry charts = new YamlNode.Entry(place, ScenarioPartKeys.Report.CHARTS.name(), none);
    YamlNode.Mapping report = new YamlNode.Mapping(place, List.of(charts));
    return new YamlMap(
        Overrides.with(node, new YamlNode.Entry(place, ScenarioKeys.REPORT.name(), report)),
        "",
        scenario.source(),
        found);
  }

  private static YamlNode.Mapping with(
      YamlNode.Mapping node, Place place, Key<?> key, String text) {
    return Overrides.with(
        node, new YamlNode.Entry(place, key.name(), new YamlNode.Scalar(place, text, false)));
  }

  /** The axes that the scenario sweeps, and that the plan must therefore choose from. */
  static List<String> sweptBy(YamlMap scenario) {
    List<String> swept = new ArrayList<>();
    SweepAxes.of(scenario).forEach(axes -> swept.addAll(axes.keys()));
    return swept;
  }

  /** Passes on what was found wrong, each problem where its file has it, by the plan's keys. */
  void tell(Problems found) {
    for (ScenarioProblem each : found.sorted()) {
      boolean isOfPlan = each.place().option().isPresent();
      String path =
          isOfPlan ? each.path().replaceFirst("^sweep(\\.matrix)?", "choices") : each.path();
      Place place = new Place(each.place().line(), each.place().column());
      problems.add(
          new ScenarioProblem(each.file(), place, path, each.wrong(), each.advice(), each.line()));
    }
  }
}
