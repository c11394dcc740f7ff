package dev.contend.scenarios.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.yaml.Machines;
import dev.contend.scenarios.yaml.Problems;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What topologies become, and what is refused; the XML files are hwloc's own exports. */
class HwlocImportTest {
  @TempDir Path folder = Path.of("");

  @Test
  void aRegularServerBecomesARowForEachCache() throws IOException {
    HwlocTopology topology = HwlocReader.read(resource("two-sockets-of-four-caches.xml"));
    assertThat(topology.counts()).containsExactly(2, 0, 4, 8, 0, 32, 64);
    Machine machine = machine(topology).processor().machine();
    assertThat(machine.sockets()).isEqualTo(2);
    assertThat(machine.numaNodes()).isEqualTo(4);
    assertThat(machine.hardwareThreads()).isEqualTo(64);
    assertThat(machine.core(0)).isEqualTo(new Core(0, 0, 0, 0));
    assertThat(machine.core(4)).isEqualTo(new Core(0, 0, 1, 0));
    assertThat(machine.core(31)).isEqualTo(new Core(1, 3, 7, 0));
  }

  @Test
  void coresThatShareNoCacheShareTheirNode() throws IOException {
    Machine machine =
        machine(HwlocReader.read(resource("two-nodes-without-caches.xml"))).processor().machine();
    assertThat(machine.sockets()).isEqualTo(1);
    assertThat(machine.core(2)).isEqualTo(new Core(0, 0, 0, 0));
    assertThat(machine.core(3)).isEqualTo(new Core(0, 1, 1, 0));
  }

  @Test
  void aSecondNodeOfTheSameCoresIsMemoryOnly() throws IOException {
    HwlocTopology topology = HwlocReader.read(resource("node-of-memory-only.xml"));
    ImportedMachine imported = ImportedMachine.of(topology);
    assertThat(imported.memoryOnly()).containsEntry(1, 0).hasSize(1);
    Machine machine = machine(topology).processor().machine();
    assertThat(machine.numaNodes()).isEqualTo(2);
    assertThat(machine.cores()).isEqualTo(4);
    assertThat(machine.threadsOf(0)).isEqualTo(4);
  }

  @Test
  void kindsOfCoresComeMostPerformantFirstWithTheirClocks() throws IOException {
    String kinds =
        """
        <cpukind cpuset="0x3"><info name="FrequencyMaxMHz" value="2000"/>
          <info name="LinuxCapacity" value="256"/></cpukind>
        <cpukind cpuset="0xc"><info name="CoreType" value="IntelCore"/>
          <info name="FrequencyMaxMHz" value="4000"/><info name="LinuxCapacity" value="1024"/></cpukind>
        """;
    HwlocTopology topology = xml(machineOf(cores(4), kinds));
    MachineSpec spec = machine(topology);
    assertThat(spec.processor().kinds().get(0).name()).isEqualTo("P");
    assertThat(spec.processor().kinds().get(0).clock().hzAt(1)).isEqualTo(4e9);
    assertThat(spec.processor().kinds().get(1).workPerCycle()).isEqualTo(0.5);
    assertThat(spec.processor().machine().core(0).kind()).isEqualTo(1);
  }

  @Test
  void everyNumberThatTheTopologyLacksIsMarkedAsAssumed() throws IOException {
    MachineSpec spec = machine(HwlocReader.read(resource("two-sockets-of-four-caches.xml")));
    assertThat(spec.numbers())
        .filteredOn(number -> !number.path().contains("work-per-cycle"))
        .allSatisfy(number -> assertThat(number.assumed()).as(number.path()).isTrue())
        .filteredOn(number -> number.path().startsWith("handoff"))
        .hasSize(5);
  }

  @Test
  void unitsThatMayNotBeUsedAreLeftOut() throws IOException {
    String text =
        machineOf(cores(4), "").replace("allowed_cpuset=\"0xf\"", "allowed_cpuset=\"0x5\"");
    ImportedMachine machine = ImportedMachine.of(xml(text));
    assertThat(machine.cores()).isEqualTo(2);
    assertThat(machine.notes()).anySatisfy(note -> assertThat(note).startsWith("2 hardware"));
    String none = text.replace("0x5", "0x100");
    assertThatThrownBy(() -> ImportedMachine.of(xml(none)))
        .hasMessageContaining("no PU may be used");
  }

  @Test
  void namesInTheFileStayOnTheirLine() throws IOException {
    String evil = "x&quot;&#10;os: {}&#10;# \u2028";
    String text =
        machineOf(cores(2), "")
            .replace("<object type=\"Package\"", "<object type=\"Package\" name=\"p\"");
    String named =
        text.replaceFirst(
            "(type=\"Package\"[^>]*>)", "$1<info name=\"CPUModel\" value=\"" + evil + "\"/>");
    assertThat(machine(xml(named)).title()).startsWith("x\"? os: {}".replace("? ", " "));
  }

  @Test
  void bitmapsHaveEmptyWordsAndAnInfiniteFront() {
    CpuSet sparse = CpuSet.of("0x80000000,,,0x1");
    assertThat(sparse.size()).isEqualTo(2);
    assertThat(sparse.contains(127)).isTrue();
    assertThat(sparse.first()).isZero();
    assertThat(CpuSet.of("0xf...f,0x3").size()).isEqualTo(2);
    assertThatThrownBy(() -> CpuSet.of("0x1ffffffff")).hasMessageContaining("not a set");
  }

  private MachineSpec machine(HwlocTopology topology) throws IOException {
    String text = MachineFileText.of(ImportedMachine.of(topology), "imported", "a test", "x");
    Path file = Files.writeString(folder.resolve("imported.yaml"), text);
    Problems problems = new Problems();
    Optional<MachineSpec> spec = Machines.read(file.toString(), problems);
    assertThat(problems.rendered()).isEmpty();
    return spec.orElseThrow();
  }

  static HwlocTopology xml(String text) {
    return HwlocReader.read(text.getBytes(StandardCharsets.UTF_8));
  }

  static String cores(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      String set = "0x" + Integer.toHexString(1 << i);
      text.append("<object type=\"Core\" cpuset=\"").append(set).append("\">");
      text.append("<object type=\"PU\" cpuset=\"").append(set).append("\"/></object>\n");
    }
    return text.toString();
  }

  static String machineOf(String objects, String after) {
    return """
    <?xml version="1.0" encoding="UTF-8"?>
    <!DOCTYPE topology SYSTEM "hwloc2.dtd">
    <topology version="2.0">
    <object type="Machine" cpuset="0xf" allowed_cpuset="0xf"><object type="Package" cpuset="0xf">
    <object type="NUMANode" cpuset="0xf"/>
    %s</object></object>
    %s</topology>
    """
        .formatted(objects, after);
  }

  private static byte[] resource(String name) throws IOException {
    try (InputStream in = HwlocImportTest.class.getResourceAsStream(name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }

  @Test
  void aDistanceMatrixIsSquare() {
    String matrix =
        "<distances2 type=\"NUMANode\" nbobjs=\"2\" kind=\"5\" indexing=\"os\">"
            + "<indexes length=\"4\">0 1 </indexes><u64values length=\"9\">10 21 </u64values>%s"
            + "</distances2>";
    HwlocTopology topology =
        xml(machineOf(cores(2), matrix.formatted("<u64values length=\"9\">21 10</u64values>")));
    assertThat(topology.distances().get(0).values()).isEqualTo(List.of(10L, 21L, 21L, 10L));
    assertThatThrownBy(() -> xml(machineOf(cores(2), matrix.formatted(""))))
        .hasMessage("a distance matrix of 2 objects has 2 values");
  }
}
