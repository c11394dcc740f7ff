package dev.contend.scenarios.experiment;

import dev.contend.scenarios.experiment.Supervision.Supervised;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.Optional;

/**
 * Makes runs of a scenario for somebody who keeps them elsewhere. For several threads, which share
 * what runs have in common.
 */
public final class RunMaker implements AutoCloseable {
  private final ScenarioSpec scenario;
  private final RunKeys keys;
  private final Preparation prepared = new Preparation();
  private final Supervision supervision;

  /**
   * @param scenario with the limits of its runs
   * @param modelVersion as whoever keeps the runs has it
   */
  public RunMaker(ScenarioSpec scenario, String modelVersion) {
    this.scenario = scenario;
    keys = SavedRuns.keys(scenario, modelVersion);
    supervision = new Supervision(scenario.limits());
  }

  /**
   * Makes a run, within the scenario's limits.
   *
   * @return empty if the tool fails, or if another machine may come to another end: whoever keeps
   *     the runs makes such a run, and tells what became of it
   */
  public Optional<RunLine> make(RunId run) {
    PointSpec point = scenario.points().get(run.point());
    Supervised made;
    try {
      made = supervision.run(() -> prepared.run(point, scenario.seed(), run.replication()));
    } catch (RuntimeException | StackOverflowError fault) {
      return Optional.empty();
    }
    if (!made.isLasting()) {
      return Optional.empty();
    }
    String key = RunKeys.of(keys.digest(point), scenario.seed(), run.replication()).toString();
    return Optional.of(new RunLine(run, key, RunText.write(made.result())));
  }

  @Override
  public void close() {
    supervision.close();
  }
}
