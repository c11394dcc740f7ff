package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From what other tools print to a machine that is shown and run. */
class ImportAndMachineTest {
  @TempDir Path folder = Path.of("");

  private String topology() throws IOException {
    String name = "/dev/contend/scenarios/importing/two-sockets-of-four-caches.xml";
    Path file = folder.resolve("two sockets.xml");
    try (InputStream in = ImportAndMachineTest.class.getResourceAsStream(name)) {
      Files.copy(Objects.requireNonNull(in, name), file);
    }
    return file.toString();
  }

  @Test
  void anImportedMachineIsShownAndRuns() throws IOException {
    String machine = folder.resolve("here.yaml").toString();
    Ran imported = Ran.contend("import", "lstopo", topology(), "--out", machine);
    assertThat(imported.exit()).isZero();
    assertThat(imported.out()).isEmpty();
    assertThat(imported.err())
        .isEqualTo(
            "contend: hwloc XML 2.0: 2 packages, 0 dies, 4 NUMA nodes, 8 L3, 0 L2, 32 cores,"
                + " 64 PUs\n");
    Ran shown = Ran.contend("machine", "show", machine);
    assertThat(shown.exit()).isZero();
    assertThat(shown.out())
        .startsWith("here: imported machine, 2 sockets, 32 cores, 64 hardware threads\n")
        .contains("  2 x socket 0 to 1\n    2 x NUMA node 0 to 1\n")
        .contains("      2 x cache domain 0 to 1\n        4 x core, 2 hardware threads\n")
        .contains("  same-numa-node     110 ns  [79 ns, 140 ns]      assumed: generic default");
    assertThat(Path.of(machine))
        .content()
        .startsWith("# yaml-language-server: $schema=machine.schema.json\n");
    assertThat(folder.resolve("machine.schema.json"))
        .hasContent(Ran.contend("schema", "machine").out());
    Path scenario =
        Files.writeString(
            folder.resolve("scenario.yaml"),
            """
            version: 1
            name: imported
            machine: here.yaml
            workload: {use: prime-sieve, limit: 20000}
            runtime: cpython-3.13t
            workers: 40
            replications: 1
            report: {charts: []}
            """);
    Ran resolved = Ran.contend("validate", scenario.toString(), "--resolved");
    assertThat(resolved.exit()).as(resolved.err()).isZero();
    assertThat(resolved.out()).contains("machines:\n  here.yaml:\n");
    Ran ran = Ran.contend("run", scenario.toString(), "--out", folder.resolve("out").toString());
    assertThat(ran.err()).contains("results are in");
  }

  @Test
  void theFileThatIsThereIsNotReplaced() throws IOException {
    Path there = Files.writeString(folder.resolve("there.yaml"), "mine");
    Ran ran = Ran.contend("import", "lstopo", topology(), "--out", there.toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.WRONG_OPTIONS.code());
    assertThat(ran.err()).contains("there.yaml exists; name another file, or remove it");
    assertThat(there).hasContent("mine");
  }

  @Test
  void wrongFilesEndWithThree() throws IOException {
    Path file = Files.writeString(folder.resolve("wrong"), ",1,2\n1,,x\n2,3,\n");
    Ran matrix = Ran.contend("import", "c2c", file.toString());
    assertThat(matrix.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(matrix.err()).startsWith(file + ":2:4: 'x' is not a number\n    write nanoseconds");
    Ran topology = Ran.contend("import", "lstopo", file.toString());
    assertThat(topology.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(topology.err()).startsWith(file + ":1:1: not well-formed XML");
    Ran machine = Ran.contend("machine", "show", "laptp");
    assertThat(machine.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(machine.err()).contains("no such machine in the library").contains("'laptop'");
  }

  @Test
  void aMachineIsDrawnAsNestedBoxes() throws IOException {
    Path svg = folder.resolve("laptop.svg");
    assertThat(Ran.contend("machine", "show", "laptop", "--svg", svg.toString()).exit()).isZero();
    assertThat(Files.readString(svg)).contains(">4 × core P, 2 hardware threads</text>");
  }

  @Test
  void theCachesOfAMachineAreShown() {
    assertThat(Ran.contend("machine", "show", "i7-12700k").out())
        .containsPattern("\ncaches:\n  l1 of P +48 KiB, 12 ways ")
        .containsPattern("\n  l2-latency of E +4.5 ns  \\[4 ns, 5.5 ns\\] +assumed: 17 cycles")
        .containsPattern("\n  last-level +25 MiB, 10 ways +assumed: ");
  }

  @Test
  void aMatrixBecomesASection() throws IOException {
    Path file = Files.writeString(folder.resolve("m.csv"), ",20,80\n20,,81\n80,81,\n");
    Ran ran = Ran.contend("import", "c2c", file.toString());
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("\nhandoff:\n  same-cache: {value: 20.0 ns, range: [20.0 ns, 20.0 ns], source: ");
  }
}
