package dev.contend.reports.chart;

/**
 * What a figure shows, without a word on how it is drawn.
 *
 * <p>Closed: curves, stacked bars or a map of cells; a renderer handles all.
 */
public sealed interface Figure permits CurveFigure, StackFigure, HeatFigure {
  /** Name of its files, without an extension. */
  String name();

  /** The paper's columns that it needs to be legible: 1 or 2. */
  int paperColumns();
}
