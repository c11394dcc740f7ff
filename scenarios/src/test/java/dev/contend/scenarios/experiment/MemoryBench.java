package dev.contend.scenarios.experiment;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.coherence.fabric.MemoryParts;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryTraffic;
import dev.contend.cpu.scheduler.OsScheduler;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.random.RandomStreams;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.yaml.Machines;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.workloads.hardware.MemoryBuffer;
import dev.contend.workloads.hardware.MemoryStream;
import dev.contend.workloads.hardware.PointerChase;
import dev.contend.workloads.program.Cause;
import java.util.ArrayList;
import java.util.List;

/** A machine of the library on which streams and a chase run, each pinned to a core, for a time. */
final class MemoryBench {
  private static final int PAGES = 256;
  private static final long ENDLESS = Long.MAX_VALUE;

  private final SimKernel kernel = new SimKernel();
  private final Machine machine;
  private final CoherentMemory memory;
  private final OsScheduler scheduler;
  private final List<MemoryStream> streams = new ArrayList<>();
  private PointerChase chase;

  MemoryBench(String name) {
    Problems problems = new Problems();
    MachineSpec spec =
        Machines.read(name, problems).orElseThrow(() -> new AssertionError(problems.rendered()));
    Processor processor = spec.processor();
    machine = processor.machine();
    memory =
        new CoherentMemory(
            kernel,
            machine,
            spec.protocol().table(),
            spec.interconnect(),
            MemoryPlacement.LOCAL,
            MemoryParts.unlimited(processor.machine())
                .with(MemoryTraffic.of(processor, spec.memory())));
    scheduler =
        new OsScheduler(
            kernel,
            processor,
            spec.os().withoutVariation(),
            Cause.ofScheduler(),
            new CauseAccount(1, Cause.values().length),
            memory,
            new RandomStreams(1, 0));
    chase = new PointerChase(buffer(0), ENDLESS, Cause.MEMORY.id());
  }

  Machine machine() {
    return machine;
  }

  private MemoryBuffer buffer(int node) {
    long bytes = (long) PAGES * CoherentMemory.pageBytes();
    return new MemoryBuffer(memory.reservePagesOn(node, PAGES), bytes, machine.cacheLineBytes());
  }

  /** Loads, each after the last, from a node's memory. */
  void chase(int core, int node) {
    chase = new PointerChase(buffer(node), ENDLESS, Cause.MEMORY.id());
    start("chase", core, chase);
  }

  /** A load generator on a core that reads a node's memory. */
  void stream(int core, int node, double workPs, int readsPerWrite) {
    MemoryStream stream =
        new MemoryStream(
            buffer(node),
            new MemoryStream.Load(ENDLESS, workPs, readsPerWrite),
            Cause.MEMORY.id(),
            Cause.USEFUL_NATIVE.id());
    streams.add(stream);
    start("stream " + streams.size(), core, stream);
  }

  private void start(String name, int core, dev.contend.cpu.scheduler.Routine code) {
    scheduler.start(
        name, SimThread.UNACCOUNTED, new int[] {machine.firstThreadOf(core)}, null, code);
  }

  /**
   * Runs on, and measures after a while of running in.
   *
   * @return bytes per second that the streams read and write, and latency of the chase
   */
  Measured measure(long runInPs, long measuredPs) {
    kernel.runUntilPs(runInPs);
    long bytes = bytes();
    long loads = chase.loads();
    long latencyPs = chase.latencyPs();
    kernel.runUntilPs(runInPs + measuredPs);
    double perLoadPs = (chase.latencyPs() - latencyPs) / (double) (chase.loads() - loads);
    return new Measured((bytes() - bytes) * 1e3 / measuredPs, perLoadPs / 1e3);
  }

  private long bytes() {
    return streams.stream().mapToLong(each -> each.bytesRead() + each.bytesWritten()).sum();
  }

  /**
   * What a run gave.
   *
   * @param gigabytesPerSecond read and written by all streams
   * @param latencyNs mean of the chase's loads; not a number without a chase
   */
  record Measured(double gigabytesPerSecond, double latencyNs) {}
}
