package dev.contend.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ResultTableTest {
  private static final ResultTable TABLE =
      CsvReader.parse("t.csv", "name,n\nfirst,1.5\nsecond,many\nthird,\n");

  @Test
  void cellsAreReadByColumn() {
    ResultTable.Row first = TABLE.rows().get(0);

    assertThat(first.text("name")).isEqualTo("first");
    assertThat(first.number("n")).isEqualTo(1.5);
    assertThat(TABLE.rows().get(2).hasValue("n")).isFalse();
  }

  @Test
  void complaintsNameFileColumnAndRow() {
    assertThatThrownBy(() -> TABLE.rows().get(1).number("n"))
        .hasMessage(
            "t.csv, row 2, column 'n': 'many' is not a number; write it like 12.5 or 1.2E-7");
    assertThatThrownBy(() -> TABLE.rows().get(0).integer("n"))
        .hasMessage("t.csv, row 1, column 'n': '1.5' is not an integer; write it like 64");
    assertThatThrownBy(() -> TABLE.rows().get(0).text("m"))
        .hasMessage("t.csv has no column 'm'; its columns are [name, n]");
    assertThatThrownBy(() -> new ResultTable("t.csv", List.of("a", "a"), List.of()))
        .hasMessage("t.csv has two columns 'a'");
  }

  @Test
  void aRowMustFillEveryColumnOnce() {
    TableBuilder table = new TableBuilder("t.csv", List.of("a", "b")).number("a", 1);

    assertThatThrownBy(() -> table.text("a", "again"))
        .hasMessage("t.csv, row 1: column 'a' is filled twice");
    assertThatThrownBy(table::end)
        .hasMessage("t.csv, row 1: column 'b' is not filled; use none() for no value");
    assertThat(table.none("b").end().build().rows()).hasSize(1);
  }
}
