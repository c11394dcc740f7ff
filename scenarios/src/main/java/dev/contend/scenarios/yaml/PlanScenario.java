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
  private final YamlMap plan;
  private final InlineScenario inline;

  PlanScenario(YamlMap plan, Problems problems) {
    this.plan = plan;
    inline = new InlineScenario(plan.source(), problems);
  }

  /** The scenario as it is named or written; empty, with problems reported, if there is none. */
  Optional<YamlMap> named() {
    return plan.read(PlanKeys.SCENARIO).flatMap(inline::scenario);
  }

  /** A node of the plan that says so. */
  YamlNode placed(YamlNode node) {
    return inline.placed(node);
  }

  /**
   * The scenario with axes in place of its own sweep.
   *
   * @param axes nodes of the plan
   * @param found gathers what is wrong with it, to be told
   */
  YamlMap with(YamlMap scenario, List<YamlNode.Entry> axes, Problems found) {
    YamlNode.Mapping node = scenario.node();
    Optional<YamlNode.Entry> seed = plan.node().entry(PlanKeys.SEED.name());
    if (seed.isPresent()) {
      node =
          node.with(
              new YamlNode.Entry(
                  seed.get().place().in(plan.source()),
                  ScenarioKeys.SEED.name(),
                  placed(seed.get().value())));
    }
    return inline.with(scenario.with(node), axes, axes.get(0).place(), found);
  }

  /** The axes that the scenario sweeps, and that the plan must therefore choose from. */
  static List<String> sweptBy(YamlMap scenario) {
    List<String> swept = new ArrayList<>();
    SweepAxes.of(scenario).forEach(axes -> swept.addAll(axes.keys()));
    return swept;
  }

  /** Passes on what was found wrong, each problem where its file has it, by the plan's keys. */
  void tell(Problems found) {
    inline.tell(found, path -> InlineScenario.asChoice(path, PlanKeys.CHOICES.name()));
  }
}
