package dev.contend.scenarios.cli;

import dev.contend.reports.chart.ChartInput;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The speedup as a line of blocks for each curve, as high as on the figure's scale: doubling the
 * workers of one that scales adds as many steps each time. For a terminal that shows colours.
 */
final class TerminalCurves {
  /** The metric that is drawn. */
  static final String METRIC = "speedup";

  private static final String STEPS = "▁▂▃▄▅▆▇█";
  private static final int MOST_CURVES = 12;
  private static final int MOST_POINTS = 64;
  private static final String GAP = "  ";

  private TerminalCurves() {}

  /**
   * The lines with a heading and an empty line; none if there is no speedup over several numbers of
   * workers, or more than a screen shows.
   *
   * @param results a table of the kind {@link Tables#RESULTS}
   * @param runtimeOrder the order that gives runtimes their colours
   */
  static List<String> of(ResultTable results, List<String> runtimeOrder) {
    try {
      ChartInput input =
          ChartInput.empty().with(Tables.RESULTS, results).withRuntimeOrder(runtimeOrder);
      return lines((CurveFigure) Charts.SPEEDUP.figure(input));
    } catch (UndrawableException nothing) {
      return List.of();
    }
  }

  private static List<String> lines(CurveFigure figure) {
    List<Series> curves =
        figure.series().stream().filter(each -> each.look() == Look.CURVE).toList();
    List<Double> workers =
        curves.stream().flatMap(TerminalCurves::points).map(Point::x).distinct().sorted().toList();
    if (workers.size() < 2 || workers.size() > MOST_POINTS || curves.size() > MOST_CURVES) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        "Speedup with "
            + Numbers.format(workers.get(0))
            + " to "
            + Numbers.format(workers.get(workers.size() - 1))
            + " workers, in steps of equal ratio");
    lines.add("");
    int widest = curves.stream().mapToInt(each -> each.name().length()).max().orElse(0);
    for (Series curve : curves) {
      List<Point> points = curve.points();
      lines.add(
          curve.name()
              + " ".repeat(widest - curve.name().length())
              + GAP
              + TerminalBars.coloured(
                  curve.style().colour(), blocks(figure, curves, workers, curve))
              + GAP
              + Numbers.rough(points.get(points.size() - 1).y())
              + "x");
    }
    lines.add("");
    return lines;
  }

  /** A block for each number of workers; blank where the curve has no point. */
  private static String blocks(
      CurveFigure figure, List<Series> curves, List<Double> workers, Series curve) {
    double low =
        curves.stream().flatMap(TerminalCurves::points).mapToDouble(Point::y).min().orElse(1);
    double high =
        curves.stream().flatMap(TerminalCurves::points).mapToDouble(Point::y).max().orElse(1);
    double from = figure.y().scale().at(low);
    double span = figure.y().scale().at(high) - from;
    StringBuilder blocks = new StringBuilder();
    for (double count : workers) {
      blocks.append(
          points(curve)
              .filter(point -> point.x() == count)
              .findFirst()
              .map(point -> span > 0 ? (figure.y().scale().at(point.y()) - from) / span : 0)
              .map(share -> STEPS.charAt((int) Math.round(share * (STEPS.length() - 1))))
              .orElse(' '));
    }
    return blocks.toString();
  }

  private static Stream<Point> points(Series curve) {
    return curve.points().stream();
  }
}
