package dev.contend.workloads.hardware;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.engine.metrics.MetricSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Threads of machine code and what they measure; it belongs to one run and is used once. */
public interface NativeProgram {
  /** What a worker does, from its first instruction to its end. */
  Routine worker(int index);

  /** The hardware threads that a worker may run on; null for all. */
  default int @Nullable [] affinity(int index) {
    return null;
  }

  /** What has been measured of pairs of hardware threads; empty for most programs. */
  default List<PairTime> pairs() {
    return List.of();
  }

  /** Reports what the workers have measured. */
  void report(MetricSet.Builder metrics);
}
