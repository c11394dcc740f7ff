package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Simulated against published figures: on the line where both are equal the simulation is right.
 *
 * <p>Predictions are filled, figures that something was fitted to are hollow.
 */
final class Parity implements Chart {
  private static final String NAME = "parity";
  private static final double SHARE = 0.1;
  private static final double DECADE = 10;

  @Override
  public Tables table() {
    return Tables.REFERENCE;
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.REFERENCE, NAME);
    ResultTable base = input.find(Tables.RESULTS).orElse(table);
    Tables kind = base.equals(table) ? Tables.REFERENCE : Tables.RESULTS;
    SeriesNames names = SeriesNames.byWords(kind, base, base.rows());
    SeriesStyles styles = new SeriesStyles(input, base, base.rows(), names);
    List<Series> series = series(table, names, styles);
    Axis y = axis("Simulated" + metric(table), table, series);
    Axis x =
        new Axis("Published" + metric(table), y.unit(), y.scale(), y.low(), y.high(), y.ticks());
    double begin = Math.max(0, y.low());
    CurveFigure figure =
        new CurveFigure(NAME, x, y, series)
            .withIdeal(
                new CurveFigure.Reference(
                    "simulated = published", y.low(), y.low(), y.high(), y.high()))
            .withBand(CurveFigure.Band.aroundEqual("±10 %", begin, y.high(), SHARE))
            .squared();
    return series.stream().allMatch(each -> each.style().filled())
        ? figure
        : withRoles(figure, series.get(0).style().in(Colour.BLACK));
  }

  private static CurveFigure withRoles(CurveFigure figure, SeriesStyle sample) {
    boolean predicted = figure.series().stream().anyMatch(each -> each.style().filled());
    CurveFigure explained =
        predicted
            ? figure.withKey(new CurveFigure.Key("predicted (filled)", sample, Look.POINTS))
            : figure;
    return explained.withKey(
        new CurveFigure.Key("fitted (hollow)", sample.asPublished(), Look.POINTS));
  }

  /** A series for what has a name of its own, and for each metric if there are several. */
  private static List<Series> series(ResultTable table, SeriesNames names, SeriesStyles styles) {
    boolean isMixed = distinct(table, "metric").size() > 1;
    Map<String, Map<String, List<Point>>> points = new LinkedHashMap<>();
    Map<String, SeriesStyle> free = new LinkedHashMap<>();
    for (ResultTable.Row row : table.rows()) {
      String name = names.name(row) + (isMixed ? ", " + row.text("metric") : "");
      free.computeIfAbsent(name, key -> unlike(free.values(), styles.of(names.name(row))));
      points
          .computeIfAbsent(name, key -> new LinkedHashMap<>())
          .computeIfAbsent(row.text("role"), key -> new ArrayList<>())
          .add(point(row));
    }
    List<Series> series = new ArrayList<>();
    points.forEach(
        (name, byRole) -> {
          SeriesStyle style = free.getOrDefault(name, SeriesStyle.of(0, 0));
          SeriesStyle filled = new SeriesStyle(style.colour(), style.marker(), true, style.dash());
          List<Point> predicted = byRole.getOrDefault("predicted", List.of());
          List<Point> fitted = byRole.getOrDefault("fitted", List.of());
          if (!predicted.isEmpty()) {
            series.add(new Series(name, filled, predicted, Look.POINTS, true));
          }
          if (!fitted.isEmpty()) {
            boolean named = predicted.isEmpty();
            series.add(new Series(name, style.asPublished(), fitted, Look.POINTS, named));
          }
        });
    return series;
  }

  /** Without lines, colour and marker alone tell series apart: the next marker that is free. */
  private static SeriesStyle unlike(Collection<SeriesStyle> others, SeriesStyle style) {
    SeriesStyle free = style;
    for (int i = 0; i < SeriesStyle.Marker.values().length && isTaken(others, free); i++) {
      free = free.withNextMarker();
    }
    return free;
  }

  private static boolean isTaken(Collection<SeriesStyle> others, SeriesStyle style) {
    return others.stream()
        .anyMatch(other -> other.colour() == style.colour() && other.marker() == style.marker());
  }

  private static Point point(ResultTable.Row row) {
    double simulated = row.number("simulated");
    return new Point(
        row.number("published"),
        simulated,
        row.hasValue("ci95_low") ? row.number("ci95_low") : simulated,
        row.hasValue("ci95_high") ? row.number("ci95_high") : simulated);
  }

  /** An axis for both, logarithmic where the values span more than a decade. */
  private static Axis axis(String label, ResultTable table, List<Series> series) {
    double lowest = Double.MAX_VALUE;
    double highest = 0;
    for (Series each : series) {
      for (Point point : each.points()) {
        double low = point.low() > 0 ? point.low() : point.y();
        lowest = Math.min(lowest, Math.min(point.x(), low));
        highest = Math.max(highest, Math.max(point.x(), point.high()));
      }
    }
    String unit = unit(table);
    return highest > DECADE * lowest && lowest > 0
        ? Axis.logarithmic(label, unit, lowest, highest)
        : Axis.linear(label, unit, lowest, highest);
  }

  private static String unit(ResultTable table) {
    List<String> units = distinct(table, "unit");
    if (units.size() > 1) {
      return "each metric in its unit";
    }
    return units.get(0);
  }

  /** What the axes are of, if that is one thing. */
  private static String metric(ResultTable table) {
    List<String> metrics = distinct(table, "metric");
    return metrics.size() > 1 ? "" : " " + metrics.get(0).replace('-', ' ');
  }

  private static List<String> distinct(ResultTable table, String column) {
    return table.rows().stream().map(row -> row.text(column)).distinct().toList();
  }
}
