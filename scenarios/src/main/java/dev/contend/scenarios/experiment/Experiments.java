package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Several experiments on one set of threads: while one waits for its longest run, the next has
 * begun. Results do not depend on which runs meet.
 */
public final class Experiments {
  private final int jobs;
  private final Experiment.Progress progress;

  /**
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   */
  public Experiments(int jobs, Experiment.Progress progress) {
    this.jobs = jobs;
    this.progress = progress;
  }

  /**
   * Runs each until it is precise enough, or its replications are used up.
   *
   * @return the results in the order of the scenarios
   * @throws UnfinishedRunException if no point of a scenario has results: that of the first such
   * @throws FailedRunException if a run failed in the tool: that of the first scenario
   */
  public List<ExperimentResult> run(List<ScenarioSpec> scenarios) throws InterruptedException {
    return all(
        scenarios,
        running -> {
          ExperimentResult result = SideBySide.result(running);
          for (FailedPoint failed : result.failed()) {
            throw new FailedRunException(failed);
          }
          return result;
        });
  }

  /**
   * The same where some scenarios, or points of them, may have no results.
   *
   * @return what became of each, in the order of the scenarios
   */
  public List<Attempt> attempt(List<ScenarioSpec> scenarios) throws InterruptedException {
    return all(scenarios, Experiments::attempted);
  }

  /**
   * What became of a scenario.
   *
   * @param result of its points that have results; empty if none has
   * @param unfinished the points whose program does not end
   * @param failed the points at which the tool failed
   */
  public record Attempt(
      Optional<ExperimentResult> result,
      List<UnfinishedPoint> unfinished,
      List<FailedPoint> failed) {
    public Attempt {
      unfinished = List.copyOf(unfinished);
      failed = List.copyOf(failed);
    }
  }

  private interface Ended<T> {
    T of(Future<ExperimentResult> running) throws InterruptedException;
  }

  private <T> List<T> all(List<ScenarioSpec> scenarios, Ended<T> ended)
      throws InterruptedException {
    ExecutorService simulations = SideBySide.threads(jobs);
    ExecutorService coordinators = SideBySide.threads(jobs);
    try {
      List<Future<ExperimentResult>> running = new ArrayList<>();
      for (ScenarioSpec scenario : scenarios) {
        Experiment experiment = new Experiment(scenario, jobs, progress);
        running.add(coordinators.submit(() -> experiment.run(simulations)));
      }
      List<T> results = new ArrayList<>();
      for (Future<ExperimentResult> each : running) {
        results.add(ended.of(each));
      }
      return List.copyOf(results);
    } finally {
      coordinators.shutdownNow();
      simulations.shutdownNow();
    }
  }

  private static Attempt attempted(Future<ExperimentResult> running) throws InterruptedException {
    try {
      ExperimentResult result = SideBySide.result(running);
      return new Attempt(Optional.of(result), result.unfinished(), result.failed());
    } catch (UnfinishedRunException none) {
      return new Attempt(Optional.empty(), none.points(), none.failed());
    }
  }
}
