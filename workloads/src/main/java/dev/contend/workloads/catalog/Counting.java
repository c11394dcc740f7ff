package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.hardware.HardwareMetrics;
import dev.contend.workloads.hardware.SharedCounter;
import dev.contend.workloads.hardware.SharedCounter.Layout;
import dev.contend.workloads.hardware.SharedCounter.Operation;
import java.util.List;

/** Threads that count on one line, as the microbenchmarks of contended atomics do. */
final class Counting implements Workload {
  private static final Parameter OPERATION =
      Parameter.choice(
          "operation",
          List.of("fetch-add", "cas-loop", "store"),
          "How a thread counts: an atomic addition, a load and a compare-and-swap until it"
              + " succeeds, or a plain store.");
  private static final Parameter LAYOUT =
      Parameter.choice(
          "layout",
          List.of("shared", "packed", "padded"),
          "One counter for all threads; one each on as few lines as possible (false sharing); or"
              + " one each on a line of its own.");
  private static final Parameter THINK =
      new Parameter(
          "think", Kind.DURATION_PS, 0, 0, 1e12, "Work between two operations at peak speed.");
  private static final Parameter THINK_DISTRIBUTION =
      Parameter.choice(
          "think-distribution",
          List.of("fixed", "exponential"),
          "Whether that work is the same each time.");

  @Override
  public String help() {
    return "Threads count on one cache line, or on lines of their own, as fast as they can.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(OPERATION, LAYOUT, THINK, THINK_DISTRIBUTION, Windows.WARM_UP, Windows.DURATION);
  }

  @Override
  public boolean isNative() {
    return true;
  }

  @Override
  public Metric headline() {
    return HardwareMetrics.OPERATION_TIME;
  }

  @Override
  public OfNative prepare(Settings settings) {
    SharedCounter.Settings counting =
        new SharedCounter.Settings(
            Operation.values()[(int) settings.whole(OPERATION)],
            Layout.values()[(int) settings.whole(LAYOUT)],
            settings.get(THINK),
            settings.whole(THINK_DISTRIBUTION) == 1,
            settings.whole(Windows.WARM_UP),
            settings.whole(Windows.DURATION));
    return (ground, workers, random) -> new SharedCounter(ground, workers, counting, random);
  }
}
