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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds of every table of the library, and of its block on the page of tables. */
class PublishedTablesOfTheLibraryTest {
  /** The cell of a row with the error, in per cent; the first is before the row's first bar. */
  private static final int ERROR = 5;

  /** Read once: that takes the reading of every experiment. */
  private static final List<Reference> TABLES =
      new TableChoice(VerifiedScenario.ofLibrary(), List.of(), Library.REFERENCES.names()).tables();

  private static List<Reference> tables() {
    return TABLES;
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
  void atMostAThirdOfAllRowsIsFittedAndAQuarterKnownMisses() {
    List<PublishedFigure> all =
        tables().stream().flatMap(table -> table.figures().stream()).toList();
    assertThat(all).hasSizeGreaterThan(300);
    assertThat(all.stream().filter(row -> row.role() == Role.FITTED).count())
        .as("fitted of %d", all.size())
        .isLessThanOrEqualTo(all.size() / 3);
    assertThat(all.stream().filter(row -> !row.knownMiss().isEmpty()).count())
        .as("known misses of %d", all.size())
        .isLessThanOrEqualTo(all.size() / 4);
  }

  /** What a bound that was taken in for a table is a part of. */
  private enum Of {
    /** Of the published figure, in per cent. */
    PUBLISHED {
      @Override
      double width(PublishedFigure row, Reference table, double bound) {
        return bound / 100 * row.published();
      }
    },
    /** Of a share of a whole, in percentage points; the whole is 1, or 100 %. */
    WHOLE {
      @Override
      double width(PublishedFigure row, Reference table, double bound) {
        return row.unit().equals("percent") ? bound : bound / 100;
      }
    },
    /** Of the other row of the same program, or of the same metric, in percentage points. */
    OTHER_ROW {
      @Override
      double width(PublishedFigure row, Reference table, double bound) {
        return bound
            / 100
            * table.figures().stream()
                .filter(other -> other.metric().equals(row.metric()))
                .filter(other -> other.axes().equals(row.axes()))
                .findFirst()
                .orElseThrow()
                .published();
      }
    };

    /** How far a simulated value may be from the row's, in its unit. */
    abstract double width(PublishedFigure row, Reference table, double bound);
  }

  /** The bounds that the tables were taken in for. */
  @ParameterizedTest
  @CsvSource({
    "prime-scaling, speedup, 5, PUBLISHED",
    "mixed-preprocess-svd, time, 7, PUBLISHED",
    "mixed-preprocess-svd, mean-memory, 10, PUBLISHED",
    "etl-pipeline, time, 10, PUBLISHED",
    "etl-pipeline, working-utilisation, 5, WHOLE",
    "ml-inference, time, 10, PUBLISHED",
    "refcount-access, operation-time, 10, PUBLISHED",
    "mutex, lock-time, 20, PUBLISHED",
    "llm-serving, token-rate, 5, PUBLISHED",
    "llm-serving, token-latency, 5, PUBLISHED",
    "data-loader, sample-rate, 10, PUBLISHED",
    "data-loader, loader-start, 10, PUBLISHED",
    "data-loader, loader-utilisation, 5, WHOLE",
    // 87.5 % less than a process is told of threads: points of a process's memory.
    "data-loader, memory-per-worker, 5, OTHER_ROW",
    "sharded-training, step-rate-relative, 5, WHOLE",
    "single-thread, time, 1, OTHER_ROW"
  })
  void noBoundIsWiderThanItsTableWasTakenInFor(String name, String metric, double bound, Of of) {
    Reference table =
        tables().stream().filter(each -> each.name().equals(name)).findFirst().orElseThrow();
    List<PublishedFigure> rows =
        table.figures().stream().filter(row -> row.metric().equals(metric)).toList();
    assertThat(rows).isNotEmpty();
    for (PublishedFigure row : rows) {
      if (row.role() == Role.FITTED && row.bound().isEmpty()) {
        continue; // Only shown.
      }
      assertThat(row.bound().orElseThrow() * row.published())
          .as("%s of %s with %s workers, %s", metric, row.runtime(), row.workers(), row.axes())
          .isLessThanOrEqualTo(of.width(row, table, bound) * (1 + 1e-9));
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
