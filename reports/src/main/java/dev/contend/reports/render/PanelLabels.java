package dev.contend.reports.render;

import dev.contend.reports.chart.StackFigure;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.ui.RectangleEdge;

/**
 * The texts around panels of bars: each panel's name above it, broken into lines that fit, and each
 * bar's label below it, upright where all fit beside each other and on their side otherwise.
 */
final class PanelLabels {
  private static final double ROW = 9;

  /** Between two names, at least. */
  static final double GAP = 2;

  /** Where a name may be broken: before a plus sign, after a hyphen, between words, not "5 ms". */
  static final String BREAKS = "(?=\\+)|(?<=-)|(?<=[^0-9] )";

  /** Between two panels, at most; a name may reach into it. */
  static final double BETWEEN = 9;

  /** What the vertical axis with its labels takes away from the panels, at most. */
  static final double AXIS = 32;

  private final StackFigure figure;
  private final FigureFont font;
  private final Theme theme;
  private final List<List<String>> names = new ArrayList<>();
  private final boolean upright;
  private final boolean isTitled;
  private final int step;

  /**
   * @param isTitled whether what the labels count stands below them
   */
  PanelLabels(StackFigure figure, double width, boolean isTitled, FigureFont font, Theme theme) {
    this.figure = figure;
    this.font = font;
    this.theme = theme;
    int bars = figure.panels().stream().mapToInt(panel -> panel.bars().size()).sum();
    double pitch = (width - AXIS - BETWEEN * (figure.panels().size() - 1)) / bars;
    figure
        .panels()
        .forEach(
            panel -> names.add(lines(panel.name(), pitch * panel.bars().size() + BETWEEN - GAP)));
    this.isTitled = isTitled;
    upright = widestLabel() + GAP < pitch;
    step = upright ? 1 : (int) Math.max(1, Math.ceil(FigureFont.SMALL / pitch));
  }

  double above() {
    return ROW * mostLines() + GAP;
  }

  double below() {
    double labels = upright ? ROW : widestLabel() + GAP;
    return labels + (isTitled ? FigureFont.NORMAL + GAP + 1 : GAP);
  }

  /**
   * @param panels where the panels' bars are
   */
  void draw(Graphics2D graphics, List<Rectangle2D> panels) {
    graphics.setPaint(theme.text());
    graphics.setFont(font.small());
    for (int i = 0; i < panels.size(); i++) {
      name(graphics, names.get(i), panels.get(i));
      bars(graphics, figure.panels().get(i), panels.get(i));
    }
    if (isTitled) {
      title(graphics, panels);
    }
  }

  private void title(Graphics2D graphics, List<Rectangle2D> panels) {
    Rectangle2D first = panels.get(0);
    double centre = (first.getMinX() + panels.get(panels.size() - 1).getMaxX()) / 2;
    graphics.setFont(font.normal());
    double text = font.normalWidth(figure.barAxis());
    graphics.drawString(
        figure.barAxis(),
        (float) (centre - text / 2),
        (float) (first.getMaxY() + below() - GAP - 1));
  }

  private void name(Graphics2D graphics, List<String> lines, Rectangle2D panel) {
    for (int line = 0; line < lines.size(); line++) {
      double x = panel.getCenterX() - font.width(lines.get(line)) / 2;
      double baseline = panel.getMinY() - GAP - 1 - ROW * (lines.size() - 1 - line);
      graphics.drawString(lines.get(line), (float) x, (float) baseline);
    }
  }

  private void bars(Graphics2D graphics, StackFigure.Panel panel, Rectangle2D area) {
    CategoryAxis axis = StackChart.barAxis();
    int count = panel.bars().size();
    for (int i = 0; i < count; i += step) {
      String label = panel.bars().get(i).label();
      double x = axis.getCategoryMiddle(i, count, area, RectangleEdge.BOTTOM);
      double length = font.width(label);
      if (upright) {
        graphics.drawString(
            label, (float) (x - length / 2), (float) (area.getMaxY() + FigureFont.SMALL + 1));
      } else {
        FigureFont.drawUpwards(
            graphics, label, x + FigureFont.BELOW_MIDDLE, area.getMaxY() + GAP + length);
      }
    }
  }

  private double widestLabel() {
    return figure.panels().stream()
        .flatMap(panel -> panel.bars().stream())
        .mapToDouble(bar -> font.width(bar.label()))
        .max()
        .orElse(0);
  }

  private int mostLines() {
    return names.stream().mapToInt(List::size).max().orElse(0);
  }

  /** The lines of each panel's name. */
  List<List<String>> names() {
    return names;
  }

  /**
   * Breaks a name that is too wide, where it may be broken and within a word that is too wide by
   * itself.
   */
  private List<String> lines(String name, double room) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : name.split(BREAKS)) {
      if (!line.isEmpty() && font.width((line + word).strip()) > room) {
        lines.add(line.strip());
        line = "";
      }
      line += word;
      while (font.width(line.strip()) > room && line.strip().length() > 1) {
        int fitting = fitting(line, room);
        lines.add(line.substring(0, fitting).strip());
        line = line.substring(fitting);
      }
    }
    lines.add(line.strip());
    return lines;
  }

  /** How many characters of a line fit, 1 at least. */
  private int fitting(String line, double room) {
    int fitting = 1;
    while (font.width(line.substring(0, fitting + 1)) <= room) {
      fitting++;
    }
    return fitting;
  }
}
