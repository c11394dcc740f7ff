package dev.contend.reports.chart;

/**
 * What a figure shows, without a word on how it is drawn.
 *
 * <p>Closed: curves, stacked or lying bars, maps of values or of categories, lanes of time; a
 * renderer handles all.
 */
public sealed interface Figure
    permits CurveFigure, PanelsFigure, StackFigure, HeatFigure, MapFigure, BarFigure, GanttFigure {
  /** Name of its files, without an extension. */
  String name();

  /** The paper's columns that it needs to be legible: 1 or 2. */
  int paperColumns();
}
