package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.fitting.Fit;
import dev.contend.scenarios.fitting.FitReader;
import dev.contend.scenarios.fitting.FittedNumber;
import dev.contend.scenarios.fitting.LeaveOneOut;
import dev.contend.scenarios.fitting.Without;
import dev.contend.scenarios.reference.LeftOutTable;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.reference.Role;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tables of the library without the numbers that they set. */
class LeavingOutTest {
  private static Fit fit(String table) {
    Problems problems = new Problems();
    Fit fit =
        new FitReader(problems)
            .ofTable(table)
            .orElseThrow(() -> new AssertionError(table + ": " + problems.rendered()));
    assertThat(problems.rendered()).isEmpty();
    return fit;
  }

  @Test
  void whatATableSetHasAFileIfAndOnlyIfItHasFittedRows() {
    List<Reference> tables =
        new TableChoice(VerifiedScenario.ofLibrary(), List.of(), Library.REFERENCES.names())
            .tables();
    List<String> fitted =
        tables.stream()
            .filter(table -> table.figures().stream().anyMatch(row -> row.role() == Role.FITTED))
            .map(Reference::name)
            .toList();
    assertThat(Library.FITS.names()).containsExactlyElementsOf(fitted);
    for (String name : fitted) {
      Fit fit = fit(name);
      assertThat(fit.table()).as("the name in fits/%s.yaml", name).isEqualTo(name);
      assertThat(fit.numbers()).as(name).isNotEmpty();
      for (FittedNumber number : fit.numbers()) {
        if (number.without() instanceof Without.Refit refit) {
          assertThat(refit.rows().table()).as("fitted to itself").isNotEqualTo(name);
          Reference other =
              tables.stream()
                  .filter(table -> table.name().equals(refit.rows().table()))
                  .findFirst()
                  .orElseThrow();
          assertThat(refit.rows().of(other).figures()).as(number.key()).isNotEmpty();
        }
      }
    }
  }

  /** The bandwidth of a node from that of another table, as the page has it. */
  @Test
  void aNumberIsFittedToTheRowsOfAnotherTable() throws InterruptedException, IOException {
    LeftOutTable found;
    try (ProgressLine silent = new ProgressLine(new PrintWriter(Writer.nullWriter()))) {
      found = new LeaveOneOut(new LibrarySimulation(silent, 2)).of(fit("read-write-mix-8360y"));
    }
    assertThat(found.table()).isPresent();
    assertThat(found.numbers()).hasSize(1);
    String sentence = found.numbers().get(0);
    assertThat(sentence)
        .startsWith("memory.dram.0.bandwidth of machines/xeon-8360y-2s: 18")
        .endsWith(", in place of 176.2 GB/s");
    assertThat(new VerifyDocuments(Path.of("../docs")).blocks().get("read-write-mix-8360y"))
        .as("the page's block; './contend verify read-write-mix-8360y --docs docs'")
        .contains("* " + sentence + "\n");
  }

  @Test
  void theErrorsWithoutATableStandBesideThoseWithIt() throws IOException {
    Ran ran = Ran.contend("verify", "contended-cas-x86", "handoff-12700k", "--leave-one-out");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .containsPattern("(?m)^point +metric +published +simulated +error +left out +bound")
        .containsPattern("native, 1 worker on i7-6700hq .* 12 +12 +\\+0.0 % +-31.7 % ")
        .containsPattern("(?m)^contended-cas-x86 +4 +1 +6.2 % +28.4 % ")
        .containsPattern("(?m)^handoff-12700k +1 +1 .* - +-$")
        .contains("* 1 table was simulated without what it set: 4 rows")
        .containsPattern("Nothing else says:\\s+\\* handoff of i7-12700k: ");
    String block =
        new VerifyDocuments(Path.of("../docs")).blocks().getOrDefault("contended-cas-x86", "");
    assertThat(block)
        .as("the page's block; './contend verify contended-cas-x86 --docs docs'")
        .containsPattern("native, 1 worker on i7-6700hq .* \\| +-31.7 % \\| ");
  }
}
