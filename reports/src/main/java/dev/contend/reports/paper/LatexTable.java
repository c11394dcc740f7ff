package dev.contend.reports.paper;

import dev.contend.reports.table.EstimateTable;
import dev.contend.reports.table.EstimateTable.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A table of estimates as a {@code tabular} with booktabs' rules and siunitx's columns, which align
 * points and show intervals in parentheses. It has no caption: it goes into a paper's own {@code
 * table}. Where there are many series, each is a row.
 *
 * <p>Source: booktabs 1.6 and siunitx 3, sections <i>Tabular material</i> and <i>Uncertainty</i>.
 */
public final class LatexTable {
  private static final String MISSING = "{--}";
  private static final int MOST_COLUMNS = 6;

  private final EstimateTable table;
  private final boolean isSeriesDown;
  private final List<String> across;
  private final List<String> down;

  private LatexTable(EstimateTable table) {
    this.table = table;
    isSeriesDown = table.series().size() > MOST_COLUMNS;
    across = isSeriesDown ? table.places() : table.series();
    down = isSeriesDown ? table.series() : table.places();
  }

  /** The file's text. */
  public static String of(EstimateTable table) {
    return new LatexTable(table).text();
  }

  private String text() {
    List<List<Optional<Uncertain>>> columns = columns();
    StringBuilder out = new StringBuilder();
    out.append("% ").append(table.metric()).append(" (").append(table.unit());
    out.append("), ").append(table.statistic());
    out.append(" and half the 95 % interval in units of the last digit.\n");
    out.append("% Needs \\usepackage{booktabs} and \\usepackage{siunitx}.\n");
    out.append("\\begin{tabular}{\n  ").append(isSeriesDown ? "l" : labels()).append('\n');
    columns.forEach(column -> out.append("  S[table-format=").append(format(column)).append("]\n"));
    out.append("}\n  \\toprule\n  {").append(isSeriesDown ? "" : title()).append('}');
    for (String name : across) {
      out.append(" & {").append(isSeriesDown ? title() + " " : "");
      out.append(Latex.escaped(name)).append('}');
    }
    out.append(" \\\\\n  \\midrule\n");
    for (int row = 0; row < down.size(); row++) {
      out.append("  ").append(Latex.escaped(down.get(row)));
      for (List<Optional<Uncertain>> column : columns) {
        out.append(" & ").append(column.get(row).map(Uncertain::text).orElse(MISSING));
      }
      out.append(" \\\\\n");
    }
    return out.append("  \\bottomrule\n\\end{tabular}\n").toString();
  }

  private String title() {
    String words = Latex.escaped(table.along().replace('-', ' '));
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The column of the numbers on the left. */
  private String labels() {
    int whole = 1;
    int decimals = 0;
    for (String place : table.places()) {
      int point = place.indexOf('.');
      whole = Math.max(whole, point < 0 ? place.length() : point);
      decimals = Math.max(decimals, point < 0 ? 0 : place.length() - point - 1);
    }
    return "S[table-format=" + whole + "." + decimals + "]";
  }

  private List<List<Optional<Uncertain>>> columns() {
    List<List<Optional<Uncertain>>> columns = new ArrayList<>();
    for (int i = 0; i < across.size(); i++) {
      List<Optional<Uncertain>> column = new ArrayList<>();
      for (int row = 0; row < down.size(); row++) {
        Optional<Estimate> cell =
            isSeriesDown ? table.cells().get(i).get(row) : table.cells().get(row).get(i);
        column.add(cell.map(Uncertain::of));
      }
      columns.add(column);
    }
    return columns;
  }

  /** The most digits of each part, as in {@code 2.2(2)}. */
  private static String format(List<Optional<Uncertain>> column) {
    int whole = 1;
    int decimals = 0;
    int uncertain = 0;
    for (Optional<Uncertain> each : column) {
      if (each.isPresent()) {
        whole = Math.max(whole, each.get().whole());
        decimals = Math.max(decimals, each.get().decimals());
        uncertain = Math.max(uncertain, each.get().uncertain());
      }
    }
    return whole + "." + decimals + (uncertain > 0 ? "(" + uncertain + ")" : "");
  }
}
