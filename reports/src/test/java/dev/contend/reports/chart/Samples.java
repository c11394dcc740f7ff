package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.RowBuilder;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import java.util.List;

/** Made-up tables of the size and shape of real ones. */
public final class Samples {
  /** Powers of two to the sockets' cores. */
  public static final List<Integer> OCTAVES = List.of(1, 2, 4, 8, 16, 32, 64);

  /** Nine counts up to a large machine. */
  public static final List<Integer> MANY = List.of(1, 2, 4, 9, 18, 36, 57, 72, 144);

  private static final List<String> RUNTIMES =
      List.of("cpython-3.13", "cpython-3.13+multiprocess", "cpython-3.13t");
  private static final List<String> CAUSES =
      List.of(
          "useful Python",
          "useful native",
          "GIL wait",
          "lock wait, spinning",
          "lock wait, parked",
          "reference-count transfer",
          "other line transfer",
          "memory",
          "allocator",
          "collector",
          "queue empty",
          "queue full",
          "IPC",
          "pickling",
          "start-up",
          "scheduler wait",
          "clock and SMT loss",
          "I/O and device",
          "idle");

  private Samples() {}

  /** The same, or what else a chart can be drawn from. */
  public static ChartInput small(Charts chart) {
    return switch (chart) {
      case LOAD, LATENCY_PERCENTILES -> ContentionSamples.service();
      case WINNERS -> large();
      default -> small();
    };
  }

  /** The same, or what else a chart can be drawn from. */
  public static ChartInput large(Charts chart) {
    return switch (chart) {
      case LOAD, LATENCY_PERCENTILES -> ContentionSamples.service();
      case USL_FIT -> small(); // as many curves as it shows
      default -> large();
    };
  }

  /** Three runtimes, one machine, up to 64 workers. */
  public static ChartInput small() {
    return input(OCTAVES, List.of("first-touch"))
        .with(Tables.HANDOFFS, MoreSamples.handoffs(12))
        .with(Tables.TIMELINE, TimelineSamples.timeline(6, 12))
        .with(Tables.TRANSFERS, TimelineSamples.transfers(12));
  }

  /** Three runtimes with two memory placements, nine counts up to 144 workers. */
  public static ChartInput large() {
    return input(MANY, List.of("first-touch", "interleaved"))
        .with(Tables.HANDOFFS, MoreSamples.handoffs(256))
        .with(Tables.TIMELINE, TimelineSamples.timeline(64, 300))
        .with(Tables.TRANSFERS, TimelineSamples.transfers(128));
  }

  private static ChartInput input(List<Integer> workers, List<String> placements) {
    return ChartInput.empty()
        .with(Tables.RESULTS, results(workers, placements))
        .with(Tables.CAUSES, causes(workers, placements))
        .with(
            Tables.REFERENCE,
            MoreSamples.reference(results(workers, placements).where("metric", "operation-time")))
        .with(
            Tables.REPLICATIONS,
            MoreSamples.replications(
                results(workers, placements).only("metric", List.of("speedup-over-gil"))))
        .with(Tables.CONTENDED, ContentionSamples.contended(RUNTIMES, workers, placements))
        .with(Tables.FITS, MoreSamples.fits(placements))
        .with(Tables.TOPOLOGY, topology());
  }

  private static ResultTable topology() {
    TableBuilder table = Tables.TOPOLOGY.builder(List.of());
    table
        .text("machine", "xeon-8480plus")
        .number("first_worker", 1)
        .text("region", "socket 1")
        .end()
        .text("machine", "xeon-8480plus")
        .number("first_worker", 57)
        .text("region", "second socket")
        .end()
        .text("machine", "xeon-8480plus")
        .number("first_worker", 113)
        .text("region", "SMT siblings")
        .end()
        .text("machine", "another")
        .number("first_worker", 9)
        .text("region", "elsewhere")
        .end();
    return table.build();
  }

  private static ResultTable results(List<Integer> workers, List<String> placements) {
    TableBuilder table = Tables.RESULTS.builder(List.of("placement"));
    for (String placement : placements) {
      for (String runtime : RUNTIMES) {
        for (int count : workers) {
          double speedup = speedup(runtime, placement, count);
          double alone = runtime.endsWith("t") ? 0.71 : 1;
          metric(table, placement, runtime, count, "speedup", speedup);
          metric(table, placement, runtime, count, "speedup-over-gil", speedup * alone);
          metric(table, placement, runtime, count, "efficiency", speedup / count);
          metric(table, placement, runtime, count, "operation-time", 20.0 * count / speedup);
          metric(table, placement, runtime, count, "throughput", 5e7 * speedup);
          metric(table, placement, runtime, count, "peak-memory", 12.0 + 9 * count * alone);
          metric(table, placement, runtime, count, "latency", 85 + 3.0 * count / speedup);
          metric(table, placement, runtime, count, "bandwidth", 4.5 * speedup);
        }
      }
    }
    return table.build();
  }

  private static double speedup(String runtime, String placement, int workers) {
    double serial = runtime.endsWith("t") ? 0.012 : 0.002;
    double loss = placement.equals("interleaved") ? 0.85 : 1;
    double contended = workers * (workers - 1) * (runtime.endsWith("t") ? 0.00012 : 0.00002);
    double shared = workers / (1 + serial * (workers - 1) + contended);
    return runtime.equals("cpython-3.13")
        ? 1 - 0.03 * StrictMath.log(workers)
        : workers == 1 ? 1 : shared * loss;
  }

  private static void metric(
      TableBuilder table, String placement, String runtime, int workers, String name, double mean) {
    double half = mean * (workers == 1 ? 0 : 0.02 + 0.06 * workers / 144);
    point(table, runtime, workers)
        .text("placement", placement)
        .text("metric", name)
        .text("unit", "ratio")
        .number("mean", mean)
        .number("ci95_low", mean - half)
        .number("ci95_high", mean + half)
        .number("replications", 10)
        .end();
  }

  private static ResultTable causes(List<Integer> workers, List<String> placements) {
    TableBuilder table = Tables.CAUSES.builder(List.of("placement"));
    for (String placement : placements) {
      for (String runtime : RUNTIMES) {
        for (int count : workers) {
          double gained = speedup(runtime, placement, count) / count;
          for (int i = 0; i < CAUSES.size(); i++) {
            double share = i == 0 ? gained * 0.9 : (1 - gained * 0.9) * weight(runtime, i);
            point(table, runtime, count)
                .text("placement", placement)
                .text("cause", CAUSES.get(i))
                .number("time_s", share * count * 3.7)
                .number("share", share)
                .end();
          }
        }
      }
    }
    return table.build();
  }

  private static double weight(String runtime, int cause) {
    return switch (runtime) {
      case "cpython-3.13" -> cause == 2 ? 0.95 : cause == 9 ? 0.05 : 0;
      case "cpython-3.13t" ->
          switch (cause) {
            case 3, 4, 6, 7 -> 0.1;
            case 5 -> 0.4;
            case 9 -> 0.15;
            case 18 -> 0.05;
            default -> 0;
          };
      default ->
          switch (cause) {
            case 12, 13 -> 0.3;
            case 14 -> 0.2;
            case 15, 18 -> 0.1;
            default -> 0;
          };
    };
  }

  static RowBuilder point(RowBuilder table, String runtime, int workers) {
    return table
        .text("experiment", "primes")
        .text("machine", "xeon-8480plus")
        .text("workload", "prime-sieve")
        .text("runtime", runtime)
        .number("workers", workers);
  }
}
