package dev.contend.scenarios.experiment;

import dev.contend.engine.statistics.StoppingRule;
import dev.contend.scenarios.experiment.Supervision.Supervised;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Runs the points of a scenario, each as often as its precision asks for.
 *
 * <p>Every point has the same number of replications, and replication r of every point draws from
 * the same random streams: differences between points are paired. Replications come in rounds;
 * after each round the precision of all points decides whether another follows, so the result does
 * not depend on the number of jobs, nor on which runs were made before. A point whose program does
 * not end, or at which the tool fails, is left out from then on, and told of beside the results of
 * the others.
 */
public final class Experiment {
  private final ScenarioSpec scenario;
  private final int jobs;
  private final Progress progress;
  private final RunArchive archive;
  private final Optional<Function<RunSpec, RunResult>> simulation;
  private final Optional<MadeElsewhere> elsewhere;

  /**
   * An experiment that keeps nothing.
   *
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   */
  public Experiment(ScenarioSpec scenario, int jobs, Progress progress) {
    this(scenario, jobs, progress, new RunsInMemory(), Optional.empty(), Optional.empty());
  }

  /**
   * An experiment that keeps each run when it ends, and makes none that was kept before.
   *
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   * @param saved runs of this scenario
   */
  public Experiment(ScenarioSpec scenario, int jobs, Progress progress, SavedRuns saved) {
    this(scenario, jobs, progress, saved, Optional.empty(), Optional.empty());
  }

  /**
   * The same, whose runs are made elsewhere as far as they come back from there.
   *
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   * @param saved runs of this scenario
   * @param elsewhere asked in each round for the runs that are not kept
   */
  public Experiment(
      ScenarioSpec scenario, int jobs, Progress progress, SavedRuns saved, Elsewhere elsewhere) {
    this(
        scenario,
        jobs,
        progress,
        saved,
        Optional.empty(),
        Optional.of(new MadeElsewhere(saved, elsewhere)));
  }

  /** The same with another way to make a run, for tests of those that fail. */
  Experiment(
      ScenarioSpec scenario,
      int jobs,
      Progress progress,
      RunArchive archive,
      Function<RunSpec, RunResult> simulation) {
    this(scenario, jobs, progress, archive, Optional.of(simulation), Optional.empty());
  }

  private Experiment(
      ScenarioSpec scenario,
      int jobs,
      Progress progress,
      RunArchive archive,
      Optional<Function<RunSpec, RunResult>> simulation,
      Optional<MadeElsewhere> elsewhere) {
    this.scenario = scenario;
    this.jobs = jobs;
    this.progress = progress;
    this.archive = archive;
    this.simulation = simulation;
    this.elsewhere = elsewhere;
  }

  /**
   * Runs until every point is precise enough, or its replications are used up.
   *
   * @throws UnfinishedRunException if no point has results
   */
  public ExperimentResult run() throws InterruptedException {
    ExecutorService pool = SideBySide.threads(jobs);
    try {
      return run(pool);
    } finally {
      pool.shutdownNow();
    }
  }

  /**
   * One run of a scenario, alone, within its limits.
   *
   * @param point its place in the sweep, from 0
   * @throws FailedRunException if it fails in the tool
   */
  public static RunResult one(ScenarioSpec scenario, int point, int replication) {
    PointSpec spec = scenario.points().get(point);
    try (Supervision supervision = new Supervision(scenario.limits())) {
      return supervision
          .run(() -> new Preparation().run(spec, scenario.seed(), replication))
          .result();
    } catch (RuntimeException | StackOverflowError fault) {
      throw new FailedRunException(
          new FailedPoint(point, spec, replication, scenario.seed(), fault));
    }
  }

  /** The same on threads that may have other simulations to run too. */
  ExperimentResult run(ExecutorService pool) throws InterruptedException {
    try (Supervision supervision = new Supervision(scenario.limits())) {
      return run(
          pool,
          run ->
              simulation.isPresent()
                  ? new Supervised(simulation.get().apply(run.get()), true)
                  : supervision.run(run));
    }
  }

  private ExperimentResult run(
      ExecutorService pool, Function<Supplier<RunSpec>, Supervised> simulated)
      throws InterruptedException {
    Preparation prepared = new Preparation();
    Results results = new Results(scenario, archive);
    int done = 0;
    int until = scenario.varies() ? scenario.replications().min() : 1;
    while (true) {
      round(pool, simulated, prepared, results, done, until);
      done = until;
      ExperimentResult soFar = results.soFar(done);
      if (!wantsMore(soFar, done)) {
        return soFar;
      }
      until = Math.min(scenario.replications().max(), done + step(done));
    }
  }

  /** Rounds grow with what has been done, so that the rule is asked seldom. */
  private static int step(int done) {
    return StoppingRule.step(done);
  }

  private boolean wantsMore(ExperimentResult soFar, int done) {
    return scenario.varies() && done < scenario.replications().max() && !soFar.precise();
  }

  private void round(
      ExecutorService pool,
      Function<Supplier<RunSpec>, Supervised> simulated,
      Preparation prepared,
      Results results,
      int from,
      int until)
      throws InterruptedException {
    List<Integer> points = results.points();
    int each = until - from;
    Outcome[] round = new Outcome[points.size() * each];
    progress.planned(round.length);
    Set<RunId> made = madeElsewhere(points, from, until);
    CompletionService<Outcome> completed = new ExecutorCompletionService<>(pool);
    for (int i = 0; i < round.length; i++) {
      int slot = i;
      RunId run = new RunId(points.get(i / each), from + i % each);
      boolean isTold = made.contains(run);
      completed.submit(() -> round[slot] = outcome(simulated, prepared, run, isTold));
    }
    for (int i = 0; i < round.length; i++) {
      SideBySide.result(completed.take());
    }
    for (int i = 0; i < round.length; i++) {
      round[i].addTo(results, points.get(i / each));
    }
  }

  private Set<RunId> madeElsewhere(List<Integer> points, int from, int until)
      throws InterruptedException {
    if (elsewhere.isEmpty()) {
      return Collections.emptySet();
    }
    List<RunId> round = new ArrayList<>();
    for (int point : points) {
      for (int replication = from; replication < until; replication++) {
        round.add(new RunId(point, replication));
      }
    }
    return elsewhere.get().make(round, progress);
  }

  /** Told of what became of a run; the result of one that ended well is in the archive. */
  private interface Outcome {
    void addTo(Results results, int point);
  }

  private Outcome outcome(
      Function<Supplier<RunSpec>, Supervised> simulated,
      Preparation prepared,
      RunId id,
      boolean isTold) {
    int point = id.point();
    int replication = id.replication();
    Optional<RunResult> before = archive.find(point, replication);
    if (before.isPresent()) {
      if (!isTold) {
        progress.runFound();
      }
      return outcome(before.get(), point, replication);
    }
    PointSpec spec = scenario.points().get(point);
    Supervised run;
    try {
      run = simulated.apply(() -> prepared.run(spec, scenario.seed(), replication));
    } catch (RuntimeException | StackOverflowError fault) {
      progress.runEnded(0);
      FailedPoint failed = new FailedPoint(point, spec, replication, scenario.seed(), fault);
      return (results, at) -> results.addFailed(failed);
    }
    if (run.isLasting()) {
      archive.save(point, replication, run.result());
    }
    progress.runEnded(run.result().events());
    return outcome(run.result(), point, replication);
  }

  private Outcome outcome(RunResult result, int point, int replication) {
    if (result.unfinished().isEmpty()) {
      return (results, at) -> {};
    }
    UnfinishedPoint verdict =
        new UnfinishedPoint(
            scenario.points().get(point), replication, scenario.seed(), result.unfinished());
    return (results, at) -> results.addUnfinished(at, verdict);
  }

  /** Told how an experiment comes on; called by any thread that simulates. */
  public interface Progress {
    /** So many more runs are to come. */
    void planned(int runs);

    /**
     * One run has ended.
     *
     * @param events that it took
     */
    void runEnded(long events);

    /** One run need not be made: it was made before. */
    void runFound();

    /** Only now runs begin: what went before says nothing of how long they take. */
    default void begins() {}
  }
}
