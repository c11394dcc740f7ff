package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/** {@link PointRuns} of several points at a time, side by side. For one thread. */
public final class RunsOnDemand implements AutoCloseable {
  private final PointRuns runs;
  private final boolean varies;
  private final ExecutorService pool;
  private final Map<PointSpec, Integer> places = new LinkedHashMap<>();

  /** Runs that were planned before it was known which they are. */
  private int expected;

  /**
   * Runs of a scenario's points.
   *
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   */
  public RunsOnDemand(ScenarioSpec scenario, int jobs, Experiment.Progress progress) {
    this(scenario, new PointRuns(scenario, progress), jobs);
  }

  /**
   * The same.
   *
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   * @param saved where runs are found that were made before, and kept
   */
  public RunsOnDemand(
      ScenarioSpec scenario, int jobs, Experiment.Progress progress, SavedRuns saved) {
    this(scenario, new PointRuns(scenario, progress, saved), jobs);
  }

  private RunsOnDemand(ScenarioSpec scenario, PointRuns runs, int jobs) {
    this.runs = runs;
    varies = scenario.varies();
    pool = SideBySide.threads(jobs);
    for (int place = 0; place < scenario.points().size(); place++) {
      places.putIfAbsent(scenario.points().get(place), place);
    }
  }

  /**
   * The first replications of some points of the scenario; one if nothing varies. A run whose
   * program does not end is among them.
   *
   * @throws FailedRunException if one fails in the tool
   */
  public List<List<RunResult>> of(List<PointSpec> points, int replications)
      throws InterruptedException {
    int wanted = varies ? replications : 1;
    List<Integer> asked = points.stream().map(this::place).toList();
    List<Future<RunResult>> running = new ArrayList<>();
    for (int place : asked.stream().distinct().toList()) {
      for (int r = runs.count(place); r < wanted; r++) {
        int replication = r;
        running.add(pool.submit(() -> runs.run(place, replication)));
      }
    }
    runs.planned(Math.max(0, running.size() - expected));
    expected = Math.max(0, expected - running.size());
    for (Future<RunResult> each : running) {
      SideBySide.result(each);
    }
    return asked.stream().map(place -> runs.made(place, wanted)).toList();
  }

  /**
   * Plans a number of runs before it is known which they are, so that from the beginning it can be
   * told how long the whole takes; in place of those that were planned so and not yet made.
   */
  public void expect(int count) {
    runs.planned(count - expected);
    expected = count;
  }

  private int place(PointSpec point) {
    Integer place = places.get(point);
    if (place == null) {
      throw new IllegalArgumentException(point.label() + " is no point of the scenario");
    }
    return place;
  }

  @Override
  public void close() {
    pool.shutdownNow();
    runs.close();
  }
}
