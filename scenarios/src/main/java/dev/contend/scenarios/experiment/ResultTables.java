package dev.contend.scenarios.experiment;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.MadeTable;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.RowBuilder;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.workloads.catalog.Workloads;
import dev.contend.workloads.hardware.HardwareMetrics;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ObjIntConsumer;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** The tables of an experiment. */
public final class ResultTables {
  private final ExperimentResult result;
  private final List<Map<Metric, double[]>> values;
  private final List<CurveFit> fits;

  public ResultTables(ExperimentResult result) {
    this.result = result;
    DerivedMetrics derived = new DerivedMetrics(result);
    values = new ArrayList<>();
    for (int point = 0; point < result.runs().size(); point++) {
      values.add(values(point, derived));
    }
    fits = CurveFit.of(result);
  }

  private ResultTables(ExperimentResult result, ResultTables same) {
    this.result = result;
    values = same.values;
    fits = same.fits;
  }

  /** The same with what is gained without some losses. */
  ResultTables with(List<Removed> removed) {
    return new ResultTables(result.with(removed), this);
  }

  /** The runs that the tables are of. */
  public ExperimentResult result() {
    return result;
  }

  /** What was run. */
  public ScenarioSpec scenario() {
    return result.scenario();
  }

  /** Every metric that results can have. */
  public static List<Metric> metrics() {
    Stream<Metric> ofWorkloads =
        Arrays.stream(Workloads.values()).flatMap(each -> each.workload().metrics().stream());
    return Stream.concat(
            Stream.of(
                    RunMetrics.ALL,
                    MemoryMetrics.ALL,
                    DerivedMetrics.ALL,
                    HardwareMetrics.ALL,
                    ProgramMetrics.ALL)
                .flatMap(List::stream),
            ofWorkloads)
        .distinct()
        .toList();
  }

  private Map<Metric, double[]> values(int point, DerivedMetrics derived) {
    List<RunResult> runs = result.runs().get(point);
    Map<Metric, double[]> all = new LinkedHashMap<>();
    // A latency of some of the replications would be that of the lucky ones.
    List<Metric> measured = new ArrayList<>(runs.get(0).metrics().asMap().keySet());
    for (RunResult run : runs.subList(1, runs.size())) {
      measured.removeIf(metric -> !run.metrics().has(metric));
    }
    Metric headline = result.scenario().headline();
    if (measured.contains(headline)) {
      all.put(headline, replications(runs, headline));
    }
    all.putAll(derived.of(point));
    for (Metric metric : measured) {
      all.computeIfAbsent(metric, name -> replications(runs, name));
    }
    return all;
  }

  private static double[] replications(List<RunResult> runs, Metric metric) {
    double[] values = new double[runs.size()];
    for (int r = 0; r < values.length; r++) {
      values[r] = runs.get(r).metrics().value(metric);
    }
    return values;
  }

  /**
   * The mean of a metric of a point; empty if the point does not have it.
   *
   * @param point its place among the points
   */
  Optional<Double> mean(int point, Metric metric) {
    return Optional.ofNullable(values.get(point).get(metric))
        .map(measured -> MeanEstimate.of(measured).mean());
  }

  /** Whether any point has a metric. */
  boolean has(Metric metric) {
    return values.stream().anyMatch(measured -> measured.containsKey(metric));
  }

  /** All tables that these results have, the largest first; each is made when it is needed. */
  public Map<Tables, MadeTable> all() {
    Map<Tables, MadeTable> all = new LinkedHashMap<>();
    all.put(Tables.REPLICATIONS, made(Tables.REPLICATIONS, this::replications));
    all.put(Tables.RESULTS, made(metric -> true));
    all.put(Tables.CONTENDED, made(Tables.CONTENDED, this::contended));
    all.put(Tables.CAUSES, made(Tables.CAUSES, this::causes));
    all.put(Tables.TOPOLOGY, MadeTable.of(topology()));
    fits().ifPresent(table -> all.put(Tables.FITS, MadeTable.of(table)));
    removed().ifPresent(table -> all.put(Tables.REMOVED, MadeTable.of(table)));
    handoffs().ifPresent(table -> all.put(Tables.HANDOFFS, MadeTable.of(table)));
    return all;
  }

  private MadeTable made(Tables kind, ObjIntConsumer<RowBuilder> point) {
    ScenarioSpec scenario = scenario();
    return new MadeTable(
        kind,
        scenario.axes(),
        table -> {
          for (int i = 0; i < values.size(); i++) {
            point(table.anew(), scenario, scenario.points().get(i)).common();
            point.accept(table, i);
          }
        });
  }

  private MadeTable made(Predicate<Metric> asked) {
    return made(Tables.RESULTS, (table, point) -> results(table, point, asked));
  }

  /** One row for each point and metric. */
  public ResultTable results() {
    return made(metric -> true).table();
  }

  /** The rows of some metrics, by their names. */
  public ResultTable results(Collection<String> metrics) {
    return made(metric -> metrics.contains(metric.name())).table();
  }

  private void results(RowBuilder table, int point, Predicate<Metric> asked) {
    values
        .get(point)
        .forEach(
            (metric, measured) -> {
              if (asked.test(metric)) {
                result(table, metric, MeanEstimate.of(measured));
              }
            });
  }

  private void result(RowBuilder table, Metric metric, MeanEstimate estimate) {
    table.text("metric", metric.name()).text("unit", metric.unit()).number("mean", estimate.mean());
    if (result.hasIntervals()) {
      table.number("ci95_low", estimate.low()).number("ci95_high", estimate.high());
    } else {
      table.none("ci95_low").none("ci95_high");
    }
    table.number("replications", estimate.replications()).end();
  }

  /** One row for each point, replication and metric. */
  public ResultTable replications() {
    return made(Tables.REPLICATIONS, this::replications).table();
  }

  private void replications(RowBuilder table, int point) {
    for (int r = 0; r < result.replications(); r++) {
      for (Map.Entry<Metric, double[]> entry : values.get(point).entrySet()) {
        table
            .number("replication", r)
            .text("metric", entry.getKey().name())
            .text("unit", entry.getKey().unit())
            .number("value", entry.getValue()[r])
            .end();
      }
    }
  }

  /** One row for each point and cause: mean seconds of all workers together, and their share. */
  public ResultTable causes() {
    return made(Tables.CAUSES, this::causes).table();
  }

  private void causes(RowBuilder table, int point) {
    List<RunResult> runs = result.runs().get(point);
    double[] means =
        Arrays.stream(Cause.values()).mapToDouble(cause -> meanPs(runs, cause)).toArray();
    double whole = 0;
    for (double ps : means) {
      whole += ps;
    }
    for (Cause cause : Cause.values()) {
      double ps = means[cause.ordinal()];
      table
          .text("cause", cause.label())
          .number("time_s", ps / 1e12)
          .number("share", ps / whole)
          .end();
    }
  }

  private static double meanPs(List<RunResult> runs, Cause cause) {
    long sum = 0;
    for (RunResult run : runs) {
      sum += run.causePs().get(cause.id());
    }
    return sum / (double) runs.size();
  }

  /** What the workers of each point waited for, by name. */
  public ResultTable contended() {
    return made(Tables.CONTENDED, this::contended).table();
  }

  private void contended(RowBuilder table, int point) {
    ContendedRows.fill(table, result.runs().get(point));
  }

  /** What is gained without the largest losses; empty if that was not simulated. */
  public Optional<ResultTable> removed() {
    return result.removed().isEmpty() ? Optional.empty() : Optional.of(new Gains(result).table());
  }

  /** What was measured of pairs of hardware threads; empty if nothing was. */
  public Optional<ResultTable> handoffs() {
    return HandoffTable.has(result) ? Optional.of(HandoffTable.of(result)) : Optional.empty();
  }

  /** The laws of scalability that fit long curves; empty if there is no such curve. */
  public Optional<ResultTable> fits() {
    return fits.isEmpty() ? Optional.empty() : Optional.of(FitTable.of(scenario(), fits));
  }

  /** What the fits say, a sentence for each curve. */
  public List<String> fitted() {
    return fits.stream().map(CurveFit::sentence).toList();
  }

  /** From which number of workers on which part of each machine is used. */
  public ResultTable topology() {
    TableBuilder table = Tables.TOPOLOGY.builder(List.of());
    result.scenario().points().stream()
        .map(PointSpec::machine)
        .distinct()
        .forEach(
            machine ->
                new TreeMap<>(Regions.of(machine.processor().machine()))
                    .forEach(
                        (worker, region) ->
                            table
                                .text("machine", machine.name())
                                .number("first_worker", worker)
                                .text("region", region)
                                .end()));
    return table.build();
  }

  /** Begins a row with what names its point. */
  static RowBuilder point(RowBuilder table, ScenarioSpec scenario, PointSpec spec) {
    return curve(table, scenario, spec).number("workers", spec.workers());
  }

  /** Begins a row with what names the curve of a point over workers. */
  static RowBuilder curve(RowBuilder table, ScenarioSpec scenario, PointSpec spec) {
    table
        .text("experiment", scenario.name())
        .text("machine", spec.machine().name())
        .text("workload", spec.workload().name())
        .text("runtime", spec.runtime().label());
    spec.axes().forEach(table::text);
    return table;
  }
}
