package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
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
    ExecutorService simulations = Experiment.pool(jobs);
    ExecutorService coordinators = Experiment.pool(jobs);
    try {
      List<Future<ExperimentResult>> running = new ArrayList<>();
      for (ScenarioSpec scenario : scenarios) {
        Experiment experiment = new Experiment(scenario, jobs, progress);
        running.add(coordinators.submit(() -> experiment.run(simulations)));
      }
      List<ExperimentResult> results = new ArrayList<>();
      for (Future<ExperimentResult> each : running) {
        ExperimentResult result = result(each);
        for (FailedPoint failed : result.failed()) {
          throw new FailedRunException(failed);
        }
        results.add(result);
      }
      return List.copyOf(results);
    } finally {
      coordinators.shutdownNow();
      simulations.shutdownNow();
    }
  }

  private static ExperimentResult result(Future<ExperimentResult> running)
      throws InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException exception) {
      if (exception.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(exception.getCause());
    }
  }
}
