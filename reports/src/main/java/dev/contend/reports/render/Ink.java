package dev.contend.reports.render;

import dev.contend.reports.chart.LayerStyle.Hatch;
import dev.contend.reports.chart.SeriesStyle.Dash;
import dev.contend.reports.chart.SeriesStyle.Marker;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** Strokes, markers and hatches as they come onto paper, in points. */
final class Ink {
  static final BasicStroke HAIRLINE = new BasicStroke(0.5f);
  static final BasicStroke BORDER = new BasicStroke(0.25f);
  static final BasicStroke ERROR_BAR = new BasicStroke(0.7f);
  static final BasicStroke OUTLINE = new BasicStroke(0.8f);
  static final BasicStroke REFERENCE_LINE = dashed(0.8f, 3.2f, 2.2f);
  static final BasicStroke MARK_LINE = dashed(0.6f, 1, 1.6f);

  private static final float CURVE = 1.1f;
  private static final double RADIUS = 2.1;
  private static final double RING = 1.6;
  private static final double SMALL = 0.7;
  private static final double LARGE = 1.4;
  private static final double HATCH_GAP = 3;
  private static final double DOT = 1;

  private Ink() {}

  static BasicStroke curve(Dash dash) {
    return switch (dash) {
      case SOLID -> new BasicStroke(CURVE, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND);
      case DASHED -> dashed(CURVE, 4, 1.8f);
      case DOTTED -> dashed(CURVE, 1.2f, 1.5f);
      case DASH_DOT -> dashed(CURVE, 5, 1.6f, 1.2f, 1.6f);
      case LONG_DASH -> dashed(CURVE, 8, 2);
    };
  }

  /** Between parts of a map, or the pale edges of such a line. */
  static BasicStroke border(boolean isStrong, boolean isEdge) {
    float line = isStrong ? 1.1f : 0.4f;
    return new BasicStroke(isEdge ? line + 1 : line);
  }

  /** A marker so large that a small one can be seen in it. */
  static Shape ring(Marker marker) {
    return AffineTransform.getScaleInstance(RING, RING).createTransformedShape(marker(marker));
  }

  /** A marker that stands by itself. */
  static Shape large(Marker marker) {
    return AffineTransform.getScaleInstance(LARGE, LARGE).createTransformedShape(marker(marker));
  }

  /** A marker that a ring of its own shape does not touch. */
  static Shape small(Marker marker) {
    return AffineTransform.getScaleInstance(SMALL, SMALL).createTransformedShape(marker(marker));
  }

  static Shape marker(Marker marker) {
    return switch (marker) {
      case CIRCLE -> new Ellipse2D.Double(-RADIUS, -RADIUS, 2 * RADIUS, 2 * RADIUS);
      case SQUARE ->
          new Rectangle2D.Double(-0.9 * RADIUS, -0.9 * RADIUS, 1.8 * RADIUS, 1.8 * RADIUS);
      case TRIANGLE -> star(3, 1, 1.25);
      case DIAMOND -> star(4, 1, 1.25);
      case INVERTED_TRIANGLE -> star(3, -1, 1.25);
      case PENTAGON -> star(5, 1, 1.1);
      case STAR -> points(10, 1, 1.45, 0.6);
    };
  }

  /** Draws the lines of a hatch inside a rectangle, without clipping, as every format likes it. */
  static void hatch(Graphics2D graphics, Hatch hatch, Rectangle2D area) {
    graphics.setPaint(Color.BLACK);
    graphics.setStroke(HAIRLINE);
    switch (hatch) {
      case NONE -> {}
      case RISING -> diagonals(graphics, area, true);
      case FALLING -> diagonals(graphics, area, false);
      case CROSSED -> {
        diagonals(graphics, area, true);
        diagonals(graphics, area, false);
      }
      case LEVEL -> rows(graphics, area);
      case UPRIGHT -> columns(graphics, area);
      case GRID -> {
        rows(graphics, area);
        columns(graphics, area);
      }
      case DOTS -> dots(graphics, area);
    }
  }

  private static void rows(Graphics2D graphics, Rectangle2D area) {
    for (double y = HATCH_GAP / 2; y < area.getHeight(); y += HATCH_GAP) {
      double at = area.getMinY() + y;
      graphics.draw(new Line2D.Double(area.getMinX(), at, area.getMaxX(), at));
    }
  }

  private static void columns(Graphics2D graphics, Rectangle2D area) {
    for (double x = HATCH_GAP / 2; x < area.getWidth(); x += HATCH_GAP) {
      double at = area.getMinX() + x;
      graphics.draw(new Line2D.Double(at, area.getMinY(), at, area.getMaxY()));
    }
  }

  private static void dots(Graphics2D graphics, Rectangle2D area) {
    for (double y = HATCH_GAP / 2; y + DOT < area.getHeight(); y += HATCH_GAP) {
      for (double x = HATCH_GAP / 2; x + DOT < area.getWidth(); x += HATCH_GAP) {
        graphics.fill(new Rectangle2D.Double(area.getMinX() + x, area.getMinY() + y, DOT, DOT));
      }
    }
  }

  /** The pieces inside the rectangle of the diagonals that pass its corner at a regular gap. */
  private static void diagonals(Graphics2D graphics, Rectangle2D area, boolean rising) {
    double width = area.getWidth();
    double height = area.getHeight();
    for (double offset = HATCH_GAP / 2; offset < width + height; offset += HATCH_GAP) {
      double from = Math.max(0, offset - height);
      double to = Math.min(width, offset);
      double x1 = rising ? area.getMinX() + from : area.getMaxX() - from;
      double x2 = rising ? area.getMinX() + to : area.getMaxX() - to;
      double y1 = area.getMinY() + offset - from;
      double y2 = area.getMinY() + offset - to;
      graphics.draw(new Line2D.Double(x1, y1, x2, y2));
    }
  }

  private static BasicStroke dashed(float width, float... dashes) {
    return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dashes, 0);
  }

  private static Shape star(int corners, int up, double size) {
    return points(corners, up, size, size);
  }

  /** A closed path through points that are far from and near to the centre in turn. */
  private static Shape points(int corners, int up, double far, double near) {
    Path2D path = new Path2D.Double();
    for (int i = 0; i < corners; i++) {
      double angle = 2 * Math.PI * i / corners;
      double radius = RADIUS * (i % 2 == 0 ? far : near);
      double x = radius * StrictMath.sin(angle);
      double y = -up * radius * StrictMath.cos(angle);
      if (i == 0) {
        path.moveTo(x, y);
      } else {
        path.lineTo(x, y);
      }
    }
    path.closePath();
    return path;
  }
}
