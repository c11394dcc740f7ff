package dev.contend.scenarios.experiment;

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
import java.util.stream.IntStream;

/**
 * Runs the points of a scenario, each as often as its precision asks for.
 *
 * <p>Every point has the same number of replications, and replication r of every point draws from
 * the same random streams: differences between points are paired. Replications come in rounds;
 * after each round the precision of all points decides whether another follows, so the result does
 * not depend on the number of jobs.
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
   * @throws UnfinishedRunException if a simulated program does not end: the first of them
   * @throws FailedRunException if a run failed in the tool
   */
  public ExperimentResult run() throws InterruptedException {
    Preparation prepared = new Preparation();
    List<List<RunResult>> results = new ArrayList<>();
    scenario.points().forEach(point -> results.add(new ArrayList<>()));
    int done = 0;
    int until = scenario.varies() ? scenario.replications().min() : 1;
    ExecutorService pool = Executors.newFixedThreadPool(jobs, Experiment::daemon);
    try {
      while (true) {
        round(pool, prepared, results, done, until);
        done = until;
        if (!wantsMore(results, done)) {
          return new ExperimentResult(scenario, results, isPrecise(results));
        }
        until = Math.min(scenario.replications().max(), done + step(done));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  /** Rounds grow with what has been done, so that the rule is asked seldom. */
  private static int step(int done) {
    return Math.max(1, done / 4);
  }

  private boolean wantsMore(List<List<RunResult>> results, int done) {
    return scenario.varies() && done < scenario.replications().max() && !isPrecise(results);
  }

  private boolean isPrecise(List<List<RunResult>> results) {
    double precision = scenario.replications().precision();
    if (scenario.varies() && precision < 1 && results.get(0).size() < 2) {
      // One value has an interval without width, which says nothing.
      return false;
    }
    ExperimentResult soFar = new ExperimentResult(scenario, results, false);
    return IntStream.range(0, results.size())
        .allMatch(point -> soFar.relativeHalfWidth(point) <= precision);
  }

  private void round(
      ExecutorService pool,
      Preparation prepared,
      List<List<RunResult>> results,
      int from,
      int until)
      throws InterruptedException {
    int points = scenario.points().size();
    progress.planned(points * (until - from));
    RunResult[] round = new RunResult[points * (until - from)];
    List<RunSpec> runs = new ArrayList<>();
    CompletionService<Integer> completed = new ExecutorCompletionService<>(pool);
    for (int i = 0; i < round.length; i++) {
      int slot = i;
      PointSpec point = scenario.points().get(i % points);
      RunSpec run = prepared.run(point, scenario.seed(), from + i / points);
      runs.add(run);
      completed.submit(task(run, round, slot));
    }
    for (int i = 0; i < round.length; i++) {
      await(completed);
      progress.runEnded();
    }
    for (int i = 0; i < round.length; i++) {
      if (!round[i].unfinished().isEmpty()) {
        throw new UnfinishedRunException(runs.get(i), round[i].unfinished());
      }
      results.get(i % points).add(round[i]);
    }
  }

  private static Callable<Integer> task(RunSpec run, RunResult[] round, int slot) {
    return () -> {
      try {
        round[slot] = Assembly.run(run);
      } catch (RuntimeException failure) {
        throw new FailedRunException(run, failure);
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
