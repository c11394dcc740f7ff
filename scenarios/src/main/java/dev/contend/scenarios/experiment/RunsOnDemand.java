package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Runs of points, as many as are asked for and none twice. Replication r of every point draws from
 * the same random streams, as in an {@link Experiment}.
 */
public final class RunsOnDemand implements AutoCloseable {
  private final long seed;
  private final boolean varies;
  private final Experiment.Progress progress;
  private final ExecutorService pool;
  private final Supervision supervision;
  private final Preparation preparation = new Preparation();
  private final Map<PointSpec, List<RunResult>> runs = new LinkedHashMap<>();

  /**
   * Runs of a scenario's points, or of points like them.
   *
   * @param jobs simulations at the same time, 1 or more
   * @param progress told of every run that ends
   */
  public RunsOnDemand(ScenarioSpec scenario, int jobs, Experiment.Progress progress) {
    this.progress = progress;
    seed = scenario.seed();
    varies = scenario.varies();
    pool = Experiment.pool(jobs);
    supervision = new Supervision(scenario.limits());
  }

  /**
   * The first replications of some points; one if nothing varies. A run whose program does not end
   * is among them.
   *
   * @throws FailedRunException if one fails in the tool
   */
  public List<List<RunResult>> of(List<PointSpec> points, int replications)
      throws InterruptedException {
    int wanted = varies ? replications : 1;
    Map<PointSpec, List<Future<RunResult>>> more = new LinkedHashMap<>();
    int planned = 0;
    for (PointSpec point : points) {
      int done = runs.getOrDefault(point, List.of()).size();
      if (done < wanted && !more.containsKey(point)) {
        planned += wanted - done;
        List<Future<RunResult>> running = new ArrayList<>();
        for (int r = done; r < wanted; r++) {
          int replication = r;
          running.add(pool.submit(() -> one(point, replication)));
        }
        more.put(point, running);
      }
    }
    progress.planned(planned);
    for (Map.Entry<PointSpec, List<Future<RunResult>>> each : more.entrySet()) {
      List<RunResult> all = runs.computeIfAbsent(each.getKey(), point -> new ArrayList<>());
      for (Future<RunResult> running : each.getValue()) {
        all.add(result(running));
      }
    }
    return points.stream()
        .map(point -> List.copyOf(runs.getOrDefault(point, List.of()).subList(0, wanted)))
        .toList();
  }

  private RunResult one(PointSpec point, int replication) {
    try {
      RunResult result = supervision.run(preparation.run(point, seed, replication)).result();
      progress.runEnded(result.events());
      return result;
    } catch (RuntimeException | StackOverflowError fault) {
      throw new FailedRunException(new FailedPoint(0, point, replication, seed, fault));
    }
  }

  private static RunResult result(Future<RunResult> running) throws InterruptedException {
    try {
      return running.get();
    } catch (ExecutionException exception) {
      if (exception.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(exception.getCause());
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
    supervision.close();
  }
}
