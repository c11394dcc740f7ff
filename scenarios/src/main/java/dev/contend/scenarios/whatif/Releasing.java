package dev.contend.scenarios.whatif;

import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.ProgramPaths;
import dev.contend.scenarios.yaml.Reading;
import java.util.List;

/** Native code and waits give the interpreter up. */
final class Releasing implements ChangeKind {
  @Override
  public Reading<Overrides> read(ChangedScenario scenario, List<String> words) {
    List<String> kept = kept(scenario);
    return kept.isEmpty()
        ? Reading.wrong(
            "nothing that the scenario says of " + scenario.workload() + " keeps the interpreter",
            "it is about words of a program with 'gil: kept'")
        : Reading.of(
            kept.stream()
                .map(key -> Overrides.set(key, "released"))
                .reduce(Overrides.NONE, Overrides::and));
  }

  @Override
  public List<String> applicable(ChangedScenario scenario) {
    return kept(scenario).isEmpty() ? List.of() : List.of("releases-gil");
  }

  private static List<String> kept(ChangedScenario scenario) {
    return scenario.program().map(ProgramPaths::kept).orElse(List.of());
  }
}
