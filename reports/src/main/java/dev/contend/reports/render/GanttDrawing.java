package dev.contend.reports.render;

import dev.contend.reports.chart.GanttFigure;
import dev.contend.reports.chart.GanttFigure.Group;
import dev.contend.reports.chart.GanttFigure.Lane;
import dev.contend.reports.chart.GanttFigure.Span;
import dev.contend.reports.chart.LayerStyle;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Lanes of spans with their names to the left, an axis of time and a legend below. */
final class GanttDrawing implements Drawing {
  private static final double TOP = 3;
  private static final double GAP = 3;
  private static final double LANE_GAP = 1;
  private static final double FINENESS = 100;

  /** A lane is so high, unless there are many. */
  private static final double HIGH = 10;

  private static final double LOW = 5;
  private static final int MANY = 28;

  /** What goes on for however short a time is seen. */
  private static final double NARROWEST = 0.25;

  /** A span so wide has its hatch. */
  private static final double HATCHED = 1;

  /** What is narrower hardly shows, and does not end the hatch of what is around it. */
  private static final double NARROW = 0.5;

  /** At most this share of the width is for names. */
  private static final double NAMES = 0.28;

  private final GanttFigure figure;
  private final double width;
  private final FigureFont font;
  private final Theme theme;
  private final AxisBelow axis;
  private final Legend legend;
  private final double left;
  private final double row;
  private final double bottom;

  GanttDrawing(GanttFigure figure, double width, FigureFont font, Theme theme) {
    this.figure = figure;
    this.width = width;
    this.font = font;
    this.theme = theme;
    List<Lane> lanes = figure.groups().stream().flatMap(group -> group.lanes().stream()).toList();
    double names = lanes.stream().mapToDouble(lane -> font.width(lane.label())).max().orElse(0);
    left = Math.ceil(Math.min(names, width * NAMES) + 2 * GAP);
    row = lanes.size() > MANY ? LOW : HIGH;
    bottom = TOP + lanes.size() * row + (figure.groups().size() - 1) * GAP + LANE_GAP;
    axis = new AxisBelow(figure.x(), left, width - 3 * GAP, width, font, theme);
    legend = Legend.of(figure.layers(), width, font, theme);
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return bottom + axis.height() + legend.height();
  }

  @Override
  public void draw(Graphics2D graphics) {
    drawSpans(graphics);
    drawNames(graphics);
    axis.drawLine(graphics, bottom);
    axis.drawTicksAndTitle(graphics, bottom);
    legend.draw(graphics, height() - legend.height());
  }

  /** A span with where it is drawn. */
  private record Placed(Span span, Rectangle2D area) {}

  private List<Placed> placed() {
    List<Placed> placed = new ArrayList<>();
    double y = TOP;
    for (Group group : figure.groups()) {
      for (Lane lane : group.lanes()) {
        for (Span span : lane.spans()) {
          double from = place(span.from());
          double to = Math.max(place(span.to()), from + NARROWEST);
          placed.add(new Placed(span, new Rectangle2D.Double(from, y, to - from, row - LANE_GAP)));
        }
        y += row;
      }
      y += GAP;
    }
    return placed;
  }

  /** Each layer's areas are one shape, since there may be many; then hatches and texts. */
  private void drawSpans(Graphics2D graphics) {
    List<Placed> placed = placed();
    Object smooth = graphics.getRenderingHint(RenderingHints.KEY_ANTIALIASING);
    // Smoothed edges of neighbours would leave a pale seam between them.
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
    for (int layer = 0; layer < figure.layers().size(); layer++) {
      Path2D areas = new Path2D.Double();
      for (Placed each : placed) {
        if (each.span.layer() == layer) {
          areas.append(each.area, false);
        }
      }
      graphics.setPaint(theme.of(style(layer).colour()));
      graphics.fill(areas);
    }
    if (smooth != null) {
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, smooth);
    }
    drawHatches(graphics, placed);
    placed.forEach(each -> drawText(graphics, each));
  }

  /** The hatches of spans, those of neighbours with one style in one piece. */
  private void drawHatches(Graphics2D graphics, List<Placed> placed) {
    Rectangle2D piece = new Rectangle2D.Double();
    int layer = -1;
    for (Placed each : placed) {
      Rectangle2D area = each.area;
      if (area.getWidth() > NARROW) {
        boolean goesOn =
            each.span.layer() == layer
                && area.getY() == piece.getY()
                && area.getX() - piece.getMaxX() <= NARROW;
        if (!goesOn) {
          hatch(graphics, layer, piece);
        }
        piece = goesOn ? piece.createUnion(area) : area;
        layer = each.span.layer();
      }
    }
    hatch(graphics, layer, piece);
  }

  private void hatch(Graphics2D graphics, int layer, Rectangle2D piece) {
    if (piece.getWidth() >= HATCHED) {
      Ink.hatch(graphics, style(layer).hatch(), piece);
    }
  }

  private LayerStyle style(int layer) {
    return figure.layers().get(layer).style();
  }

  private void drawText(Graphics2D graphics, Placed each) {
    String text = each.span.text();
    boolean fits = font.width(text) + 2 <= each.area.getWidth() && row >= HIGH;
    if (!text.isEmpty() && fits) {
      graphics.setFont(font.small());
      graphics.setPaint(theme.ground());
      FigureFont.draw(
          graphics,
          text,
          each.area.getCenterX() - font.width(text) / 2,
          each.area.getCenterY() + FigureFont.BELOW_MIDDLE);
    }
  }

  /** The lanes' names, as many as there is room for. */
  private void drawNames(Graphics2D graphics) {
    graphics.setFont(font.small());
    graphics.setPaint(theme.text());
    double y = TOP;
    double free = 0;
    for (Group group : figure.groups()) {
      for (Lane lane : group.lanes()) {
        double baseline = y + (row - LANE_GAP) / 2 + FigureFont.BELOW_MIDDLE;
        if (baseline - FigureFont.SMALL >= free) {
          String name = font.fitting(lane.label(), left - 2 * GAP);
          FigureFont.draw(graphics, name, left - GAP - font.width(name), baseline);
          free = baseline + 1;
        }
        y += row;
      }
      y += GAP;
    }
  }

  /** Where an instant lies; few digits, since there may be many. */
  private double place(double value) {
    return Math.rint(FINENESS * axis.place(value)) / FINENESS;
  }
}
