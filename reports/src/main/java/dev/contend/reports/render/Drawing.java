package dev.contend.reports.render;

import java.awt.Graphics2D;

/** A figure laid out at its final size, in points. */
interface Drawing {
  double width();

  double height();

  /** Draws it with the upper left corner at the origin. */
  void draw(Graphics2D graphics);
}
