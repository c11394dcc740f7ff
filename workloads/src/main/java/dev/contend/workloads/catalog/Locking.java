package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.hardware.ContendedLock;
import dev.contend.workloads.hardware.HardwareMetrics;
import dev.contend.workloads.sync.Locks;
import java.util.Arrays;
import java.util.List;

/** Threads that take one lock over and over, as the microbenchmarks of locks do. */
final class Locking implements Workload {
  private static final Parameter LOCK =
      Parameter.choice(
          "lock",
          Arrays.stream(Locks.values()).map(Locks::yamlName).toList(),
          "What the threads take, and how they wait for it.");
  private static final Parameter CRITICAL_SECTION =
      new Parameter(
          "critical-section",
          Kind.DURATION_PS,
          0,
          0,
          1e12,
          "Work with the lock at peak speed, besides adding to a counter on a line of its own.");
  private static final Parameter THINK =
      new Parameter(
          "think", Kind.DURATION_PS, 0, 0, 1e12, "Work between two operations at peak speed.");
  private static final Parameter THINK_DISTRIBUTION =
      Parameter.choice(
          "think-distribution",
          List.of("fixed", "exponential"),
          "Whether that work is the same each time.");
  private static final Parameter PINNING =
      Parameter.choice(
          "pinning",
          List.of("none", "round-robin"),
          "Where workers may run: anywhere, or worker i on hardware thread i modulo their number"
              + " only.");
  private static final Parameter BATCH =
      new Parameter(
          "batch",
          Kind.COUNT,
          1,
          1,
          1e9,
          "Operations between two looks at the clock; a worker finishes its last batch.");

  @Override
  public String help() {
    return "Threads take one lock as fast as they can and add to a counter while they have it.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        LOCK,
        CRITICAL_SECTION,
        THINK,
        THINK_DISTRIBUTION,
        PINNING,
        BATCH,
        Windows.WARM_UP,
        Windows.DURATION);
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
    ContendedLock.Settings locking =
        new ContendedLock.Settings(
            Locks.values()[(int) settings.whole(LOCK)],
            settings.get(CRITICAL_SECTION),
            settings.get(THINK),
            settings.whole(THINK_DISTRIBUTION) == 1,
            settings.whole(PINNING) == 1,
            settings.whole(BATCH),
            settings.whole(Windows.WARM_UP),
            settings.whole(Windows.DURATION));
    return (ground, workers, random) -> new ContendedLock(ground, workers, locking, random);
  }
}
