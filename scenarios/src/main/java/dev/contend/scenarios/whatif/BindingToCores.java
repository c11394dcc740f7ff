package dev.contend.scenarios.whatif;

import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.Reading;
import java.util.List;

/** Each worker on a core of its own, as far as there are cores. */
final class BindingToCores implements ChangeKind {
  @Override
  public Reading<Overrides> read(ChangedScenario scenario, List<String> words) {
    return Reading.of(Overrides.everywhere(scenario.map(), "pinning=cores"));
  }

  @Override
  public List<String> applicable(ChangedScenario scenario) {
    return List.of("pinned");
  }
}
