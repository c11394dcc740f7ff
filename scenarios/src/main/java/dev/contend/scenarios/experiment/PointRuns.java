package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.List;
import java.util.Optional;

/**
 * Single runs of a scenario's points, in whatever order they are asked for, each made once. For
 * several threads.
 */
public final class PointRuns implements AutoCloseable {
  private final ScenarioSpec scenario;
  private final Experiment.Progress progress;
  private final RunArchive archive;
  private final Preparation prepared = new Preparation();
  private final Supervision supervision;

  /** Runs that an archive keeps from now on, and of which those that it has are not made. */
  public PointRuns(ScenarioSpec scenario, Experiment.Progress progress, SavedRuns saved) {
    this.scenario = scenario;
    this.progress = progress;
    archive = saved;
    supervision = new Supervision(scenario.limits());
  }

  /** Runs of which nothing is kept. */
  public PointRuns(ScenarioSpec scenario, Experiment.Progress progress) {
    this.scenario = scenario;
    this.progress = progress;
    archive = new RunsInMemory();
    supervision = new Supervision(scenario.limits());
  }

  /** What is run. */
  public ScenarioSpec scenario() {
    return scenario;
  }

  /** So many runs are likely to follow. */
  public void planned(int runs) {
    progress.planned(runs);
  }

  /**
   * One run.
   *
   * @param point its place in the scenario, from 0
   * @throws FailedRunException if it fails in the tool
   */
  public RunResult run(int point, int replication) {
    Optional<RunResult> before = archive.find(point, replication);
    if (before.isPresent()) {
      progress.runFound();
      return before.get();
    }
    try {
      Supervision.Supervised run =
          supervision.run(prepared.run(scenario.points().get(point), scenario.seed(), replication));
      if (run.isLasting()) {
        archive.save(point, replication, run.result());
      }
      progress.runEnded(run.result().events());
      return run.result();
    } catch (RuntimeException | StackOverflowError fault) {
      throw new FailedRunException(
          new FailedPoint(
              point, scenario.points().get(point), replication, scenario.seed(), fault));
    }
  }

  /** The first replications of a point, all of which have been asked for. */
  public List<RunResult> made(int point, int replications) {
    return archive.runs(point, replications);
  }

  @Override
  public void close() {
    supervision.close();
  }
}
