package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.hardware.HardwareMetrics;
import dev.contend.workloads.hardware.MemoryLoad;
import java.util.List;

/** Memory under load: one worker times loads while the others read. */
final class MemoryReading implements Workload {
  private static final Parameter GAP =
      new Parameter(
          "gap",
          Kind.DURATION_PS,
          1_000,
          1,
          1e9,
          "Work of a reading worker between two lines, at peak speed.");
  private static final Parameter READS_PER_WRITE =
      new Parameter(
          "reads-per-write",
          Kind.COUNT,
          0,
          0,
          1_000,
          "Lines read for each line written back; 0 for reads alone.");
  private static final Parameter NODE =
      Parameter.choice(
          "node",
          List.of("local", "remote"),
          "Whose memory a worker uses: its own node's, or the" + " next node's.");
  private static final Parameter WARM_UP =
      new Parameter(
          "warm-up", Kind.DURATION_PS, 5e7, 0, 1e12, "From the start until measuring begins.");
  private static final Parameter DURATION =
      new Parameter("duration", Kind.DURATION_PS, 5e7, 1e3, 1e12, "How long is measured.");

  @Override
  public String help() {
    return "One worker times loads from memory, the others read memory as fast as they are told.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(GAP, READS_PER_WRITE, NODE, WARM_UP, DURATION);
  }

  @Override
  public boolean isNative() {
    return true;
  }

  @Override
  public Metric headline() {
    return HardwareMetrics.LATENCY;
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(HardwareMetrics.LATENCY, HardwareMetrics.BANDWIDTH);
  }

  @Override
  public OfNative prepare(Settings settings) {
    MemoryLoad.Settings load =
        new MemoryLoad.Settings(
            settings.get(GAP),
            (int) settings.whole(READS_PER_WRITE),
            settings.whole(NODE) == 1,
            settings.whole(WARM_UP),
            settings.whole(DURATION));
    return (ground, workers, random) -> new MemoryLoad(ground, load);
  }
}
