package dev.contend.workloads.hardware;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.coherence.fabric.MemoryParts;
import dev.contend.coherence.interconnect.HandoffCosts;
import dev.contend.coherence.interconnect.HomeSettings;
import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.coherence.interconnect.LegShares;
import dev.contend.coherence.interconnect.MemoryTimings;
import dev.contend.coherence.protocol.Protocols;
import dev.contend.cpu.clock.ClockTable;
import dev.contend.cpu.clock.CoreKind;
import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.clock.SmtYield;
import dev.contend.cpu.memory.Dram;
import dev.contend.cpu.memory.Links;
import dev.contend.cpu.memory.MemoryNodes;
import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.memory.MemoryTraffic;
import dev.contend.cpu.memory.NodeLatencies;
import dev.contend.cpu.scheduler.OsScheduler;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.hardware.MemoryStream.Load;
import dev.contend.workloads.program.Cause;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams and chases on one socket at 1 GHz: what follows by hand, and Little's law. */
class MemoryStreamTest {
  private static final long NS = 1_000;
  private static final long LATENCY = 80 * NS;
  private static final double NS_OF_WORK = NS;
  private static final int CORES = 4;

  private final SimKernel kernel = new SimKernel();

  /** Starts a routine on each core; runs to their end. */
  private void run(List<Dram> dram, int threadsPerCore, int inFlight, List<Routine> routines) {
    Machine machine = Machine.regular("bench", 1, 1, CORES, threadsPerCore, 64);
    CoreKind kind = new CoreKind("core", ClockTable.fixed(1e9), 1, SmtYield.of(2), inFlight);
    Processor processor = new Processor(machine, List.of(kind), 0);
    HandoffCosts handoffs =
        new HandoffCosts(
            new TreeMap<>(Collections.singletonMap(Distance.CACHE_DOMAIN, 50 * NS)), List.of());
    MemoryTimings timings = new MemoryTimings(NS, 5 * NS, 20 * NS, LATENCY, LATENCY, NS);
    MemoryNodes nodes =
        new MemoryNodes(
            NodeLatencies.of(machine, LATENCY, LATENCY), dram, Links.unlimited(machine));
    CoherentMemory memory =
        new CoherentMemory(
            kernel,
            machine,
            Protocols.MESI.table(),
            new Interconnect(
                machine,
                handoffs,
                timings,
                LegShares.DEFAULT,
                HomeSettings.PLAIN,
                nodes.latencies()),
            MemoryPlacement.LOCAL,
            MemoryParts.unlimited(machine).with(MemoryTraffic.of(processor, nodes)));
    CauseAccount account = new CauseAccount(routines.size(), Cause.values().length);
    OsScheduler os =
        new OsScheduler(
            kernel,
            processor,
            SchedulerSettings.FREE,
            Cause.ofScheduler(),
            account,
            memory,
            new RandomStreams(1, 0));
    for (int i = 0; i < routines.size(); i++) {
      os.start("thread " + i, i, new int[] {i}, null, routines.get(i));
    }
    assertThat(kernel.runUntilPs(SimKernel.MAX_TIME_PS)).isEqualTo(SimKernel.RunEnd.STOPPED);
  }

  private static MemoryBuffer buffer(int number, int lines) {
    return new MemoryBuffer((long) number << 20, lines * 64L, 64);
  }

  private static MemoryStream stream(int number, long lines, double workPs, int readsPerWrite) {
    return new MemoryStream(
        buffer(number, 10_000),
        new Load(lines, workPs, readsPerWrite),
        Cause.MEMORY.id(),
        Cause.USEFUL_NATIVE.id());
  }

  @Test
  void aStreamThatIsSlowerThanItsMemoryTakesItsWorkAndTheLastLatency() {
    MemoryStream stream = stream(0, 100, 20 * NS_OF_WORK, 0);
    run(Collections.emptyList(), 1, 8, List.of(stream));
    assertThat(kernel.nowPs()).isEqualTo(99 * 20 * NS + LATENCY);
    assertThat(stream.bytesRead()).isEqualTo(6_400);
    assertThat(stream.bytesWritten()).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 4, 10, 20})
  void aStreamOfOneCoreHasItsMissesInFlightInEveryLatency(int inFlight) {
    MemoryStream stream = stream(0, 20_000, 1, 0);
    run(Collections.emptyList(), 1, inFlight, List.of(stream));
    double littlePs = 20_000.0 / inFlight * LATENCY;
    assertThat((double) kernel.nowPs()).isCloseTo(littlePs, within(0.005 * littlePs));
  }

  @Test
  void siblingsShareTheFillBuffersOfTheirCore() {
    run(Collections.emptyList(), 2, 8, List.of(stream(0, 10_000, 1, 0), stream(1, 10_000, 1, 0)));
    double littlePs = 20_000.0 / 8 * LATENCY;
    assertThat((double) kernel.nowPs()).isCloseTo(littlePs, within(0.005 * littlePs));
  }

  /** In saturation lines in flight = throughput * latency, with the latency that a chase sees. */
  @Test
  void inSaturationTheLatencyIsThatOfLittlesLaw() {
    Dram dram = new Dram(2, 40, 46 * NS, 12.8e9);
    int lines = 40_000;
    PointerChase chase = new PointerChase(buffer(9, 10_000), 1_500, Cause.MEMORY.id());
    List<Routine> all =
        List.of(stream(0, lines, 1, 0), stream(1, lines, 1, 0), stream(2, lines, 1, 0), chase);
    run(List.of(dram), 1, 20, all);
    double readLines = 3.0 * lines + chase.loads();
    double linesPerPs = readLines / kernel.nowPs();
    assertThat(linesPerPs * 64 * 1e12).isBetween(0.95 * 12.8e9, 12.8e9);
    double latencyPs = (double) chase.latencyPs() / chase.loads();
    assertThat(latencyPs).isCloseTo(61 / linesPerPs, within(0.05 * latencyPs));
  }

  @Test
  void writeBacksTakeTheirShareOfTheBandwidthButAreNotWaitedFor() {
    Dram dram = new Dram(2, 80, 46 * NS, 12.8e9);
    int lines = 100_000;
    MemoryStream half = stream(0, lines, 1, 2);
    run(List.of(dram), 1, 60, List.of(half));
    assertThat(half.bytesWritten()).isEqualTo(half.bytesRead() / 2);
    double bytes = half.bytesRead() + half.bytesWritten();
    assertThat(bytes * 1e12 / kernel.nowPs()).isBetween(0.93 * 12.8e9, 12.8e9);
  }

  @Test
  void aChaseOfIdleMemoryTakesExactlyTheStatedLatencyForEachLoad() {
    PointerChase chase = new PointerChase(buffer(0, 4_096), 1_000, Cause.MEMORY.id());
    run(List.of(new Dram(2, 16, 46 * NS, 12.8e9)), 1, 4, List.of(chase));
    assertThat(chase.loads()).isEqualTo(1_000);
    assertThat(chase.latencyPs()).isEqualTo(1_000 * LATENCY);
    assertThat(kernel.nowPs()).isEqualTo(1_000 * LATENCY);
  }

  @Test
  void whatCannotBeAskedIsRefused() {
    assertThatThrownBy(() -> new Load(0, 1, 0)).hasMessageContaining("lines is 0");
    assertThatThrownBy(() -> new Load(1, 0, 0)).hasMessageContaining("workPs 0.0");
    assertThatThrownBy(() -> new Load(1, 1, -1)).hasMessageContaining("readsPerWrite -1");
    assertThatThrownBy(() -> new MemoryBuffer(0, 100, 64)).hasMessageContaining("of 100 bytes");
    assertThatThrownBy(() -> new PointerChase(buffer(0, 8), 0, 0)).hasMessageContaining("loads is");
  }
}
