package dev.contend.scenarios.fleet;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.FleetSpec;
import dev.contend.scenarios.spec.FleetWork;
import java.util.ArrayList;
import java.util.List;

/** The tables of a fleet. */
public final class FleetTables {
  private static final double PERCENT = 100;

  private final FleetSpec fleet;
  private final List<FleetResult> results;

  public FleetTables(FleetSpec fleet, List<FleetResult> results) {
    this.fleet = fleet;
    this.results = List.copyOf(results);
  }

  /** One row for each alternative and metric. */
  public ResultTable all() {
    TableBuilder table = Tables.FLEET.builder(List.of());
    for (FleetResult result : results) {
      for (Metric metric : result.values().keySet()) {
        MeanEstimate estimate = result.estimate(metric).orElseThrow();
        table
            .text("fleet", fleet.name())
            .text("alternative", fleet.label(result.alternative()))
            .number("nodes", fleet.nodes())
            .number("workers", fleet.workers(result.alternative()))
            .text("metric", metric.name())
            .text("unit", metric.unit())
            .number("mean", estimate.mean())
            .number("low", estimate.low())
            .number("high", estimate.high())
            .number("replications", estimate.replications())
            .end();
      }
    }
    return table.build();
  }

  /** One row for each alternative, to be read. */
  public ResultTable shown() {
    List<Metric> metrics = metrics();
    List<String> columns = new ArrayList<>(List.of("alternative", "workers"));
    metrics.forEach(metric -> columns.add(heading(metric)));
    TableBuilder table = new TableBuilder("fleet", columns);
    for (FleetResult result : results) {
      table
          .text("alternative", fleet.label(result.alternative()))
          .number("workers", fleet.workers(result.alternative()));
      for (Metric metric : metrics) {
        table.text(
            heading(metric), result.estimate(metric).map(each -> text(metric, each)).orElse("-"));
      }
      table.end();
    }
    return table.build();
  }

  private List<Metric> metrics() {
    return fleet.work() instanceof FleetWork.Steps
        ? List.of(
            FleetMetrics.STEP_RATE,
            FleetMetrics.STEP_99,
            FleetMetrics.PYTHON_SHARE,
            FleetMetrics.STRAGGLER_SHARE,
            FleetMetrics.NETWORK_SHARE)
        : List.of(
            FleetMetrics.REQUEST_RATE,
            FleetMetrics.LATENCY_50,
            FleetMetrics.LATENCY_99,
            FleetMetrics.UTILISATION);
  }

  private static String heading(Metric metric) {
    return metric.name().replaceFirst("^fleet-", "").replace('-', ' ');
  }

  /** An estimate as it is read. */
  static String text(Metric metric, MeanEstimate estimate) {
    boolean isShare = metric.unit().equals("ratio");
    double factor = isShare ? PERCENT : 1;
    String interval =
        estimate.halfWidth() == 0
            ? ""
            : " ("
                + Numbers.rough(factor * estimate.low())
                + " to "
                + Numbers.rough(factor * estimate.high())
                + ")";
    String unit = isShare ? " %" : metric.unit().equals("1/s") ? "/s" : " " + metric.unit();
    return Numbers.rough(factor * estimate.mean()) + unit + interval;
  }
}
