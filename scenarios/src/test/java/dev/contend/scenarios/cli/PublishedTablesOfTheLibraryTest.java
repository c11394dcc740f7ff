package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.reference.PublishedFigure;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.reference.Role;
import dev.contend.scenarios.yaml.Library;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What holds of every table of the library, and of its block on the page of tables. */
class PublishedTablesOfTheLibraryTest {
  private static List<Reference> tables() {
    return new TableChoice(VerifiedScenario.ofLibrary(), List.of(), Library.REFERENCES.names())
        .tables();
  }

  @Test
  void everyTableIsNamedByAnExperiment() {
    assertThat(tables()).extracting(Reference::name).isEqualTo(Library.REFERENCES.names());
  }

  @Test
  void aTableWithFittedRowsSaysWhatWasFitted() {
    for (Reference table : tables()) {
      boolean fitted = table.figures().stream().anyMatch(row -> row.role() == Role.FITTED);
      assertThat(table.fitted().isEmpty())
          .as("%s: '# Fitted: ...' stands there if and only if rows are fitted", table.name())
          .isEqualTo(!fitted);
    }
  }

  @Test
  void everyTableHasABlockWithARowForEachFigure() throws IOException {
    Map<String, String> blocks = new VerifyDocuments(Path.of("../docs")).blocks();
    Set<String> names = new LinkedHashSet<>(Library.REFERENCES.names());
    names.add(VerifyDocuments.SUMMARY);
    assertThat(blocks.keySet())
        .as("blocks; write them again with './contend verify --docs docs'")
        .containsExactlyInAnyOrderElementsOf(names);
    for (Reference table : tables()) {
      String block = blocks.getOrDefault(table.name(), "");
      assertThat(block).contains("## " + table.name() + "\n", table.title());
      assertThat(rows(block))
          .as("rows of %s; './contend verify %s --docs docs'", table.name(), table.name())
          .hasSizeGreaterThanOrEqualTo(table.figures().size());
      for (PublishedFigure figure : table.figures()) {
        assertThat(rows(block)).anyMatch(row -> row.contains("| " + figure.role().word() + " "));
      }
    }
  }

  /** The rows of a block's tables without their heads. */
  private static List<String> rows(String block) {
    List<String> rows =
        new ArrayList<>(block.lines().filter(line -> line.startsWith("|")).toList());
    rows.removeIf(row -> row.startsWith("|:") || row.contains("| published |"));
    rows.removeIf(row -> row.startsWith("| point "));
    return rows;
  }
}
