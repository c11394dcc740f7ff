package dev.contend.reports.render;

import dev.contend.reports.chart.StackFigure.Panel;
import java.util.ArrayList;
import java.util.List;

/**
 * Which panels stand side by side: so many that each bar has room for its label, and each panel's
 * name for its words in few lines.
 */
final class PanelRows {
  /** Between the middles of two bars, at least, for labels on their side. */
  static final double PITCH = 7.6;

  /** A name is broken into about so many lines at most. */
  private static final int LINES = 3;

  private final double width;
  private final FigureFont font;

  private PanelRows(double width, FigureFont font) {
    this.width = width;
    this.font = font;
  }

  /** The panels in rows of about as many bars. */
  static List<List<Panel>> of(List<Panel> panels, double width, FigureFont font) {
    PanelRows filling = new PanelRows(width, font);
    List<List<Panel>> rows = filling.filled(panels, Integer.MAX_VALUE);
    // As many panels in each row as the number of rows asks for: 3 + 2 reads better than 4 + 1.
    int each = (panels.size() + rows.size() - 1) / rows.size();
    List<List<Panel>> even = filling.filled(panels, each);
    return even.size() == rows.size() ? even : rows;
  }

  /** The bars of a row. */
  static int bars(List<Panel> row) {
    return row.stream().mapToInt(panel -> panel.bars().size()).sum();
  }

  private List<List<Panel>> filled(List<Panel> panels, int most) {
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

  /** Panels of a row share its width by their bars. */
  private double needed(List<Panel> row) {
    double pitch = row.stream().mapToDouble(this::pitch).max().orElse(PITCH);
    return PanelLabels.AXIS + bars(row) * pitch + PanelLabels.BETWEEN * (row.size() - 1);
  }

  private double pitch(Panel panel) {
    double name = font.width(panel.name()) / LINES;
    for (String word : panel.name().split(PanelLabels.BREAKS)) {
      name = Math.max(name, font.width(word.strip()));
    }
    double room = name - PanelLabels.BETWEEN + PanelLabels.GAP;
    return Math.max(PITCH, room / panel.bars().size());
  }
}
