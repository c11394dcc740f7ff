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
  /** The cell of a row with the error, in per cent; the first is before the row's first bar. */
  private static final int ERROR = 5;

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

  /** What is no longer missed must not go on being excused. */
  @Test
  void everyKnownMissOfATableIsMissedOnThePage() throws IOException {
    Map<String, String> blocks = new VerifyDocuments(Path.of("../docs")).blocks();
    for (Reference table : tables()) {
      long excused = table.figures().stream().filter(row -> !row.knownMiss().isEmpty()).count();
      assertThat(rows(blocks.getOrDefault(table.name(), "")))
          .as("known misses of %s; './contend verify' names those that are met", table.name())
          .filteredOn(row -> row.endsWith("| known miss |"))
          .hasSize(Math.toIntExact(excused));
    }
  }

  /**
   * The measured machine's predictions, all tables together: the median error is at most 15 %, the
   * worst 40 % but for known misses, of which there are a quarter at most.
   */
  @Test
  void theMeasuredRowsAreMetAsAWhole() throws IOException {
    List<Double> errors = new ArrayList<>();
    List<Double> excused = new ArrayList<>();
    for (String block : new VerifyDocuments(Path.of("../docs")).blocks().values()) {
      for (String row : rows(block)) {
        if (row.contains(" on emerald-rapids-2vcpu ") && row.contains("| predicted |")) {
          String[] cells = row.split("\\|", -1);
          double percent = Double.parseDouble(cells[ERROR].replace("%", "").strip());
          (row.endsWith("| known miss |") ? excused : errors).add(Math.abs(percent));
        }
      }
    }
    assertThat(errors.size() + excused.size()).as("predicted rows").isGreaterThan(100);
    assertThat(errors).allMatch(error -> error <= 40);
    assertThat(excused.size()).isLessThanOrEqualTo((errors.size() + excused.size()) / 4);
    errors.addAll(excused);
    double[] sorted = errors.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    assertThat(sorted[sorted.length / 2]).as("median error").isLessThanOrEqualTo(15);
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
