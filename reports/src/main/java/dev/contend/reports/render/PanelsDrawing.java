package dev.contend.reports.render;

import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.PanelsFigure;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.List;

/** Plots of curves one below the other, with their left edges in line. */
final class PanelsDrawing implements Drawing {
  private static final double HEIGHT = 0.72;

  private final double width;
  private final List<CurveDrawing> panels = new ArrayList<>();

  PanelsDrawing(PanelsFigure figure, double width, FigureFont font, Theme theme) {
    this.width = width;
    double room =
        figure.panels().stream()
            .mapToDouble(panel -> TickAxis.room(panel.y(), font))
            .max()
            .orElse(0);
    for (CurveFigure panel : figure.panels()) {
      boolean last = panels.size() == figure.panels().size() - 1;
      panels.add(
          new CurveDrawing(panel, width, new CurveDrawing.Place(room, HEIGHT, last), font, theme));
    }
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return panels.stream().mapToDouble(Drawing::height).sum();
  }

  @Override
  public void draw(Graphics2D graphics) {
    AffineTransform before = graphics.getTransform();
    for (CurveDrawing panel : panels) {
      panel.draw(graphics);
      graphics.translate(0, panel.height());
    }
    graphics.setTransform(before);
  }
}
