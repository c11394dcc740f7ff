package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.spec.MachineSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * Machines by counts and row by row, their handoffs by class and by matrix, and what is refused.
 */
class MachineLayoutTest {
  private static final String HEAD = "version: 1\nname: test\ncache-line: 64 B\nprotocol: mesi\n";
  private static final String KIND =
      """
        - kind: %s
          %s
          work-per-cycle: {value: 1, source: definition}
          smt-yield: {value: 1, source: none}
          clock: [{active-cores: 1, value: 3 GHz, source: test}]
      """;
  private static final String TAIL =
      """
      governor-interval: {value: 0 ps, assumed: test}
      memory:
        l1: {value: 1 ns, assumed: test}
        atomic: {value: 5 ns, assumed: test}
        last-level: {value: 20 ns, assumed: test}
        local: {value: 90 ns, assumed: test}
        remote: {value: 140 ns, assumed: test}
        per-sharer: {value: 1 ns, assumed: test}
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
      """;

  private final Problems problems = new Problems();

  private Optional<MachineSpec> read(String layout, String kinds, String handoff) {
    String text = HEAD + layout + "cores:\n" + kinds + "handoff:\n" + handoff + TAIL;
    return new YamlReader(problems)
        .map(SourceText.of("test.yaml", text))
        .flatMap(new MachineReader(problems)::read);
  }

  private static String kind(String name, String counts) {
    return KIND.formatted(name, counts).replace("    \n", "");
  }

  private Machine machine(String layout, String kinds, String handoff) {
    Optional<MachineSpec> spec = read(layout, kinds, handoff);
    assertThat(problems.rendered()).isEmpty();
    return spec.orElseThrow().processor().machine();
  }

  @Test
  void countsMakeCacheDomainsWithinNodes() {
    Machine machine =
        machine(
            "sockets: 2\nnuma-nodes-per-socket: 2\ncache-domains-per-numa-node: 3\n",
            kind("core", "per-numa-node: 6\n    threads-per-core: 2"),
            """
              same-cache: {value: 25 ns, assumed: test}
              same-numa-node: {value: 110 ns, assumed: test}
              same-socket: {value: 123 ns, assumed: test}
              remote: {value: 300 ns, assumed: test}
            """);
    assertThat(machine.cores()).isEqualTo(24);
    assertThat(machine.hardwareThreads()).isEqualTo(48);
    assertThat(machine.core(0)).isEqualTo(new Core(0, 0, 0, 0));
    assertThat(machine.core(2)).isEqualTo(new Core(0, 0, 1, 0));
    assertThat(machine.core(23)).isEqualTo(new Core(1, 3, 11, 0));
    assertThat(machine.distance(0, 1)).isEqualTo(Distance.CACHE_DOMAIN);
    assertThat(machine.distance(0, 2)).isEqualTo(Distance.NUMA_NODE);
    assertThat(machine.distance(0, 6)).isEqualTo(Distance.SOCKET);
  }

  @Test
  void rowsMakeWhateverThereIsMemoryOnlyNodesIncluded() {
    Machine machine =
        machine(
            """
            layout:
              - {socket: 0, numa-node: 0, cache-domain: 0, kind: P, cores: 2, threads-per-core: 2}
              - {socket: 0, numa-node: 0, cache-domain: 1, kind: E, cores: 3}
              - {socket: 1, numa-node: 2, cache-domain: 2, kind: P, cores: 1, threads-per-core: 2}
              - {socket: 1, numa-node: 1, cores: 0}
            """,
            kind("P", "") + kind("E", ""),
            """
              same-cache: {value: 25 ns, assumed: test}
              same-numa-node: {value: 110 ns, assumed: test}
              remote: {value: 300 ns, assumed: test}
            """);
    assertThat(machine.cores()).isEqualTo(6);
    assertThat(machine.hardwareThreads()).isEqualTo(9);
    assertThat(machine.numaNodes()).isEqualTo(3);
    assertThat(machine.socketOfNode(1)).isEqualTo(1);
    assertThat(machine.core(4)).isEqualTo(new Core(0, 0, 1, 1));
  }

  @Test
  void aMatrixGivesEachPairItsOwnCost() {
    MachineSpec spec =
        read(
                "sockets: 1\nnuma-nodes-per-socket: 1\n",
                kind("core", "per-numa-node: 3\n    threads-per-core: 1"),
                "  matrix: {unit: ns, source: test, rows: [[], [10.5], [20, 30]]}\n")
            .orElseThrow();
    Machine machine = spec.processor().machine();
    assertThat(spec.handoffs().isMatrix()).isTrue();
    assertThat(spec.handoffs().handoffPs(machine, 0, 1)).isEqualTo(10_500);
    assertThat(spec.handoffs().handoffPs(machine, 1, 2)).isEqualTo(30_000);
    assertThat(spec.handoffs().handoffPs(machine, 2, 1)).isEqualTo(30_000);
    assertThat(spec.numbers())
        .anySatisfy(number -> assertThat(number.value()).isEqualTo("matrix of 3 cores"));
  }

  @Test
  void rowsAndCountsExcludeEachOther() {
    read(
        "sockets: 1\nlayout:\n  - {socket: 0, numa-node: 0, cache-domain: 0, kind: core, cores: 2}\n",
        kind("core", "per-numa-node: 3"),
        "  same-cache: {value: 25 ns, assumed: test}\n");
    assertThat(problems.rendered())
        .contains("test.yaml:5:1: sockets: does not go with 'layout', whose rows say it")
        .contains("cores[0].per-numa-node: does not go with 'layout', whose rows say it")
        .contains("leave out 'per-numa-node' or 'layout'");
  }

  @Test
  void gapsEmptyLayoutsAndUnevenDomainsAreRefused() {
    read(
        "layout:\n  - {socket: 0, numa-node: 1, cache-domain: 0, kind: core, cores: 2}\n",
        kind("core", ""),
        "  same-cache: {value: 25 ns, assumed: test}\n");
    read(
        "layout:\n  - {socket: 0, numa-node: 0, cores: 0}\n",
        kind("core", ""),
        "  same-cache: {value: 25 ns, assumed: test}\n");
    read(
        "sockets: 1\nnuma-nodes-per-socket: 1\ncache-domains-per-numa-node: 2\n",
        kind("core", "per-numa-node: 3\n    threads-per-core: 1"),
        "  same-cache: {value: 25 ns, assumed: test}\n");
    assertThat(problems.rendered())
        .contains("layout: has NUMA nodes beyond 0, but no row of node 0")
        .contains("layout: has no core")
        .contains("3 cores do not divide over 2 cache domains");
  }

  @Test
  void everyDistanceThatTheMachineHasNeedsACost() {
    read(
        "sockets: 2\nnuma-nodes-per-socket: 1\ncache-domains-per-numa-node: 2\n",
        kind("core", "per-numa-node: 4\n    threads-per-core: 1"),
        "  same-cache: {value: 25 ns, assumed: test}\n");
    assertThat(problems.rendered())
        .contains("handoff: key 'same-numa-node' is missing")
        .contains("handoff: key 'remote' is missing")
        .doesNotContain("same-socket");
  }

  @Test
  void aMatrixOfAnotherSizeOrShapeIsRefused() {
    read(
        "sockets: 1\nnuma-nodes-per-socket: 1\n",
        kind("core", "per-numa-node: 2\n    threads-per-core: 1"),
        "  matrix: {unit: ns, source: test, rows: [[], [1], [2, 3]]}\n");
    read(
        "sockets: 1\nnuma-nodes-per-socket: 1\n",
        kind("core", "per-numa-node: 2\n    threads-per-core: 1"),
        "  matrix: {unit: ns, source: test, rows: [[1], [1]]}\n");
    assertThat(problems.rendered())
        .contains("handoff.matrix.rows: has 3 rows; the machine has 2 cores")
        .contains("handoff.matrix.rows: row 1 has 1 numbers, not 0");
  }
}
