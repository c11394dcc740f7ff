package dev.contend.scenarios.experiment;

import dev.contend.scenarios.experiment.Supervision.Supervised;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Single runs of a scenario's points, in whatever order they are asked for, each made once and kept
 * in memory, and in an archive if there is one. Replication r of every point draws from the same
 * random streams, as in an {@link Experiment}. For several threads.
 */
public final class PointRuns implements AutoCloseable {
  private final ScenarioSpec scenario;
  private final Experiment.Progress progress;
  private final Preparation prepared = new Preparation();
  private final Supervision supervision;
  private final Optional<RunArchive> archive;

  /** By point and replication; also those that came to an end that another machine might not. */
  private final Map<Integer, Map<Integer, RunResult>> runs = new TreeMap<>();

  /**
   * @param progress told of every run that ends
   */
  public PointRuns(ScenarioSpec scenario, Experiment.Progress progress) {
    this(scenario, progress, Optional.empty());
  }

  /**
   * The same.
   *
   * @param progress told of every run that ends
   * @param saved where runs are found that were made before, and kept
   */
  public PointRuns(ScenarioSpec scenario, Experiment.Progress progress, SavedRuns saved) {
    this(scenario, progress, Optional.of(saved));
  }

  private PointRuns(
      ScenarioSpec scenario, Experiment.Progress progress, Optional<RunArchive> archive) {
    this.scenario = scenario;
    this.archive = archive;
    this.progress = progress;
    supervision = new Supervision(scenario.limits());
  }

  /** What is run. */
  public ScenarioSpec scenario() {
    return scenario;
  }

  /** So many runs are likely to follow; below 0 if so many are not made after all. */
  public void planned(int more) {
    progress.planned(more);
  }

  /**
   * One run.
   *
   * @param point its place in the scenario, from 0
   * @param replication from 0
   * @throws FailedRunException if it fails in the tool
   */
  public RunResult run(int point, int replication) {
    Optional<RunResult> before = find(point, replication);
    if (before.isPresent()) {
      progress.runFound();
      return before.get();
    }
    Optional<RunResult> saved = archive.flatMap(kept -> kept.find(point, replication));
    if (saved.isPresent()) {
      keep(point, replication, saved.get());
      progress.runFound();
      return saved.get();
    }
    Supervised run = simulated(point, replication);
    keep(point, replication, run.result());
    if (run.isLasting()) {
      archive.ifPresent(kept -> kept.save(point, replication, run.result()));
    }
    progress.runEnded(run.result().events());
    return run.result();
  }

  private Supervised simulated(int point, int replication) {
    try {
      return supervision.run(
          prepared.run(scenario.points().get(point), scenario.seed(), replication));
    } catch (RuntimeException | StackOverflowError fault) {
      throw new FailedRunException(
          new FailedPoint(
              point, scenario.points().get(point), replication, scenario.seed(), fault));
    }
  }

  private synchronized Optional<RunResult> find(int point, int replication) {
    return Optional.ofNullable(runs.getOrDefault(point, new TreeMap<>()).get(replication));
  }

  private synchronized void keep(int point, int replication, RunResult run) {
    runs.computeIfAbsent(point, first -> new TreeMap<>()).put(replication, run);
  }

  /** The first replications of a point, all of which have been asked for. */
  public synchronized List<RunResult> made(int point, int replications) {
    return new ArrayList<>(runs.getOrDefault(point, new TreeMap<>()).values())
        .subList(0, replications);
  }

  /** How many replications of a point there are. */
  synchronized int count(int point) {
    return runs.getOrDefault(point, new TreeMap<>()).size();
  }

  @Override
  public void close() {
    supervision.close();
  }
}
