package dev.contend.reports.chart;

import java.util.List;

/**
 * Curves over the number of workers.
 *
 * @param name name of its files, without an extension
 * @param x the axis of workers
 * @param y the axis of values
 * @param ideal what perfect scaling would give, drawn behind the curves
 * @param series a curve for each runtime and variant
 * @param marks where on {@code x} another part of the machine begins
 */
public record CurveFigure(
    String name, Axis x, Axis y, Reference ideal, List<Series> series, List<Mark> marks)
    implements Figure {
  public CurveFigure {
    series = List.copyOf(series);
    marks = List.copyOf(marks);
  }

  @Override
  public int paperColumns() {
    return 1;
  }

  /**
   * A curve.
   *
   * @param name for the legend
   * @param style how it is told apart
   * @param points by rising x
   */
  public record Series(String name, SeriesStyle style, List<Point> points) {
    public Series {
      points = List.copyOf(points);
    }
  }

  /**
   * A value with its 95 % interval.
   *
   * @param x number of workers
   * @param y mean
   * @param low lower end of the interval; {@code y} if there is none
   * @param high upper end of the interval; {@code y} if there is none
   */
  public record Point(double x, double y, double low, double high) {}

  /**
   * A straight line to compare with.
   *
   * @param name for the legend
   * @param x1 begin
   * @param y1 begin
   * @param x2 end
   * @param y2 end
   */
  public record Reference(String name, double x1, double y1, double x2, double y2) {}

  /**
   * A vertical line.
   *
   * @param x between the last number of workers before and the first after
   * @param label what begins there
   */
  public record Mark(double x, String label) {}
}
