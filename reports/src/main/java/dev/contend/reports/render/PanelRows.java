package dev.contend.reports.render;

import dev.contend.reports.chart.StackFigure.Panel;
import java.util.ArrayList;
import java.util.List;

/** Which panels stand side by side: so many that each bar has room for its label. */
final class PanelRows {
  /** Between the middles of two bars, at least, for labels on their side. */
  static final double PITCH = 7.6;

  private PanelRows() {}

  /** The panels in rows of about as many bars. */
  static List<List<Panel>> of(List<Panel> panels, double width) {
    List<List<Panel>> rows = filled(panels, width, Integer.MAX_VALUE);
    // As many panels in each row as the number of rows asks for: 3 + 2 reads better than 4 + 1.
    int each = (panels.size() + rows.size() - 1) / rows.size();
    List<List<Panel>> even = filled(panels, width, each);
    return even.size() == rows.size() ? even : rows;
  }

  /** The bars of a row. */
  static int bars(List<Panel> row) {
    return row.stream().mapToInt(panel -> panel.bars().size()).sum();
  }

  private static List<List<Panel>> filled(List<Panel> panels, double width, int most) {
    List<List<Panel>> rows = new ArrayList<>();
    List<Panel> row = new ArrayList<>();
    for (Panel panel : panels) {
      List<Panel> longer = new ArrayList<>(row);
      longer.add(panel);
      if (!row.isEmpty() && (longer.size() > most || needed(longer) > width)) {
        rows.add(row);
        longer = new ArrayList<>(List.of(panel));
      }
      row = longer;
    }
    rows.add(row);
    return rows;
  }

  private static double needed(List<Panel> row) {
    return PanelLabels.AXIS + bars(row) * PITCH + PanelLabels.BETWEEN * (row.size() - 1);
  }
}
