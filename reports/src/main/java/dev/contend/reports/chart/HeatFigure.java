package dev.contend.reports.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * A square of cells, each coloured by its value; a cell may be empty.
 *
 * @param name name of its files, without an extension
 * @param rowTitle what the rows are
 * @param columnTitle what the columns are
 * @param labels of rows and columns alike, from the upper left corner
 * @param values by row and column; NaN if there is none
 * @param scale the axis of colours
 * @param borders between rows, and between columns alike
 */
public record HeatFigure(
    String name,
    String rowTitle,
    String columnTitle,
    List<String> labels,
    List<List<Double>> values,
    Axis scale,
    List<Border> borders)
    implements Figure {
  private static final int MOST_LABELS = 12;

  public HeatFigure {
    labels = List.copyOf(labels);
    List<List<Double>> rows = new ArrayList<>();
    values.forEach(row -> rows.add(List.copyOf(row)));
    values = List.copyOf(rows);
    borders = List.copyOf(borders);
  }

  /** A square without borders. */
  public HeatFigure(
      String name,
      String rowTitle,
      String columnTitle,
      List<String> labels,
      List<List<Double>> values,
      Axis scale) {
    this(name, rowTitle, columnTitle, labels, values, scale, List.of());
  }

  /**
   * A line between two parts of a machine.
   *
   * @param before the row and column that it is before
   * @param isStrong whether it parts sockets, not nodes of one
   */
  public record Border(int before, boolean isStrong) {}

  @Override
  public int paperColumns() {
    return 1;
  }

  /** Every so many rows have a label: few enough to be read. */
  public int labelStep() {
    int step = 1;
    while ((labels.size() + step - 1) / step > MOST_LABELS) {
      step *= 2;
    }
    return step;
  }

  /** Where on the scale a value lies, 0 to 1. */
  public double place(double value) {
    double low = scale.scale().at(scale.low());
    return (scale.scale().at(value) - low) / (scale.scale().at(scale.high()) - low);
  }
}
