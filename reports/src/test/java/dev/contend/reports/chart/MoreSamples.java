package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Made-up tables of published figures, of workloads without an interpreter, and of handoffs. */
public final class MoreSamples {
  private static final List<String> LOCKS = List.of("tas", "ticket", "mcs", "pthread-mutex");

  private MoreSamples() {}

  /** The laws that the two runtimes of {@link Samples} follow that have a peak. */
  static ResultTable fits(List<String> placements) {
    TableBuilder table = Tables.FITS.builder(List.of("placement"));
    for (String placement : placements) {
      law(table, placement, "cpython-3.13+multiprocess", 0.002, 0.00002);
      law(table, placement, "cpython-3.13t", 0.012, 0.00012);
    }
    return table.build();
  }

  private static void law(
      TableBuilder table, String placement, String runtime, double sigma, double kappa) {
    double peak = StrictMath.sqrt((1 - sigma) / kappa);
    double knee = peak / (1 + sigma * (peak - 1) + kappa * peak * (peak - 1));
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("lambda", 5e7);
    values.put("sigma", sigma);
    values.put("kappa", kappa);
    values.put("peak", peak);
    values.put("knee", knee);
    values.forEach(
        (parameter, value) ->
            table
                .text("experiment", "primes")
                .text("machine", "xeon-8480plus")
                .text("workload", "prime-sieve")
                .text("runtime", runtime)
                .text("placement", placement)
                .text("law", "usl")
                .text("parameter", parameter)
                .text("unit", "ratio")
                .number("value", value)
                .number("ci95_low", 0.9 * value)
                .number("ci95_high", 1.1 * value)
                .text("extrapolated", parameter.equals("peak") ? "yes" : "no")
                .number("fewest_workers", 1)
                .number("most_workers", 64)
                .number("largest_misfit", 0.021)
                .number("replications", 10)
                .end());
  }

  /** For every other point of these results a published figure, some of them fitted. */
  static ResultTable reference(ResultTable results) {
    List<String> axes = Tables.RESULTS.axes(results);
    TableBuilder table = Tables.REFERENCE.builder(axes);
    int number = 0;
    for (ResultTable.Row row : results.rows()) {
      if (row.integer("workers") % 4 != 1) {
        number++;
        double error = 0.16 * StrictMath.sin(number);
        double published = row.number("mean") / (1 + error);
        Stream.of("experiment", "machine", "workload", "runtime", "workers", "metric", "unit")
            .forEach(column -> table.text(column, row.text(column)));
        axes.forEach(axis -> table.text(axis, row.text(axis)));
        boolean isFitted = row.integer("workers") == 2;
        table
            .number("published", published)
            .number("simulated", row.number("mean"))
            .text("ci95_low", row.text("ci95_low"))
            .text("ci95_high", row.text("ci95_high"))
            .number("error", error)
            .number("bound", 0.1)
            .none("baseline")
            .none("baseline_error")
            .text("role", isFitted ? "fitted" : "predicted")
            .text("verdict", isFitted ? "fitted" : Math.abs(error) > 0.1 ? "missed" : "met")
            .none("known_miss")
            .text("reference", "made-up")
            .text("source", "made up")
            .end();
      }
    }
    return table.build();
  }

  /** Four locks on one machine, up to 64 threads, with published operation times. */
  public static ChartInput locks() {
    TableBuilder table = Tables.RESULTS.builder(List.of("workload.lock"));
    for (String lock : LOCKS) {
      for (int threads : Samples.OCTAVES) {
        double each = 12 + 30 * (1 + LOCKS.indexOf(lock)) * (threads - 1.0);
        estimate(table, lock, threads, "operation-time", "ns", each);
        estimate(table, lock, threads, "throughput", "operations/s", threads * 1e9 / each);
      }
    }
    ResultTable results = table.build();
    ResultTable times = results.where("metric", "operation-time");
    return ChartInput.empty()
        .with(Tables.RESULTS, results)
        .with(Tables.REFERENCE, reference(times));
  }

  /** Memory under more and more load, in two mixes of reads and writes. */
  public static ChartInput loadedMemory() {
    TableBuilder table = Tables.RESULTS.builder(List.of("workload.mix", "workload.delay"));
    for (String mix : List.of("reads", "2-reads-1-write")) {
      for (int delay : List.of(20000, 3000, 1000, 400, 200, 100, 50, 20, 0)) {
        double peak = mix.equals("reads") ? 355 : 290;
        double bandwidth = peak * 60 / (60 + delay * 0.5);
        double latency = 92 + 6 / (1.04 - bandwidth / peak);
        for (String metric : List.of("latency", "bandwidth")) {
          double mean = metric.equals("latency") ? latency : bandwidth;
          Samples.point(table, "native", 72)
              .text("workload.mix", mix)
              .text("workload.delay", delay + " ns")
              .text("metric", metric)
              .text("unit", metric.equals("latency") ? "ns" : "GB/s")
              .number("mean", mean)
              .number("ci95_low", mean * 0.99)
              .number("ci95_high", mean * 1.01)
              .number("replications", 5)
              .end();
        }
      }
    }
    ResultTable results = table.build();
    return ChartInput.empty()
        .with(Tables.RESULTS, results)
        .with(Tables.REFERENCE, reference(results));
  }

  /** Ten replications of each estimate, around its mean. */
  static ResultTable replications(ResultTable results) {
    List<String> axes = Tables.RESULTS.axes(results);
    TableBuilder table = Tables.REPLICATIONS.builder(axes);
    for (ResultTable.Row row : results.rows()) {
      for (int replication = 0; replication < 10; replication++) {
        double noise = 1 + 0.004 * StrictMath.sin(replication * 2.1 + row.number("mean"));
        Stream.of("experiment", "machine", "workload", "runtime", "workers")
            .forEach(column -> table.text(column, row.text(column)));
        axes.forEach(axis -> table.text(axis, row.text(axis)));
        table
            .number("replication", replication)
            .text("metric", row.text("metric"))
            .text("unit", row.text("unit"))
            .number("value", row.number("mean") * noise)
            .end();
      }
    }
    return table.build();
  }

  private static void estimate(
      TableBuilder table, String lock, int threads, String metric, String unit, double mean) {
    Samples.point(table, "native", threads)
        .text("workload.lock", lock)
        .text("metric", metric)
        .text("unit", unit)
        .number("mean", mean)
        .number("ci95_low", mean * 0.97)
        .number("ci95_high", mean * 1.03)
        .number("replications", 5)
        .end();
  }

  /** All pairs of the threads of two sockets, with noise. */
  static ResultTable handoffs(int threads) {
    TableBuilder table = Tables.HANDOFFS.builder(List.of());
    for (int from = 0; from < threads; from++) {
      for (int to = 0; to < threads; to++) {
        if (from != to) {
          boolean near = from / 4 == to / 4;
          boolean socket = from / (threads / 2) == to / (threads / 2);
          double stated = near ? 28 : socket ? 62 : 145;
          double simulated = stated * (1 + 0.04 * StrictMath.sin(from * 7.0 + to * 13));
          Samples.point(table, "native", 2)
              .number("from", from)
              .number("to", to)
              .text("class", near ? "same cluster" : socket ? "same socket" : "other socket")
              .number("stated_ns", stated)
              .number("simulated_ns", simulated)
              .end();
        }
      }
    }
    return table.build();
  }
}
