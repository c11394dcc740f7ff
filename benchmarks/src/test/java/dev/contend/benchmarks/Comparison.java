package dev.contend.benchmarks;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs all benchmarks on all engines in rounds, so that the load of others falls on all alike, and
 * prints a table of medians with their ratios to SSJ.
 *
 * <p>Argument: number of rounds; 3 if left out.
 */
public final class Comparison {
  private Comparison() {}

  /** Runs the rounds. */
  public static void main(String[] arguments) throws RunnerException {
    int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
    Map<String, List<Double>> scores = new TreeMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String column : columns()) {
        for (Engine engine : Engine.values()) {
          scores
              .computeIfAbsent(column + engine, key -> new ArrayList<>())
              .add(run(column, engine));
        }
      }
    }
    System.out.println("| | " + String.join(" | ", columns()) + " |");
    System.out.println("|---|" + "---:|".repeat(columns().size()));
    for (Engine engine : Engine.values()) {
      StringBuilder row = new StringBuilder("| ").append(engine.label);
      for (String column : columns()) {
        double median = median(scores, column, engine);
        double ratio = median / median(scores, column, Engine.SSJ);
        row.append(String.format(Locale.ROOT, " | %.0f (%.2f)", median, ratio));
      }
      System.out.println(row.append(" |"));
    }
  }

  /** The numbers of pending events of the hold model, and the queue. */
  private static List<String> columns() {
    return List.of("16", "256", "4096", "65536", "M/M/1");
  }

  private static double run(String column, Engine engine) throws RunnerException {
    boolean isQueue = column.equals("M/M/1");
    OptionsBuilder options = new OptionsBuilder();
    options
        .include((isQueue ? QueueBenchmark.class : HoldBenchmark.class).getSimpleName())
        .param("engine", engine.name())
        .verbosity(VerboseMode.SILENT);
    if (!isQueue) {
      options.param("pending", column);
    }
    RunResult result = new Runner(options.build()).runSingle();
    double score = result.getPrimaryResult().getScore();
    System.err.println(column + " " + engine + " " + score);
    return score;
  }

  private static double median(Map<String, List<Double>> scores, String column, Engine engine) {
    List<Double> sorted = new ArrayList<>(scores.getOrDefault(column + engine, List.of()));
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }
}
