package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * A figure with fewer points that looks the same: the axis is divided into columns narrower than
 * what the eye tells apart, and of the points within one only those stay that another would not
 * cover. What a curve reaches and what its intervals reach is kept exactly.
 *
 * <p>A series of few points stays as it is, so that common figures are not touched.
 */
public final class Decimation {
  /** A series of no more points is drawn whole. */
  static final int FEW = 1000;

  private final CurveFigure figure;
  private final int columns;

  private Decimation(CurveFigure figure, int columns) {
    this.figure = figure;
    this.columns = columns;
  }

  /**
   * The figure with at most six points of each curve in a column.
   *
   * @param columns into which each axis is divided
   */
  public static CurveFigure of(CurveFigure figure, int columns) {
    if (figure.series().stream().noneMatch(Decimation::isDense)) {
      return figure;
    }
    Decimation decimation = new Decimation(figure, columns);
    return new CurveFigure(
        figure.name(),
        figure.x(),
        figure.y(),
        figure.ideal(),
        figure.band(),
        figure.series().stream().map(decimation::fewer).toList(),
        figure.keys(),
        figure.marks(),
        figure.square());
  }

  /** Whether marks of a series would cover each other wherever it is. */
  public static boolean isDense(Series series) {
    return series.points().size() > FEW;
  }

  private Series fewer(Series series) {
    List<Point> points = series.points();
    if (!isDense(series)) {
      return series;
    }
    boolean joined = series.look() == Look.CURVE || series.look() == Look.LINE;
    List<Point> kept = joined ? alongTheCurve(points) : inEachCell(points);
    return new Series(series.name(), series.style(), kept, series.look(), series.named());
  }

  /** Of neighbours within a column: where the curve comes in and leaves, and all extremes. */
  private List<Point> alongTheCurve(List<Point> points) {
    List<Point> kept = new ArrayList<>();
    int from = 0;
    for (int to = 1; to <= points.size(); to++) {
      if (to == points.size() || column(points.get(to)) != column(points.get(from))) {
        kept.addAll(extremes(points.subList(from, to), true));
        from = to;
      }
    }
    return kept;
  }

  /** Of scattered points: those with the extremes of each cell, columns times rows. */
  private List<Point> inEachCell(List<Point> points) {
    Map<Long, List<Point>> cells = new LinkedHashMap<>();
    for (Point point : points) {
      long row = place(figure.y(), point.y());
      long cell = (long) column(point) * (columns + 2L) + row;
      cells.computeIfAbsent(cell, key -> new ArrayList<>()).add(point);
    }
    List<Point> kept = new ArrayList<>();
    cells.values().forEach(cell -> kept.addAll(extremes(cell, false)));
    return kept;
  }

  /**
   * In their order: the points whose intervals reach lowest and highest; of a curve's also its ends
   * and the least and the greatest mean.
   */
  private static List<Point> extremes(List<Point> points, boolean ofCurve) {
    int lowest = 0;
    int highest = 0;
    int deepest = 0;
    int topmost = 0;
    for (int i = 1; i < points.size(); i++) {
      Point point = points.get(i);
      lowest = point.y() < points.get(lowest).y() ? i : lowest;
      highest = point.y() > points.get(highest).y() ? i : highest;
      deepest = point.low() < points.get(deepest).low() ? i : deepest;
      topmost = point.high() > points.get(topmost).high() ? i : topmost;
    }
    TreeSet<Integer> kept = new TreeSet<>(List.of(deepest, topmost));
    if (ofCurve) {
      kept.addAll(List.of(0, lowest, highest, points.size() - 1));
    }
    return kept.stream().map(points::get).toList();
  }

  private int column(Point point) {
    return place(figure.x(), point.x());
  }

  /** The column of a value; values beyond the axis have the one before the first or after all. */
  private int place(Axis axis, double value) {
    double low = axis.scale().at(axis.low());
    double high = axis.scale().at(axis.high());
    double share = (axis.scale().at(value) - low) / (high - low);
    return (int) Math.max(-1, Math.min(columns, Math.floor(share * columns)));
  }
}
