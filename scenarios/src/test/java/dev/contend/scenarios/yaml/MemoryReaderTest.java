package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.memory.Dram;
import dev.contend.cpu.memory.MemoryNodes;
import dev.contend.cpu.memory.MemoryTraffic;
import dev.contend.scenarios.spec.MachineSpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a machine file may say of memory, and what is refused. */
class MemoryReaderTest {
  /** One socket: a node with cores, another one, and a node of memory alone. */
  private static final String THREE_NODES =
      """
      version: 1
      name: test
      cache-line: 64 B
      protocol: mesi
      layout:
        - {socket: 0, numa-node: 0, cache-domain: 0, kind: core, cores: 1}
        - {socket: 0, numa-node: 1, cache-domain: 1, kind: core, cores: 1}
        - {socket: 0, numa-node: 2, cores: 0}
      cores:
        - kind: core
          work-per-cycle: {value: 1, source: definition}
          smt-yield: {value: 1, source: none}
          misses-in-flight: {value: 12, assumed: test}
          clock: [{active-cores: 1, value: 3 GHz, source: test}]
      handoff:
        same-socket: {value: 50 ns, assumed: test}
      governor-interval: {value: 0 ps, assumed: test}
      os:
        time-slice: {value: 3 ms, assumed: test}
        context-switch: {value: 1 us, assumed: test}
        idle-wake: {value: 10 us, assumed: test}
        idle-wake-variation: {value: 0, assumed: test}
        wake-call: {value: 1 us, assumed: test}
        yield-call: {value: 200 ns, assumed: test}
        migration: {value: 5 us, assumed: test}
        background-share: {value: 0 %, assumed: test}
        background-burst: {value: 100 us, assumed: test}
      memory:
        l1: {value: 1 ns, assumed: test}
        atomic: {value: 5 ns, assumed: test}
        last-level: {value: 20 ns, assumed: test}
        per-sharer: {value: 1 ns, assumed: test}
      """;

  private static final String TWO_LATENCIES =
      "  local: {value: 90 ns, assumed: test}\n  remote: {value: 140 ns, assumed: test}\n";
  private static final String LATENCY =
      "  latency: {unit: ns, rows: [[90, 100, 250.5], [101, 91, 251]], assumed: test}\n";
  private static final String CHIPS =
      "channels: {value: 8, assumed: test}, banks-per-channel: {value: 16, assumed: test},"
          + " row-cycle: {value: 46 ns, assumed: test}, bandwidth: {value: 100 GB/s, assumed: test}";
  private static final String SLOW_CHIPS =
      CHIPS.replace("value: 8,", "value: 1,").replace("100 GB/s", "17.6 GB/s");

  private final Problems problems = new Problems();

  private Optional<MachineSpec> read(String memory) {
    return new YamlReader(problems)
        .map(SourceText.of("test.yaml", THREE_NODES + memory))
        .flatMap(new MachineReader(problems)::read);
  }

  private MachineSpec right(String memory) {
    Optional<MachineSpec> spec = read(memory);
    assertThat(problems.rendered()).isEmpty();
    return spec.orElseThrow();
  }

  private void refused(String memory, String... messages) {
    assertThat(read(memory)).isEmpty();
    assertThat(problems.rendered()).contains(messages);
    assertThat(problems.count()).isEqualTo(1);
  }

  @Test
  void twoLatenciesAndNoBandwidthIsMemoryThatNobodyWaitsFor() {
    MemoryNodes memory = right(TWO_LATENCIES).memory();
    assertThat(memory.latencies().latencyPs(1, 1)).isEqualTo(90_000);
    assertThat(memory.latencies().latencyPs(0, 2)).isEqualTo(140_000);
    assertThat(memory.dram()).isEmpty();
  }

  @Test
  void latencyMayBeGivenByPairOfNodesWithMemoryOnlyNodesAsColumns() {
    MachineSpec spec = right(LATENCY);
    assertThat(spec.memory().latencies().latencyPs(1, 0)).isEqualTo(101_000);
    assertThat(spec.memory().latencies().latencyPs(0, 2)).isEqualTo(250_500);
    assertThat(spec.interconnect().loadFromMemoryPs(0, 2)).isEqualTo(250_500);
    assertThat(spec.interconnect().loadFromMemoryPs(1, 1)).isEqualTo(91_000);
  }

  @Test
  void oneRowOfChipsIsForAllNodes() {
    assertThat(right(TWO_LATENCIES + "  dram: [{" + CHIPS + "}]\n").memory().dram())
        .containsExactly(
            new Dram(8, 16, 46_000, 100e9),
            new Dram(8, 16, 46_000, 100e9),
            new Dram(8, 16, 46_000, 100e9));
  }

  @Test
  void nodesMayHaveDifferentChips() {
    String rows =
        "  dram:\n    - {numa-nodes: [0, 1], "
            + CHIPS
            + "}\n    - {numa-nodes: [2], "
            + SLOW_CHIPS
            + "}\n";
    List<Dram> dram = right(TWO_LATENCIES + rows).memory().dram();
    assertThat(dram).hasSize(3);
    assertThat(dram.get(1).bytesPerSecond()).isEqualTo(100e9);
    assertThat(dram.get(2)).isEqualTo(new Dram(1, 16, 46_000, 17.6e9));
  }

  @Test
  void linksMayBeGivenByPairOfNodes() {
    MachineSpec spec =
        right(
            TWO_LATENCIES
                + "  links: {matrix: {unit: GB/s, rows: [[0, 0, 16], [32, 0, 16]], source: t}}\n");
    MemoryTraffic traffic = MemoryTraffic.of(spec.processor(), spec.memory());
    traffic.readWaitPs(0, 2, 0, 0);
    assertThat(traffic.readWaitPs(0, 2, 64, 0)).isEqualTo(4_000);
    traffic.readWaitPs(1, 0, 0, 0);
    assertThat(traffic.readWaitPs(1, 0, 64, 0)).isEqualTo(2_000);
    traffic.readWaitPs(0, 1, 0, 0);
    assertThat(traffic.readWaitPs(0, 1, 64, 0)).isZero();
  }

  @Test
  void aCoreWaitsForOneMissAtATimeUnlessItsKindSaysMore() {
    assertThat(right(TWO_LATENCIES).processor().kinds().get(0).missesInFlight()).isEqualTo(12);
    String without = THREE_NODES.replaceAll(" *misses-in-flight.*\n", "") + TWO_LATENCIES;
    MachineSpec spec =
        new YamlReader(problems)
            .map(SourceText.of("test.yaml", without))
            .flatMap(new MachineReader(problems)::read)
            .orElseThrow();
    assertThat(spec.processor().kinds().get(0).missesInFlight()).isEqualTo(1);
  }

  @Test
  void bandwidthsSayWhereTheyComeFrom() {
    assertThat(right(TWO_LATENCIES + "  dram: [{" + CHIPS + "}]\n").numbers())
        .anyMatch(number -> number.path().equals("memory.dram[0].bandwidth") && number.assumed());
    refused(
        TWO_LATENCIES + "  dram: [{" + CHIPS.replace("46 ns, assumed: test", "46 ns") + "}]\n",
        "has no source");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dram: []                                   | has no row",
        "dram: [{numa-nodes: [0, 1], CHIPS}]        | does not describe NUMA node 2",
        "dram: [{CHIPS}, {numa-nodes: [1], CHIPS}]  | names node 1 again",
        "dram: [{numa-nodes: [3], CHIPS}]           | 3",
        "dram: [{TOO MUCH}]                         | is more than the banks can deliver",
        "links: {between-sockets: {value: 1 GB/s, assumed: test}} | the machine has one socket",
        "links: {matrix: {unit: GB/s, rows: [[0, 16], [32, 0]], source: t}} | 2 rows of 3 numbers",
        "links: {matrix: {unit: MB/s, rows: [[0, 1, 1], [1, 0, 1]], source: t}} | MB/s",
        "latency: {unit: ns, rows: [[1, 2, 3]], source: t}"
            + " | does not go with 'latency', whose rows say it",
      })
  void whatIsWrongIsSaidAndWhere(String memory, String message) {
    String filled =
        memory.replace("CHIPS", CHIPS).replace("TOO MUCH", CHIPS.replace("100 GB/s", "400 GB/s"));
    assertThat(read(TWO_LATENCIES + "  " + filled + "\n")).isEmpty();
    assertThat(problems.rendered()).contains(message).contains("test.yaml:");
  }

  @Test
  void oneFaultIsReportedOnce() {
    refused(TWO_LATENCIES + "  dram: []\n", "memory.dram", "or leave it out");
  }
}
