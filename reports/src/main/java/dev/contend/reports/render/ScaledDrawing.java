package dev.contend.reports.render;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/**
 * A drawing as large as its style wants it, on the style's ground.
 *
 * @param drawing as laid out
 * @param style what it is for
 */
record ScaledDrawing(Drawing drawing, FigureStyle style) implements Drawing {
  @Override
  public double width() {
    return drawing.width() * style.scale();
  }

  @Override
  public double height() {
    return drawing.height() * style.scale();
  }

  @Override
  public void draw(Graphics2D graphics) {
    if (style.theme() != Theme.LIGHT) {
      graphics.setPaint(style.theme().ground());
      // Beyond the edge, so that the last row of dots is not half white.
      graphics.fill(new Rectangle2D.Double(0, 0, width() + 1, height() + 1));
    }
    if (style.scale() != 1) {
      graphics.scale(style.scale(), style.scale());
    }
    drawing.draw(graphics);
  }
}
