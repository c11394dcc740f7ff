package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import java.util.List;

/** Made-up tables of what workers waited for, and of services under load. */
public final class ContentionSamples {
  private static final List<String> SUBJECTS =
      List.of(
          "GIL",
          "reference counts of what `a_variable_with_a_rather_long_name` holds",
          "lock `counter`",
          "merge queue bucket",
          "items of `results`",
          "lock of the module dict",
          "page of the allocator");
  private static final List<String> CAUSES =
      List.of("GIL wait", "reference-count transfer", "lock wait, parked", "other line transfer");

  private ContentionSamples() {}

  static ResultTable contended(List<String> runtimes, List<Integer> workers) {
    return contended(runtimes, workers, List.of());
  }

  static ResultTable contended(
      List<String> runtimes, List<Integer> workers, List<String> placements) {
    TableBuilder table =
        Tables.CONTENDED.builder(placements.isEmpty() ? List.of() : List.of("placement"));
    for (String placement : placements.isEmpty() ? List.of("") : placements) {
      for (String runtime : runtimes) {
        for (int count : workers) {
          double share = 0.4 * (count - 1) / count;
          for (String subject : SUBJECTS) {
            share *= 0.6;
            Samples.point(table, runtime, count);
            if (!placement.isEmpty()) {
              table.text("placement", placement);
            }
            table
                .text("kind", subject.startsWith("lock") ? "lock" : "object")
                .text("name", subject)
                .number("accesses", 1e5 * count)
                .number("transfers", 7.7e3 * count * share)
                .number("waiting_s", share * count)
                .number("share", share)
                .text("cause", CAUSES.get(SUBJECTS.indexOf(subject) % CAUSES.size()))
                .end();
          }
        }
      }
    }
    return table.build();
  }

  /** Three runtimes that answer up to 150, 400 and 800 requests a second, held against 50 ms. */
  public static ChartInput service() {
    TableBuilder table = Tables.RESULTS.builder(List.of("workload.arrival-rate"));
    List<String> runtimes = List.of("cpython-3.14", "cpython-3.14+multiprocess", "cpython-3.14t");
    for (String runtime : runtimes) {
      double capacity = 100 * StrictMath.pow(2, runtimes.indexOf(runtime)) * 2;
      for (int load : List.of(50, 100, 150, 200, 400, 800)) {
        metric(table, runtime, load, "response-rate", "1/s", Math.min(load, capacity));
        double idle = 1 - load / capacity;
        if (idle > 0.05) {
          metric(table, runtime, load, "response-latency-p50", "ms", 9 / idle);
          metric(table, runtime, load, "response-latency-p95", "ms", 21 / idle);
          metric(table, runtime, load, "response-latency-p99", "ms", 28 / idle);
          metric(table, runtime, load, "response-latency-p999", "ms", 50 / idle);
        }
      }
    }
    ResultTable results = table.build();
    return ChartInput.empty()
        .with(Tables.RESULTS, results)
        .with(Tables.REPLICATIONS, MoreSamples.replications(results))
        .within(new ChartInput.Limits(50, 0));
  }

  private static void metric(
      TableBuilder table, String runtime, int load, String name, String unit, double mean) {
    Samples.point(table, runtime, 16)
        .number("workload.arrival-rate", load)
        .text("metric", name)
        .text("unit", unit)
        .number("mean", mean)
        .number("ci95_low", mean * 0.95)
        .number("ci95_high", mean * 1.05)
        .number("replications", 5)
        .end();
  }
}
