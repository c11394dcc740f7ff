package dev.contend.reports.render;

import dev.contend.reports.chart.Axis;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/**
 * An axis with the declared ticks and no others.
 *
 * <p>Values are placed by the declared scale before they get here, so the axis itself is linear.
 */
final class TickAxis extends NumberAxis {
  private static final long serialVersionUID = 1L;

  private static final double GAP = 3;
  private static final double DESCENT = 2;

  /** The mark of a tick and the space around its label. */
  private static final double AROUND_TICKS = 8;

  private final transient Axis axis;
  private final transient FigureFont font;
  private final transient Theme theme;

  TickAxis(Axis axis, FigureFont font, Theme theme) {
    super(axis.title());
    this.axis = axis;
    this.font = font;
    this.theme = theme;
    setRange(axis.scale().at(axis.low()), axis.scale().at(axis.high()));
    setLabelFont(font.normal());
    setLabelPaint(theme.text());
    setLabelInsets(new RectangleInsets(1, 1, 1, GAP));
    setTickLabelFont(font.small());
    setTickLabelPaint(theme.text());
    setTickLabelInsets(new RectangleInsets(1, 2, 1, 2));
    setTickMarkStroke(Ink.HAIRLINE);
    setTickMarkPaint(theme.text());
    setTickMarkOutsideLength(2);
    setAxisLineStroke(Ink.HAIRLINE);
    setAxisLinePaint(theme.text());
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    boolean beside = RectangleEdge.isLeftOrRight(edge);
    TextAnchor anchor = beside ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
    List<NumberTick> ticks = new ArrayList<>();
    for (double tick : axis.ticks()) {
      ticks.add(new NumberTick(axis.scale().at(tick), axis.tickLabel(tick), anchor, anchor, 0));
    }
    return ticks;
  }

  /** The width that a vertical axis takes beside the plot. */
  static double room(Axis axis, FigureFont font) {
    double widest =
        axis.ticks().stream().mapToDouble(tick -> font.width(axis.tickLabel(tick))).max().orElse(0);
    return Math.ceil(widest + FigureFont.NORMAL + 2 * GAP + AROUND_TICKS);
  }

  /** Draws a vertical axis's label as text; JFreeChart itself would draw outlines. */
  @Override
  protected AxisState drawLabel(
      String label,
      Graphics2D graphics,
      Rectangle2D plotArea,
      Rectangle2D dataArea,
      RectangleEdge edge,
      AxisState state) {
    if (!edge.equals(RectangleEdge.LEFT)) {
      return super.drawLabel(label, graphics, plotArea, dataArea, edge, state);
    }
    graphics.setFont(font.normal());
    graphics.setPaint(theme.text());
    FigureFont.drawUpwards(
        graphics,
        label,
        state.getCursor() - GAP - DESCENT,
        dataArea.getCenterY() + font.normalWidth(label) / 2);
    state.cursorLeft(getLabelInsets().getLeft() + FigureFont.NORMAL + GAP);
    return state;
  }
}
