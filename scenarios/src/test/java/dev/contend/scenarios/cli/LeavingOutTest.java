package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of the library without the numbers that they set. */
class LeavingOutTest {
  @TempDir private Path folder = Path.of("");

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
      List<VerifiedScenario> library = VerifiedScenario.ofLibrary();
      LibrarySimulation simulation = new LibrarySimulation(library, silent, 2, new VerifyFlaws());
      found = new LeaveOneOut(simulation).of(fit("read-write-mix-8360y"));
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
    Ran ran = Ran.contend("verify", "contended-cas-x86", "handoff-12700k");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .containsPattern("(?m)^point +metric +published +simulated +error +left out +bound")
        .containsPattern("native, 1 worker on i7-6700hq .* 12 +12 +\\+0.0 % +-31.7 % ")
        .containsPattern("(?m)^contended-cas-x86 +4 +1 +6.2 % +28.4 % ")
        .containsPattern("(?m)^handoff-12700k +1 +1 .* - +-$")
        .contains("* 1 table was simulated without what it set: 4 rows")
        .containsPattern("Nothing else says:\\s+\\* handoff of i7-12700k: ");
    Path out = folder.resolve("out");
    Ran json = Ran.contend("verify", "contended-cas-x86", "--json", "--out", out.toString());
    JsonNode read = new ObjectMapper().readTree(json.out());
    assertThat(read.get("left-out")).hasSize(4);
    assertThat(read.get("left-out").get(0).get("error_left_out").asDouble())
        .isCloseTo(-0.317, within(5e-4));
    assertThat(read.get("tables").get(0).get("numbers-left-out")).isNotEmpty();
    assertThat(Files.readAllLines(out.resolve("leaving-out.csv")))
        .hasSize(5)
        .startsWith("reference,experiment,point,metric,published,error,error_left_out");
    Ran asFitted = Ran.contend("verify", "handoff-12700k", "--as-fitted");
    assertThat(asFitted.exit()).as(asFitted.err()).isZero();
    assertThat(asFitted.out())
        .doesNotContain("left out  ", "Nothing else says")
        .contains("* 1 table sets parameters, named below, and");
    String block =
        new VerifyDocuments(Path.of("../docs")).blocks().getOrDefault("contended-cas-x86", "");
    assertThat(block)
        .as("the page's block; './contend verify contended-cas-x86 --docs docs'")
        .containsPattern("native, 1 worker on i7-6700hq .* \\| +-31.7 % \\| ");
  }
}
