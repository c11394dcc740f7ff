package dev.contend.reports.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rows that a picture needs of a run, however many spans it has. */
class TimelineRowsTest {
  /** One part of it is 1 us. */
  private static final Window WINDOW = new Window(0, 600_000_000);

  private static final long US = 1_000_000;

  private final Map<String, Integer> lanes = new LinkedHashMap<>();

  private static ResultTable table(TimelineRows rows) {
    return rows.table(List.of(), TimelineRowsTest::point);
  }

  private static void point(TableBuilder row) {
    row.text("experiment", "e").text("machine", "m").text("workload", "w");
    row.text("runtime", "r").number("workers", 2);
  }

  private static String text(ResultTable.Row row) {
    return row.text("lane")
        + ": "
        + row.text("what")
        + " "
        + row.number("from_s")
        + "-"
        + row.number("to_s")
        + " "
        + row.number("share");
  }

  @Test
  void longSpansAreRowsAndShortOnesOneByWhatMostOfThemAre() {
    lanes.put("threads", 8);
    TimelineRows rows = new TimelineRows(WINDOW, lanes);
    rows.named(0, "threads", "a");
    rows.span(0, "work", 0, 10 * US);
    rows.span(0, "wait", 10 * US, 10 * US + US / 4);
    rows.span(0, "work", 10 * US + US / 4, 11 * US);
    rows.span(0, "wait", 11 * US, 20 * US);
    // A gap, then something short in the middle of nothing.
    rows.span(0, "work", 40 * US, 40 * US + 10);
    // Two that are so much shorter than what lies between them are not to be seen.
    rows.span(0, "work", 50 * US, 50 * US + 10);
    rows.span(0, "work", 50 * US + US / 2, 50 * US + US / 2 + 10);
    rows.span(0, "work", 51 * US, 51 * US + 30);
    rows.span(0, "wait", 60 * US, 61 * US);
    assertThat(table(rows).rows().stream().map(TimelineRowsTest::text))
        .containsExactly(
            "a: work 0.0-1.1E-5 " + 10.75 / 11,
            "a: wait 1.1E-5-2.0E-5 1.0",
            "a: work 4.0E-5-4.000001E-5 1.0",
            "a: wait 6.0E-5-6.1E-5 1.0");
  }

  @Test
  void rowsAreBoundedByTheWindowAndLanesByTheirGroup() {
    lanes.put("threads", 2);
    TimelineRows rows = new TimelineRows(WINDOW, lanes);
    for (int lane = 0; lane < 5; lane++) {
      rows.named(lane, lane < 4 ? "threads" : "cores", "lane " + lane);
      for (long at = 0; at < WINDOW.toPs(); at += US / 50) {
        rows.span(lane, at % 7 < 3 ? "work" : "wait", at, at + US / 50);
      }
    }
    ResultTable table = table(rows);
    assertThat(table.rows().stream().map(row -> row.text("lane")).distinct())
        .containsExactly("lane 0", "lane 1");
    assertThat(table.rows().size()).isBetween(2, 2 * 1200);
    assertThat(rows.leftOut()).isEqualTo(2);
  }
}
