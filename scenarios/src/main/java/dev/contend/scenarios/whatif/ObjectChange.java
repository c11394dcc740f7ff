package dev.contend.scenarios.whatif;

import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.ProgramPaths.Thing;
import dev.contend.scenarios.yaml.Reading;
import java.util.List;
import java.util.Optional;

/**
 * A key of an object is set.
 *
 * @param word the change's name
 * @param key what is set
 * @param value to what
 */
record ObjectChange(String word, String key, String value) implements ChangeKind {
  /** Kinds that are no single object: a name that is rebound, a number, and pools. */
  private static final List<String> OTHERS = List.of("variable", "atomic", "instances", "numbers");

  @Override
  public Reading<Overrides> read(ChangedScenario scenario, List<String> words) {
    Reading<Thing> object = DeclaredThings.named(scenario, objects(scenario), "object", words);
    Optional<Overrides> set =
        object.value().map(found -> Overrides.set(found.key() + "." + key, value));
    return new Reading<>(set, object.wrong(), object.advice());
  }

  @Override
  public List<String> applicable(ChangedScenario scenario) {
    return objects(scenario).stream().map(each -> word + ":" + each.name()).toList();
  }

  private static List<Thing> objects(ChangedScenario scenario) {
    return scenario.objects().stream().filter(each -> !OTHERS.contains(each.kind())).toList();
  }
}
