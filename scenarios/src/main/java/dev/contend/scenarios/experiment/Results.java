package dev.contend.scenarios.experiment;

import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** What has become of the points of an experiment. */
final class Results {
  private final ScenarioSpec scenario;
  private final RunArchive archive;
  private final TreeMap<Integer, UnfinishedPoint> unfinished = new TreeMap<>();
  private final TreeMap<Integer, FailedPoint> failed = new TreeMap<>();

  Results(ScenarioSpec scenario, RunArchive archive) {
    this.scenario = scenario;
    this.archive = archive;
  }

  /** Indices of the points that have ended in all replications so far. */
  List<Integer> points() {
    return IntStream.range(0, scenario.points().size())
        .filter(point -> !unfinished.containsKey(point) && !failed.containsKey(point))
        .boxed()
        .toList();
  }

  /** A point's program does not end; of several replications the first is to be told of. */
  void addUnfinished(int point, UnfinishedPoint verdict) {
    unfinished.putIfAbsent(point, verdict);
  }

  /** The tool failed at a point; of several replications the first is to be told of. */
  void addFailed(FailedPoint point) {
    failed.putIfAbsent(point.index(), point);
  }

  /**
   * What there is.
   *
   * @param replications of each point
   * @throws UnfinishedRunException if no point has results
   */
  ExperimentResult soFar(int replications) {
    List<UnfinishedPoint> bad = List.copyOf(unfinished.values());
    List<FailedPoint> faults = List.copyOf(failed.values());
    List<Integer> good = points();
    if (good.isEmpty()) {
      throw new UnfinishedRunException(bad, faults);
    }
    ScenarioSpec ended =
        good.size() == scenario.points().size()
            ? scenario
            : scenario.withPoints(good.stream().map(scenario.points()::get).toList());
    List<List<RunResult>> theirs = new Runs(archive, good, replications);
    boolean precise =
        new Precision(new ExperimentResult(ended, theirs, false, bad, faults)).isReached();
    return new ExperimentResult(ended, theirs, precise, bad, faults);
  }

  /** The runs of the points that have results: fetched from the archive when they are asked for. */
  private static final class Runs extends AbstractList<List<RunResult>> implements RandomAccess {
    private final RunArchive archive;
    private final List<Integer> points;
    private final int replications;

    Runs(RunArchive archive, List<Integer> points, int replications) {
      this.archive = archive;
      this.points = points;
      this.replications = replications;
    }

    @Override
    public List<RunResult> get(int index) {
      return archive.runs(points.get(index), replications);
    }

    @Override
    public int size() {
      return points.size();
    }
  }
}
