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

/** Simulated against published figures of any number of tables, told apart by what came of them. */
final class ParityByVerdict implements Chart {
  private static final String NAME = "parity-by-verdict";

  @Override
  public Tables table() {
    return Tables.REFERENCE;
  }

  @Override
  public List<String> metrics() {
    return List.of();
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.REFERENCE, NAME);
    List<Series> series = new ArrayList<>();
    styles()
        .forEach(
            (verdict, style) -> {
              List<Point> points =
                  table.where("verdict", verdict).rows().stream().map(Parity::point).toList();
              if (!points.isEmpty()) {
                String name = verdict.equals("met") ? "bound met" : verdict;
                series.add(new Series(name, style, points, Look.POINTS, true));
              }
            });
    return Parity.figure(NAME, table, series);
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
