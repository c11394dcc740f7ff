package dev.contend.scenarios.experiment;

import dev.contend.workloads.hardware.HardwareMetrics;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import java.util.Locale;

/**
 * How much of two extremes a second of CPU time simulates: threads that add to one counter, and
 * threads that share nothing. A table, with a figure for each of several runs in one JVM, of which
 * the first compiles.
 *
 * <p>Argument: the number of runs. {@code benchmarks/README.md} has the command.
 */
public final class CostRates {
  private static final double ADDING_SECONDS = 0.05;
  private static final List<String> FREE = List.of("variation: none");

  private final int runs;

  private CostRates(int runs) {
    this.runs = runs;
  }

  /** Measures and prints. */
  public static void main(String[] arguments) {
    CostRates rates = new CostRates(Integer.parseInt(arguments[0]));
    rates.adding("xeon-8480plus", 64);
    rates.computing("epyc-7763-2s", 256, "1 s", 30, FREE);
    rates.computing("xeon-8480plus", 64, "1 s", 30, FREE);
    rates.computing("xeon-8480plus", 64, "10 ms", 3_000, FREE);
    rates.computing("xeon-8480plus", 64, "10 ms", 3_000, List.of());
  }

  private static String scenario(String machine, int workers, List<String> rest) {
    return "version: 1\nname: rates\nreplications: 1\nmachine: "
        + machine
        + "\nworkers: "
        + workers
        + "\n"
        + String.join("\n", rest)
        + "\n";
  }

  /** Machine code of some threads that adds to one counter, one thread to a core. */
  private void adding(String machine, int workers) {
    String workload =
        "workload: {use: counting, operation: fetch-add, warm-up: 1 ns, duration: "
            + ADDING_SECONDS * 1e3
            + " ms}";
    String text = scenario(machine, workers, List.of(workload));
    StringBuilder transfers = row("transfers", machine, workers);
    StringBuilder additions = row("additions", machine, workers);
    for (int run = 0; run < runs; run++) {
      TimedRuns timed = TimedRuns.of(text);
      RunResult result = timed.runs().get(0);
      double added = result.metrics().value(HardwareMetrics.THROUGHPUT) * ADDING_SECONDS;
      transfers.append(rate(result.metrics().value(RunMetrics.LINE_TRANSFERS) / timed.seconds()));
      additions.append(rate(added / timed.seconds()));
    }
    System.out.println(transfers);
    System.out.println(additions);
  }

  /** Python threads, each of which has so many pieces of work and nothing else. */
  private void computing(
      String machine, int workers, String piece, int pieces, List<String> settings) {
    String workload =
        """
        runtime: cpython-3.13t
        workload:
          parameters: {piece: PIECE}
          threads: {actor: {program: [{repeat: TIMES, do: [{compute: piece}]}]}}
        """
            .replace("PIECE", piece)
            .replace("TIMES", Integer.toString(pieces));
    String text = scenario(machine, workers, List.of(workload, String.join("\n", settings)));
    String label = "core-seconds in pieces of " + piece + (settings.isEmpty() ? ", variation" : "");
    StringBuilder row = row(label, machine, workers);
    for (int run = 0; run < runs; run++) {
      TimedRuns timed = TimedRuns.of(text);
      double useful = timed.runs().get(0).causePs().get(Cause.USEFUL_PYTHON.id()) / 1e12;
      row.append(rate(useful / timed.seconds()));
    }
    System.out.println(row);
  }

  private static StringBuilder row(String what, String machine, int workers) {
    return new StringBuilder("| ")
        .append(what)
        .append(", ")
        .append(workers)
        .append(" workers on ")
        .append(machine)
        .append(" |");
  }

  private static String rate(double perSecond) {
    return String.format(Locale.ROOT, " %,.0f |", perSecond);
  }
}
