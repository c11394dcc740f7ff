package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.chart.SeriesStyle.Dash;
import dev.contend.reports.chart.SeriesStyle.Marker;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Simulated over published figures of any number of tables, told apart by what came of them.
 *
 * <p>Over decades of values an axis of simulated ones would make every error look small.
 */
final class ParityByVerdict implements Chart {
  private static final String NAME = "parity-by-verdict";
  private static final double SHARE = 0.1;

  @Override
  public Tables table() {
    return Tables.REFERENCE;
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.REFERENCE, NAME);
    List<Series> series = new ArrayList<>();
    styles()
        .forEach(
            (verdict, style) -> {
              List<Point> points =
                  table.where("verdict", verdict).rows().stream()
                      .map(ParityByVerdict::point)
                      .toList();
              if (!points.isEmpty()) {
                String name = verdict.equals("met") ? "bound met" : verdict;
                series.add(new Series(name, style, points, Look.POINTS, true));
              }
            });
    return figure(series);
  }

  private static CurveFigure figure(List<Series> series) {
    List<Point> points = series.stream().flatMap(each -> each.points().stream()).toList();
    double lowest = points.stream().mapToDouble(Point::x).min().orElse(1);
    double highest = points.stream().mapToDouble(Point::x).max().orElse(1);
    double least = points.stream().mapToDouble(ParityByVerdict::low).min().orElse(1);
    double most = points.stream().mapToDouble(Point::high).max().orElse(1);
    Axis x = Axis.logarithmic("Published", "each metric in its unit", lowest, highest);
    Axis y =
        Axis.logarithmic(
            "Simulated over published",
            "ratio",
            Math.min(1 - SHARE, least),
            Math.max(1 + SHARE, most));
    return new CurveFigure(NAME, x, y, series)
        .withIdeal(new CurveFigure.Reference("simulated = published", x.low(), 1, x.high(), 1))
        .withBand(CurveFigure.Band.between("±10 %", x, 1 - SHARE, 1 + SHARE));
  }

  private static Point point(ResultTable.Row row) {
    double published = row.number("published");
    double simulated = row.number("simulated");
    double low = row.hasValue("ci95_low") ? row.number("ci95_low") : simulated;
    double high = row.hasValue("ci95_high") ? row.number("ci95_high") : simulated;
    return new Point(published, simulated / published, low / published, high / published);
  }

  /** The lower end of an interval; an end below 0 has no place on the axis. */
  private static double low(Point point) {
    return point.low() > 0 ? point.low() : point.y();
  }

  /** What was fitted first, so that it lies below what says something. */
  private static Map<String, SeriesStyle> styles() {
    Map<String, SeriesStyle> styles = new LinkedHashMap<>();
    styles.put("fitted", style(Colour.GREY, Marker.CIRCLE, false));
    styles.put("no bound", style(Colour.SKY_BLUE, Marker.SQUARE, true));
    styles.put("met", style(Colour.BLUE, Marker.CIRCLE, true));
    styles.put("known miss", style(Colour.ORANGE, Marker.DIAMOND, true));
    styles.put("missed", style(Colour.VERMILLION, Marker.TRIANGLE, true));
    return styles;
  }

  private static SeriesStyle style(Colour colour, Marker marker, boolean filled) {
    return new SeriesStyle(colour, marker, filled, Dash.SOLID);
  }
}
