package dev.contend.spark;

import dev.contend.scenarios.cluster.TravellingScenario;
import dev.contend.scenarios.experiment.RunMaker;
import org.jspecify.annotations.Nullable;

/** What makes runs in this process, read once for all its tasks. */
final class Makers {
  /** A process makes runs of one scenario; its tasks meet here only. */
  private static @Nullable Kept kept;

  private Makers() {}

  private record Kept(String scenario, RunMaker maker) {}

  /**
   * The maker of a scenario's runs.
   *
   * @param scenario as {@link TravellingScenario#encoded} wrote it
   */
  static synchronized RunMaker of(String scenario) {
    Kept known = kept;
    if (known == null || !known.scenario.equals(scenario)) {
      known = new Kept(scenario, TravellingScenario.decoded(scenario).maker());
      kept = known;
    }
    return known.maker;
  }
}
