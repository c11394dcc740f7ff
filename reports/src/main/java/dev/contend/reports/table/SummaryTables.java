package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The tables of a run that people read, each no wider than a page: in each cell a mean with its 95
 * % interval, {@code -} for a point that was not run.
 *
 * <p>All points are in one table if that has room and most of its cells are filled; else each
 * machine has a table; else the points are listed one below the other.
 */
public final class SummaryTables {
  private static final int MOST_CHARACTERS = 100;

  /** A table of fewer rows is read at a glance, however few of its cells are filled. */
  private static final int FEWEST_ROWS = 8;

  private SummaryTables() {}

  /**
   * A table and whose it is.
   *
   * @param machine on which its points ran; empty if the table itself says so, or there is but one
   */
  public record Captioned(String machine, ResultTable table) {}

  /**
   * The tables of some metrics.
   *
   * @param results a table of the kind {@link Tables#RESULTS}
   * @param metrics their names; where there are several they stand side by side
   * @throws IllegalArgumentException if a metric has no rows
   */
  public static List<Captioned> of(ResultTable results, List<String> metrics) {
    for (String metric : metrics) {
      if (results.where("metric", metric).rows().isEmpty()) {
        throw new IllegalArgumentException(results.source() + " has no metric '" + metric + "'");
      }
    }
    List<ResultTable.Row> rows =
        results.rows().stream().filter(row -> metrics.contains(row.text("metric"))).toList();
    PointLayout all = new PointLayout(results, rows, metrics);
    Optional<ResultTable> whole = fitting(all);
    if (whole.isPresent()) {
      return List.of(new Captioned("", whole.get()));
    }
    List<Captioned> parts = byMachine(results, rows, metrics);
    return parts.isEmpty() ? List.of(new Captioned("", all.list())) : parts;
  }

  /** A table for each machine; none if one is too wide or there is but one machine. */
  private static List<Captioned> byMachine(
      ResultTable results, List<ResultTable.Row> rows, List<String> metrics) {
    List<String> machines = rows.stream().map(row -> row.text("machine")).distinct().toList();
    List<Captioned> parts = new ArrayList<>();
    for (String machine : machines) {
      List<ResultTable.Row> own =
          rows.stream().filter(row -> row.text("machine").equals(machine)).toList();
      fitting(new PointLayout(results, own, metrics))
          .ifPresent(table -> parts.add(new Captioned(machine, table)));
    }
    return machines.size() > 1 && parts.size() == machines.size() ? parts : List.of();
  }

  private static Optional<ResultTable> fitting(PointLayout layout) {
    return layout.candidates().stream()
        .filter(table -> PlainTextFormat.width(table) <= MOST_CHARACTERS && !isSparse(table))
        .findFirst();
  }

  /** Whether most cells are of points that were not run, as where points are spread over axes. */
  private static boolean isSparse(ResultTable table) {
    long missing =
        table.rows().stream()
            .flatMap(row -> table.columns().stream().map(row::text))
            .filter(PointLayout.MISSING::equals)
            .count();
    long cells = (long) table.rows().size() * table.columns().size();
    return table.rows().size() >= FEWEST_ROWS && 2 * missing > cells;
  }
}
