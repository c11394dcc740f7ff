package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.hardware.HardwareMetrics;
import dev.contend.workloads.hardware.PingPong;
import java.util.List;

/** A line that goes to and fro between each pair of hardware threads. */
final class Handoffs implements Workload {
  private static final Parameter OPERATIONS =
      new Parameter(
          "operations", Kind.COUNT, 20, 2, 1e6, "Operations timed for each pair and home.");

  @Override
  public String help() {
    return "A line goes to and fro between each pair of hardware threads; one worker conducts.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(OPERATIONS);
  }

  @Override
  public boolean isNative() {
    return true;
  }

  @Override
  public Metric headline() {
    return HardwareMetrics.HANDOFF;
  }

  @Override
  public OfNative prepare(Settings settings) {
    int operations = (int) settings.whole(OPERATIONS);
    return (ground, workers, random) -> new PingPong(ground, operations);
  }
}
