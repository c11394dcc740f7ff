package dev.contend.scenarios.whatif;

import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.Reading;
import java.util.List;

/** A kind of change: what it sets of a scenario, and where it can be made. */
interface ChangeKind {
  /**
   * What it sets.
   *
   * @param words what stands behind its name, between colons
   */
  Reading<Overrides> read(ChangedScenario scenario, List<String> words);

  /** Every change of this kind that is worth a try, as it is written. */
  List<String> applicable(ChangedScenario scenario);
}
