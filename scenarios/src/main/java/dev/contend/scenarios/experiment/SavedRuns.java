package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.store.ResultStore;
import dev.contend.scenarios.store.RunKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The runs of a scenario in a store: found there if they have been made before, by whichever
 * scenario. What is asked for is read from the store; only the points asked for last are kept.
 */
public final class SavedRuns implements RunArchive {
  /**
   * Enough for one point and its baselines whatever they have measured, and for sweeps of usual
   * size as a whole: some 100 MiB.
   */
  private static final int POINTS_KEPT = 256;

  private static final int RUNS_KEPT = 1 << 14;

  private final ScenarioSpec scenario;
  private final String modelVersion;
  private final ResultStore store;
  private final RunText text;
  private final RunKeys keys;
  private final List<byte[]> digests = new ArrayList<>();
  private final Map<Integer, List<RunResult>> read =
      new LinkedHashMap<>(POINTS_KEPT, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Integer, List<RunResult>> eldest) {
          List<RunResult> runs = eldest.getValue();
          boolean isLarge = runs.stream().anyMatch(run -> !run.pairs().isEmpty());
          return size() > (isLarge ? POINTS_KEPT : RUNS_KEPT / Math.max(1, runs.size()));
        }
      };

  /**
   * Runs of a scenario. One that has a limit of simulated time or events is another one than
   * without, since it may end otherwise.
   *
   * @param modelVersion differs between versions of the model that give different results
   */
  public SavedRuns(ScenarioSpec scenario, ResultStore store, String modelVersion) {
    this.scenario = scenario;
    this.modelVersion = modelVersion;
    this.store = store;
    List<Metric> metrics = new ArrayList<>(ResultTables.metrics());
    // Those of the workload come last, so that they hold where a name is used twice.
    metrics.addAll(scenario.tabulated());
    metrics.addAll(scenario.points().get(0).workload().workload().metrics());
    text = new RunText(metrics);
    keys = keys(scenario, modelVersion);
    for (PointSpec point : scenario.points()) {
      digests.add(keys.digest(point));
    }
  }

  /** What the keys of a scenario's runs are made by. */
  static RunKeys keys(ScenarioSpec scenario, String modelVersion) {
    return new RunKeys(modelVersion + scenario.limits().deterministic());
  }

  /** The runs of another scenario in the same store, of the same model. */
  public SavedRuns of(ScenarioSpec other) {
    return new SavedRuns(other, store, modelVersion);
  }

  /** How many of the first replications of all points are there. */
  public long found(int replications) {
    long found = 0;
    for (int point = 0; point < digests.size(); point++) {
      for (int replication = 0; replication < replications; replication++) {
        found += store.has(key(point, replication)) ? 1 : 0;
      }
    }
    return found;
  }

  /** Whether a run is there. */
  boolean has(RunId run) {
    return store.has(key(run.point(), run.replication()));
  }

  /**
   * Keeps a run that was made elsewhere.
   *
   * @return the run; empty if it was not made of this scenario by this model, or is damaged
   */
  Optional<RunResult> take(RunLine line) {
    RunId run = line.run();
    RunKey key = key(run.point(), run.replication());
    Optional<RunResult> result =
        key.toString().equals(line.key()) ? text.read(line.text()) : Optional.empty();
    result.ifPresent(
        made -> {
          store.save(key, line.text());
          keep(run.point(), run.replication(), made);
        });
    return result;
  }

  private RunKey key(int point, int replication) {
    return RunKeys.of(digests.get(point), scenario.seed(), replication);
  }

  @Override
  public Optional<RunResult> find(int point, int replication) {
    return store.find(key(point, replication)).flatMap(text::read);
  }

  @Override
  public void save(int point, int replication, RunResult result) {
    store.save(key(point, replication), RunText.write(result));
    keep(point, replication, result);
  }

  private synchronized void keep(int point, int replication, RunResult result) {
    List<RunResult> theirs = read.computeIfAbsent(point, first -> new ArrayList<>());
    if (theirs.size() == replication) {
      theirs.add(result);
    }
  }

  @Override
  public synchronized List<RunResult> runs(int point, int replications) {
    List<RunResult> theirs = read.computeIfAbsent(point, first -> new ArrayList<>());
    while (theirs.size() < replications) {
      int replication = theirs.size();
      theirs.add(
          find(point, replication)
              .orElseThrow(() -> new IllegalStateException("a run was not kept: " + point)));
    }
    return List.copyOf(theirs.subList(0, replications));
  }
}
