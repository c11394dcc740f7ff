package dev.contend.scenarios.experiment;

import dev.contend.coherence.fabric.PairCounts;
import dev.contend.engine.SimKernel;
import dev.contend.engine.trace.TraceSink;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.experiment.Supervision.Supervised;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * One run of a scenario, made to be listened to.
 *
 * <p>It is made twice: once to know how long it lasts, once with the trace. Both must come to the
 * same result.
 */
public final class TracedRun {
  private final ScenarioSpec scenario;
  private final PointSpec point;
  private final int replication;
  private final Preparation prepared = new Preparation();
  private final Supervised untold;
  private final long elapsedPs;

  /**
   * Makes the run without telling anybody, within the scenario's limits.
   *
   * @param point its place in the sweep, from 0
   */
  public TracedRun(ScenarioSpec scenario, int point, int replication) {
    this.scenario = scenario;
    this.point = scenario.points().get(point);
    this.replication = replication;
    List<SimKernel> kernels = new ArrayList<>();
    try (Supervision supervision = new Supervision(scenario.limits())) {
      untold = supervision.run(this::spec, kernels::add);
    }
    elapsedPs = kernels.isEmpty() ? 0 : kernels.get(kernels.size() - 1).nowPs();
  }

  private RunSpec spec() {
    return prepared.run(point, scenario.seed(), replication);
  }

  /** How long it lasts, in picoseconds of simulated time. */
  public long elapsedPs() {
    return elapsedPs;
  }

  /** Why its program does not end, in lines; empty if it does. */
  public List<String> unfinished() {
    return untold.result().unfinished();
  }

  /** Whether it was given up since it took too long or too much memory: then it has no trace. */
  public boolean isGivenUp() {
    return !untold.isLasting();
  }

  /**
   * Makes the run once more.
   *
   * @param untilPs up to when, at most
   * @return who gave how many lines to whom until then, as {@link Tables#TRANSFERS}
   * @throws IllegalStateException if it comes to another result than without the trace
   */
  public ResultTable tell(TraceSink trace, long untilPs) {
    boolean whole = untilPs >= elapsedPs;
    RunLimits limits = scenario.limits();
    RunLimits until =
        whole ? limits : limits.withSimulatedPs(Math.min(limits.simulatedPs(), untilPs));
    List<PairCounts> pairs = new ArrayList<>();
    RunResult told =
        Assembly.run(
            spec(), until, kernel -> {}, trace, memory -> memory.pairs().ifPresent(pairs::add));
    if (whole && !RunText.write(told).equals(RunText.write(untold.result()))) {
      throw new IllegalStateException(point.label() + ": the trace changes what is simulated");
    }
    return TransferTable.of(scenario, point, pairs.get(0));
  }

  /** Fills the columns of a table's row that name the point. */
  public void fill(TableBuilder row) {
    ResultTables.point(row, scenario, point);
  }
}
