package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with a machine is told with what to do about it. */
class DoctorTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void aSoundInstallationIsCalledGoodInEveryLine() {
    Ran ran = Ran.contend("doctor", "--out", folder.resolve("a/b").toString());
    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(ran.out().lines()).hasSize(6).allMatch(line -> line.startsWith("good  "));
    assertThat(ran.out())
        .contains("good  results can be written to " + folder.resolve("a/b"), " experiments, ")
        .containsPattern("a simulation of [0-9,]{4,} events in .* twice with the same result");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFolderThatCannotBeWrittenAndTooLittleMemoryAreBad() throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    List<Checkup.Finding> findings = new Checkup(file.resolve("out"), 100L << 20).all();
    assertThat(findings)
        .filteredOn(finding -> !finding.advice().isEmpty())
        .extracting(Checkup.Finding::what)
        .satisfiesExactly(
            memory -> assertThat(memory).isEqualTo("memory: 0.1 GiB for the JVM"),
            writing ->
                assertThat(writing)
                    .startsWith("results cannot be written to " + file.resolve("out") + " ("));
    Ran ran = Ran.contend("doctor", "--out", file.resolve("out").toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).contains("bad   results cannot", "\n      choose another folder");
  }
}
