package dev.contend.workloads.hardware;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Ground;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One worker that times dependent loads, and others that read memory as fast as they are told.
 *
 * <p>Worker <i>i</i> runs on the first hardware thread of core <i>i</i>; further workers share the
 * cores. The timing worker is the first.
 */
public final class MemoryLoad implements NativeProgram {
  private static final int PAGES = 4096;
  private static final long ENDLESS = Long.MAX_VALUE;

  private final Ground ground;
  private final Settings settings;
  private final List<MemoryStream> streams = new ArrayList<>();
  private final PointerChase chase;
  private long bytesBefore;
  private long bytesAfter;
  private long loads;
  private long latencyPs;

  /**
   * What the workers do.
   *
   * @param gapPs work between two lines of a reading worker, at peak speed
   * @param readsPerWrite lines read for each line written back; 0 for reads alone
   * @param remote whether each worker uses the memory of the next node instead of its own
   * @param warmUpPs from the start until measuring begins
   * @param durationPs how long is measured
   */
  public record Settings(
      double gapPs, int readsPerWrite, boolean remote, long warmUpPs, long durationPs) {}

  /** Lays the buffers out in memory. */
  public MemoryLoad(Ground ground, Settings settings) {
    this.ground = ground;
    this.settings = settings;
    chase = new PointerChase(buffer(0), ENDLESS, Cause.MEMORY.id());
    new Reading(false).scheduleInPs(settings.warmUpPs());
    new Reading(true).scheduleInPs(settings.warmUpPs() + settings.durationPs());
  }

  private Machine machine() {
    return ground.processor().machine();
  }

  private MemoryBuffer buffer(int worker) {
    int node = machine().core(worker % machine().cores()).numaNode();
    int used = settings.remote() ? (node + 1) % machine().numaNodes() : node;
    long address = ground.memory().reservePagesOn(used, PAGES);
    return new MemoryBuffer(
        address, (long) PAGES * CoherentMemory.pageBytes(), machine().cacheLineBytes());
  }

  @Override
  public int @Nullable [] affinity(int index) {
    return new int[] {machine().firstThreadOf(index % machine().cores())};
  }

  @Override
  public Routine worker(int index) {
    if (index == 0) {
      return chase;
    }
    MemoryStream stream =
        new MemoryStream(
            buffer(index),
            new MemoryStream.Load(ENDLESS, settings.gapPs(), settings.readsPerWrite()),
            Cause.MEMORY.id(),
            Cause.USEFUL_NATIVE.id());
    streams.add(stream);
    return stream;
  }

  private long bytes() {
    return streams.stream().mapToLong(each -> each.bytesRead() + each.bytesWritten()).sum();
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    long chased = chase.loads() - loads;
    metrics
        .put(HardwareMetrics.LATENCY, (chase.latencyPs() - latencyPs) / 1e3 / Math.max(1, chased))
        .put(HardwareMetrics.BANDWIDTH, (bytesAfter - bytesBefore) * 1e3 / settings.durationPs());
  }

  /** An instant at which the meters are read. */
  private final class Reading extends ModelEvent {
    private final boolean last;

    Reading(boolean last) {
      super(ground.kernel(), EventOrder.OBSERVATION);
      this.last = last;
    }

    @Override
    public void actions() {
      if (last) {
        bytesAfter = bytes();
        ground.kernel().stop();
      } else {
        bytesBefore = bytes();
        loads = chase.loads();
        latencyPs = chase.latencyPs();
      }
    }

    @Override
    public String toString() {
      return last ? "the end of the measurement" : "the end of the warm-up";
    }
  }
}
