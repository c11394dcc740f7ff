package dev.contend.scenarios.experiment;

import dev.contend.engine.statistics.StoppingRule;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Runs the points of a scenario, each as often as its precision asks for.
 *
 * <p>Every point has the same number of replications, and replication r of every point draws from
 * the same random streams: differences between points are paired. Replications come in rounds;
 * after each round the precision of all points decides whether another follows, so the result does
 * not depend on the number of jobs. A point whose program does not end is left out from then on,
 * and told of beside the results of the others.
 */
public final class Experiment {
  private final ScenarioSpec scenario;
  private final int jobs;
  private final Progress progress;

  /**
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   */
  public Experiment(ScenarioSpec scenario, int jobs, Progress progress) {
    this.scenario = scenario;
    this.jobs = jobs;
    this.progress = progress;
  }

  /**
   * Runs until every point is precise enough, or its replications are used up.
   *
   * @throws UnfinishedRunException if no point's simulated program ends
   * @throws FailedRunException if a run failed in the tool
   */
  public ExperimentResult run() throws InterruptedException {
    ExecutorService pool = pool(jobs);
    try {
      return run(pool);
    } finally {
      pool.shutdownNow();
    }
  }

  /** The same on threads that may have other simulations to run too. */
  ExperimentResult run(ExecutorService pool) throws InterruptedException {
    Preparation prepared = new Preparation();
    Results results = new Results(scenario);
    int done = 0;
    int until = scenario.varies() ? scenario.replications().min() : 1;
    while (true) {
      round(pool, prepared, results, done, until);
      done = until;
      ExperimentResult soFar = results.soFar();
      if (!wantsMore(soFar, done)) {
        return soFar;
      }
      until = Math.min(scenario.replications().max(), done + step(done));
    }
  }

  /** So many threads for simulations, which do not keep the JVM alive. */
  static ExecutorService pool(int jobs) {
    return Executors.newFixedThreadPool(jobs, Experiment::daemon);
  }

  /** Rounds grow with what has been done, so that the rule is asked seldom. */
  private static int step(int done) {
    return StoppingRule.step(done);
  }

  private boolean wantsMore(ExperimentResult soFar, int done) {
    return scenario.varies() && done < scenario.replications().max() && !soFar.precise();
  }

  private void round(
      ExecutorService pool, Preparation prepared, Results results, int from, int until)
      throws InterruptedException {
    List<Integer> points = results.points();
    RunResult[] round = new RunResult[points.size() * (until - from)];
    progress.planned(round.length);
    List<RunSpec> runs = new ArrayList<>();
    CompletionService<Integer> completed = new ExecutorCompletionService<>(pool);
    for (int i = 0; i < round.length; i++) {
      PointSpec point = scenario.points().get(points.get(i % points.size()));
      RunSpec run = prepared.run(point, scenario.seed(), from + i / points.size());
      runs.add(run);
      completed.submit(task(run, round, i));
    }
    for (int i = 0; i < round.length; i++) {
      await(completed);
      progress.runEnded();
    }
    for (int i = 0; i < round.length; i++) {
      results.add(points.get(i % points.size()), runs.get(i), round[i]);
    }
  }

  private static Callable<Integer> task(RunSpec run, RunResult[] round, int slot) {
    return () -> {
      try {
        round[slot] = Assembly.run(run);
      } catch (RuntimeException failure) {
        throw new FailedRunException(run.point(), run.replication(), run.seed(), failure);
      }
      return slot;
    };
  }

  private static void await(CompletionService<Integer> completed) throws InterruptedException {
    try {
      completed.take().get();
    } catch (ExecutionException exception) {
      if (exception.getCause() instanceof FailedRunException failed) {
        throw failed;
      }
      throw new IllegalStateException(exception.getCause());
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "simulation");
    thread.setDaemon(true);
    return thread;
  }

  /** Told how an experiment comes on; called from the thread that runs it. */
  public interface Progress {
    /** So many more runs are to come. */
    void planned(int runs);

    /** One run has ended. */
    void runEnded();
  }
}
