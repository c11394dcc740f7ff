package dev.contend.scenarios.whatif;

import dev.contend.scenarios.yaml.ProgramPaths.Thing;
import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.Suggestions;
import java.util.List;

/** What a program declares, found by name. */
final class DeclaredThings {
  private DeclaredThings() {}

  /**
   * The thing that a change names first.
   *
   * @param noun of things of this kind
   */
  static Reading<Thing> named(
      ChangedScenario scenario, List<Thing> things, String noun, List<String> words) {
    String name = words.isEmpty() ? "" : words.get(0);
    for (Thing thing : things) {
      if (thing.name().equals(name)) {
        return Reading.of(thing);
      }
    }
    return unknown(scenario, noun, name, things.stream().map(Thing::name).toList());
  }

  static <T> Reading<T> unknown(
      ChangedScenario scenario, String noun, String name, List<String> known) {
    if (scenario.program().isEmpty() && known.isEmpty()) {
      return Reading.wrong(
          scenario.workload()
              + " is not written in the scenario, which so has no key for its "
              + noun
              + "s",
          "change what the scenario says, as KEY=VALUE; 'contend run' tells what is gained without"
              + " the largest loss");
    }
    return Reading.wrong(
        "the program has no " + noun + (name.isEmpty() ? " of no name" : " '" + name + "'"),
        known.isEmpty() ? "it declares none" : Suggestions.advice(name, known));
  }
}
