package dev.contend.reports.render;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.table.Numbers;
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

  private final transient Axis axis;

  TickAxis(Axis axis, FigureFont font) {
    super(axis.title());
    this.axis = axis;
    setRange(axis.scale().at(axis.low()), axis.scale().at(axis.high()));
    setLabelFont(font.normal());
    setLabelPaint(Ink.TEXT);
    setLabelInsets(new RectangleInsets(1, 1, 1, 1));
    setTickLabelFont(font.small());
    setTickLabelPaint(Ink.TEXT);
    setTickLabelInsets(new RectangleInsets(1, 2, 1, 2));
    setTickMarkStroke(Ink.HAIRLINE);
    setTickMarkPaint(Ink.TEXT);
    setTickMarkOutsideLength(2);
    setAxisLineStroke(Ink.HAIRLINE);
    setAxisLinePaint(Ink.TEXT);
  }

  @Override
  public List<NumberTick> refreshTicks(
      Graphics2D graphics, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
    boolean beside = RectangleEdge.isLeftOrRight(edge);
    TextAnchor anchor = beside ? TextAnchor.CENTER_RIGHT : TextAnchor.TOP_CENTER;
    List<NumberTick> ticks = new ArrayList<>();
    for (double tick : axis.ticks()) {
      ticks.add(new NumberTick(axis.scale().at(tick), Numbers.format(tick), anchor, anchor, 0));
    }
    return ticks;
  }
}
