package dev.contend.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
    TableBuilder table = new TableBuilder("t.csv", List.of("a", "b"));
    table.number("a", 1);

    assertThatThrownBy(() -> table.text("a", "again"))
        .hasMessage("t.csv, row 1: column 'a' is filled twice");
    assertThatThrownBy(table::end)
        .hasMessage("t.csv, row 1: column 'b' is not filled; use none() for no value");
    table.none("b").end();
    assertThat(table.build().rows()).hasSize(1);
  }

  @Test
  void cellsThatRowsHaveInCommonAreFilledOnce() {
    TableBuilder table = new TableBuilder("t.csv", List.of("a", "b"));
    table.number("a", 1).common().number("b", 2).end().number("b", 3).end();
    table.anew().number("a", 4).common().none("b").end();

    assertThat(table.build().rows().stream().map(ResultTable.Row::cells))
        .containsExactly(List.of("1", "2"), List.of("1", "3"), List.of("4", ""));
    assertThatThrownBy(() -> table.number("a", 5))
        .hasMessage("t.csv, row 4: column 'a' is filled twice");
  }

  @Test
  void aMadeTableIsMadeAsOftenAsItIsAskedFor() {
    AtomicInteger asked = new AtomicInteger();
    MadeTable made =
        new MadeTable(
            Tables.TOPOLOGY,
            List.of(),
            rows ->
                rows.text("machine", "a, b")
                    .number("first_worker", asked.incrementAndGet())
                    .text("region", "größer")
                    .end());

    assertThat(TableFormats.CSV.format(made.table()))
        .isEqualTo("machine,first_worker,region\n\"a, b\",1,größer\n");
    assertThat(new String(made.csv(), StandardCharsets.UTF_8))
        .isEqualTo("machine,first_worker,region\n\"a, b\",2,größer\n");
    MadeTable kept = MadeTable.of(made.table());
    assertThat(kept.table()).isSameAs(kept.table());
    assertThat(new String(kept.csv(), StandardCharsets.UTF_8))
        .isEqualTo("machine,first_worker,region\n\"a, b\",3,größer\n");
  }
}
