package dev.contend.scenarios.whatif;

import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.ProgramPaths.Thing;
import dev.contend.scenarios.yaml.Reading;
import java.util.List;

/** Several locks in place of one. */
final class Sharding implements ChangeKind {
  private static final String USUAL = "8";

  @Override
  public Reading<Overrides> read(ChangedScenario scenario, List<String> words) {
    Reading<Thing> lock = DeclaredThings.named(scenario, scenario.locks(), "lock", words);
    if (lock.value().isEmpty()) {
      return Reading.wrong(lock.wrong(), lock.advice());
    }
    String parts = words.size() > 1 ? words.get(1) : USUAL;
    return parts.matches("[1-9][0-9]{0,4}")
        ? Reading.of(Overrides.set(lock.value().get().key() + ".shards", parts))
        : Reading.wrong("'" + parts + "' is no number of locks", "write it as 'shard:guard:8'");
  }

  @Override
  public List<String> applicable(ChangedScenario scenario) {
    return scenario.locks().stream().map(lock -> "shard:" + lock.name() + ":" + USUAL).toList();
  }
}
