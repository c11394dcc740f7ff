package dev.contend.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CsvTest {
  private static final ResultTable AWKWARD =
      new ResultTable(
          "awkward.csv",
          List.of("plain", "with,comma", "note"),
          List.of(
              List.of("a", "1,5", "he said \"no\""),
              List.of("", "two\nlines", "cr\r here"),
              List.of("ü 北", " spaced ", "")));

  @Test
  void awkwardCellsAreQuoted() {
    assertThat(TableFormats.CSV.format(AWKWARD))
        .isEqualTo(
            """
            plain,"with,comma",note
            a,"1,5","he said ""no""\"
            ,"two
            lines","cr\r here"
            ü 北, spaced ,
            """);
  }

  @Test
  void whatIsWrittenIsReadBack(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("new").resolve("awkward.csv");

    TableFormats.CSV.write(AWKWARD, file);
    ResultTable read = CsvReader.read(file);

    assertThat(read.source()).isEqualTo("awkward.csv");
    assertThat(read.columns()).isEqualTo(AWKWARD.columns());
    assertThat(cells(read)).isEqualTo(cells(AWKWARD));
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void aColumnOfEmptyCellsIsReadBack() {
    ResultTable table = new ResultTable("one.csv", List.of("a"), List.of(List.of(""), List.of("")));

    assertThat(cells(CsvReader.parse("one.csv", TableFormats.CSV.format(table))))
        .isEqualTo(cells(table));
  }

  @Test
  void linesOfOtherProgramsAreRead() {
    ResultTable table = CsvReader.parse("x.csv", "\uFEFFa,b\r\n1,\r\n\"2\",3");

    assertThat(table.columns()).containsExactly("a", "b");
    assertThat(cells(table)).containsExactly(List.of("1", ""), List.of("2", "3"));
  }

  @Test
  void brokenFilesAreRefusedWithTheirRow() {
    assertThatThrownBy(() -> CsvReader.parse("x.csv", "a,b\n1,2\n3\n"))
        .hasMessage("x.csv, row 2: 1 cells for the 2 columns [a, b]");
    assertThatThrownBy(() -> CsvReader.parse("x.csv", "a\n\"1"))
        .hasMessage("x.csv, row 1: a quoted cell has no closing quote");
    assertThatThrownBy(() -> CsvReader.parse("x.csv", "a\n\"1\"2\n"))
        .hasMessage("x.csv, row 1: text follows the closing quote of a cell");
    assertThatThrownBy(() -> CsvReader.parse("x.csv", ""))
        .hasMessage("x.csv is empty; its first line must name the columns");
  }

  private static List<List<String>> cells(ResultTable table) {
    return table.rows().stream().map(ResultTable.Row::cells).toList();
  }
}
