package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import java.util.List;
import java.util.stream.Stream;

/** Made-up tables at the ends of what charts must stand: many, few, long, tiny and huge. */
public final class WideSamples {
  private static final List<String> LONG_NAMES =
      Stream.of("cpython-3.12", "cpython-3.13", "cpython-3.13t", "cpython-3.14t", "article")
          .flatMap(name -> Stream.of(name, name + "+per-interpreter-gil"))
          .toList();

  private WideSamples() {}

  /** Ten runtimes with long names, 1 to 1,024 workers. */
  public static ChartInput vast() {
    List<Integer> workers = List.of(1, 2, 4, 8, 16, 32, 64, 128, 256, 512, 1024);
    return input(LONG_NAMES, workers, 1);
  }

  /** From part of a nanosecond to hours, from one operation in hours to a million million. */
  public static ChartInput extreme() {
    return input(List.of("fast", "slow"), List.of(1, 3, 7, 1024), 3.6e12);
  }

  /** One runtime with one worker, measured once. */
  public static ChartInput single() {
    return input(List.of("cpython-3.13"), List.of(1), 1);
  }

  private static ChartInput input(List<String> runtimes, List<Integer> workers, double spread) {
    TableBuilder table = Tables.RESULTS.builder(List.of());
    TableBuilder causes = Tables.CAUSES.builder(List.of());
    for (String runtime : runtimes) {
      double factor = 1 + 0.37 * runtimes.indexOf(runtime);
      for (int count : workers) {
        double speedup = count / (1 + 0.01 * factor * (count - 1));
        double time = 0.4 * StrictMath.pow(spread, count / 1024.0) * factor;
        metric(table, runtime, count, "speedup", speedup);
        metric(table, runtime, count, "speedup-over-gil", speedup / factor);
        metric(table, runtime, count, "efficiency", speedup / count);
        metric(table, runtime, count, "operation-time", time);
        metric(table, runtime, count, "throughput", 1e12 * count / spread / factor);
        metric(table, runtime, count, "peak-memory", 0.5 + spread / 1e6 * count * factor);
        metric(table, runtime, count, "latency", 80 + count);
        metric(table, runtime, count, "bandwidth", 4 * speedup);
        for (String cause : List.of("useful Python", "reference-count transfer", "idle")) {
          double share =
              cause.equals("useful Python") ? speedup / count : 0.5 * (1 - speedup / count);
          Samples.point(causes, runtime, count)
              .text("cause", cause)
              .number("time_s", share * count)
              .number("share", share)
              .end();
        }
      }
    }
    return ChartInput.empty()
        .with(Tables.RESULTS, table.build())
        .with(Tables.CAUSES, causes.build())
        .with(Tables.REPLICATIONS, MoreSamples.replications(table.build()))
        .with(
            Tables.CONTENDED,
            ContentionSamples.contended(runtimes.subList(0, Math.min(6, runtimes.size())), workers))
        .with(Tables.TOPOLOGY, topology());
  }

  private static ResultTable topology() {
    TableBuilder table = Tables.TOPOLOGY.builder(List.of());
    List<String> regions = List.of("cores", "second socket", "SMT siblings", "oversubscribed");
    for (int i = 0; i < regions.size(); i++) {
      table
          .text("machine", "xeon-8480plus")
          .number("first_worker", i == 0 ? 1 : 500 + i)
          .text("region", regions.get(i))
          .end();
    }
    return table.build();
  }

  private static void metric(
      TableBuilder table, String runtime, int workers, String name, double mean) {
    Samples.point(table, runtime, workers)
        .text("metric", name)
        .text("unit", "ratio")
        .number("mean", mean)
        .number("ci95_low", mean * 0.98)
        .number("ci95_high", mean * 1.02)
        .number("replications", 10)
        .end();
  }
}
