package dev.contend.reports.paper;

import dev.contend.reports.table.EstimateTable;
import dev.contend.reports.table.EstimateTable.Estimate;
import dev.contend.reports.table.Numbers;
import java.util.List;
import java.util.Optional;

/**
 * A table of estimates as pgfplots reads it with {@code \addplot table [x=workers, y=NAME, y
 * error=NAME-error]}: columns parted by spaces, {@code nan} for a point that was not run.
 */
public final class PgfplotsData {
  private static final String MISSING = "nan";

  private PgfplotsData() {}

  /** The file's text. */
  public static String of(EstimateTable table) {
    StringBuilder out = new StringBuilder(name(table.along()));
    for (String series : table.series()) {
      String name = name(series);
      out.append(' ').append(name).append(' ').append(name).append("-error");
    }
    out.append('\n');
    for (int row = 0; row < table.places().size(); row++) {
      out.append(table.places().get(row));
      List<Optional<Estimate>> cells = table.cells().get(row);
      for (Optional<Estimate> cell : cells) {
        out.append(' ').append(cell.map(each -> Numbers.format(each.value())).orElse(MISSING));
        out.append(' ').append(cell.map(each -> Numbers.format(each.halfWidth())).orElse(MISSING));
      }
      out.append('\n');
    }
    return out.toString();
  }

  /** A column's name without what parts columns or options. */
  static String name(String series) {
    return series.replaceAll("[\\s,=\\[\\]{}%#]+", "-");
  }
}
