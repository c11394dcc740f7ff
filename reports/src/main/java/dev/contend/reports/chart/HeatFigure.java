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
 */
public record HeatFigure(
    String name,
    String rowTitle,
    String columnTitle,
    List<String> labels,
    List<List<Double>> values,
    Axis scale)
    implements Figure {
  private static final int MOST_LABELS = 12;

  public HeatFigure {
    labels = List.copyOf(labels);
    List<List<Double>> rows = new ArrayList<>();
    values.forEach(row -> rows.add(List.copyOf(row)));
    values = List.copyOf(rows);
  }

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
    return (value - scale.low()) / (scale.high() - scale.low());
  }
}
