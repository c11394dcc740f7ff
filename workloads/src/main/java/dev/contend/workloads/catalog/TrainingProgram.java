package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Placement;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedDevice;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.WaitTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * One run of {@link ShardedTraining}. A process is a rank of the collectives; the threads of a GPU
 * are one rank together. Each rank gathers a layer over its GPU's link in a ring.
 *
 * <p>Source: Rajbhandari et al., ZeRO: Memory optimizations toward training trillion parameter
 * models, SC 2020, section 7: three volumes of the parameters a step. Departures: ranks of one GPU
 * do not use what another of them has gathered; all threads are in one process.
 */
final class TrainingProgram implements Program {
  private static final SharedBarrier ALL = new SharedBarrier(0, "all", SharedBarrier.ALL);

  /** Pickle of a small int, framing included. */
  private static final int RESULT_BYTES = 10;

  /** The device that connects the node to others. */
  private static final String CLUSTER = "cluster";

  private final Settings settings;
  private final RandomStreams random;
  private final double variation;
  private Placement placement = Placement.NOWHERE;
  private LongSupplier clock = () -> 0;
  private long beginPs = -1;
  private long endPs;

  TrainingProgram(Settings settings, RandomStreams random, boolean varies) {
    this.settings = settings;
    this.random = random;
    variation = varies ? settings.get(ShardedTraining.VARIATION) : 0;
  }

  @Override
  public void place(Placement where) {
    placement = where;
  }

  @Override
  public void begin(LongSupplier nowPs) {
    clock = nowPs;
  }

  @Override
  public List<SharedLock> locks() {
    return List.of();
  }

  @Override
  public List<SharedVariable> variables() {
    return List.of();
  }

  @Override
  public List<SharedBarrier> barriers() {
    return List.of(ALL);
  }

  /** The GPUs first, then the link of each, and what connects the node to others. */
  @Override
  public List<SharedDevice> devices() {
    List<SharedDevice> devices = new ArrayList<>();
    for (int i = 0; i < gpus(); i++) {
      devices.add(gpu(i));
    }
    for (int i = 0; i < gpus(); i++) {
      devices.add(link(i));
    }
    if (isReduced()) {
      devices.add(cluster());
    }
    return devices;
  }

  private boolean isReduced() {
    return settings.word(ShardedTraining.ALL_REDUCE).equals("step");
  }

  private SharedDevice cluster() {
    return new SharedDevice(2 * gpus(), CLUSTER, 1);
  }

  private int gpus() {
    return (int) Math.min(settings.whole(ShardedTraining.GPUS), placement.workers());
  }

  private SharedDevice gpu(int number) {
    return new SharedDevice(number, "gpu-" + number, 1);
  }

  private SharedDevice link(int number) {
    return new SharedDevice(gpus() + number, "link-" + number, 1);
  }

  @Override
  public Body worker(int index) {
    List<Op> phase = new ArrayList<>();
    int gpu = index % gpus();
    int beside = (placement.workers() - gpu + gpus() - 1) / gpus();
    boolean isLeader = index < gpus() || !placement.isHeapShared();
    if (overlaps() && beside > 1) {
      phase.addAll(index < gpus() ? List.of(collective(gpu)) : layer(gpu, beside - 1));
    } else {
      phase.addAll(layer(gpu, beside));
      phase.add(new Coordination.Arrive(ALL).op());
      if (isLeader) {
        phase.add(collective(gpu));
      }
    }
    phase.add(new Coordination.Arrive(ALL).op());
    List<Op> end = new ArrayList<>();
    if (isReduced()) {
      if (index == 0) {
        end.add(new Coordination.Serve(cluster(), WaitTime.fixed(0), false).op());
      }
      end.add(new Coordination.Arrive(ALL).op());
    }
    return new Rank(phase, end, random.stream("workload/phase/" + index));
  }

  private boolean overlaps() {
    return placement.isHeapShared() && settings.word(ShardedTraining.SCHEDULE).equals("overlapped");
  }

  /** A worker's part of a layer: it starts kernels, and the GPU carries them out. */
  private List<Op> layer(int gpu, int workers) {
    WaitTime kernels = WaitTime.fixed(settings.get(ShardedTraining.GPU_TIME) / workers);
    return List.of(
        new Op.Compute(settings.get(ShardedTraining.PYTHON_CYCLES) / workers),
        new Coordination.Serve(gpu(gpu), kernels, false).op());
  }

  private Op collective(int gpu) {
    int ranks = placement.isHeapShared() ? gpus() : placement.workers();
    double sharePs =
        settings.get(ShardedTraining.LAYER_BYTES)
            / ranks
            / settings.get(ShardedTraining.LINK_RATE)
            * 1e12;
    double ringPs = (ranks - 1) * (settings.get(ShardedTraining.HOP_TIME) + sharePs);
    return new Coordination.Serve(link(gpu), WaitTime.fixed(ringPs), false).op();
  }

  @Override
  public void report(MetricSet.Builder metrics) {
    double seconds = (endPs - beginPs) / 1e12;
    metrics.put(ShardedTraining.STEP_RATE, settings.whole(ShardedTraining.STEPS) / seconds);
  }

  /** {@code barrier.wait(); for step in steps: for layer in layers: ...}. */
  private final class Rank implements Body {
    private final List<Op> phase;
    private final List<Op> end;
    private final RandomSource factors;
    private final long ofPhases;
    private final long words;
    private long said = -1;

    Rank(List<Op> phase, List<Op> end, RandomSource factors) {
      this.phase = phase;
      this.end = end;
      this.factors = factors;
      ofPhases = phase.size() * settings.whole(ShardedTraining.PHASES);
      words = (ofPhases + end.size()) * settings.whole(ShardedTraining.STEPS);
    }

    @Override
    public Op next() {
      long word = said;
      said++;
      if (word < 0) {
        return new Coordination.Arrive(ALL).op();
      }
      if (word == 0 && beginPs < 0) {
        beginPs = clock.getAsLong();
      }
      if (word < words) {
        return word(word % (ofPhases + end.size()));
      }
      endPs = word == words ? clock.getAsLong() : endPs;
      return word == words ? new Op.Deliver(RESULT_BYTES) : new Op.End();
    }

    private Op word(long ofStep) {
      if (ofStep >= ofPhases) {
        return end.get((int) (ofStep - ofPhases));
      }
      Op word = phase.get((int) (ofStep % phase.size()));
      return variation > 0 && word instanceof Op.Compute python
          ? new Op.Compute(python.cycles() * factors.unitMeanFactor(variation))
          : word;
    }
  }
}
