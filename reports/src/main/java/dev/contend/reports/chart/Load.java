package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Mark;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Reference;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.finding.Knee;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/**
 * Throughput and the highest percentile of latency against the offered load, with the knee of each
 * curve and the objective for latency if one is given. A curve of latency ends where requests pile
 * up.
 */
final class Load implements Chart {
  private static final String NAME = "load";

  @Override
  public Figure figure(ChartInput input) {
    LoadTable load = new LoadTable(input, NAME);
    Map<Double, String> percentiles = LoadTable.percentiles(load.table(), NAME);
    double percentile = percentiles.keySet().stream().reduce((a, b) -> b).orElse(0.0);
    List<ResultTable.Row> answered = load.table().where("metric", load.rateMetric()).rows();
    SeriesNames names = SeriesNames.along(load.axis(), Tables.RESULTS, load.table(), answered);
    SeriesStyles styles = new SeriesStyles(input, load.table(), answered, names);
    Map<String, List<ResultTable.Row>> rates = load.bySeries(load.rateMetric(), names::name);
    Map<String, List<ResultTable.Row>> latencies =
        load.bySeries(percentiles.getOrDefault(percentile, ""), names::name);
    List<Series> above = series(rates, load.axis(), names, styles, false);
    List<Series> below = series(latencies, load.axis(), names, styles, true);
    double most = highest(above, Point::x);
    Axis x = Axis.fromZero("Offered load", "requests/s", most);
    Axis y = Axis.fromZero("Throughput", "answers/s", highest(above, Point::high)).withRoomBelow();
    CurveFigure throughput =
        new CurveFigure(NAME, x, y, above).withMarks(knees(rates, latencies, load.axis()));
    return new PanelsFigure(
        NAME, List.of(throughput, latency(below, x, percentile, input.limits().latencyMs())));
  }

  private static CurveFigure latency(List<Series> series, Axis x, double percentile, double limit) {
    double lowest = Math.min(WorkerCurves.lowest(series), limit > 0 ? limit : Double.MAX_VALUE);
    double highest = Math.max(WorkerCurves.highest(series), limit);
    if (!(lowest > 0)) {
      throw new UndrawableException(
          "figure '" + NAME + "' needs latencies above 0; there are none");
    }
    Axis y = Axis.logarithmic("p" + Numbers.format(percentile) + " latency", "ms", lowest, highest);
    CurveFigure figure = new CurveFigure(NAME, x, y, series);
    return limit > 0
        ? figure.withIdeal(
            new Reference(
                "objective (" + Numbers.format(limit) + " ms)", x.low(), limit, x.high(), limit))
        : figure;
  }

  private static List<Series> series(
      Map<String, List<ResultTable.Row>> rows,
      String axis,
      SeriesNames names,
      SeriesStyles styles,
      boolean named) {
    NamedPoints points = new NamedPoints(names, styles);
    rows.values().stream()
        .flatMap(List::stream)
        .forEach(row -> points.add(row, WorkerCurves.estimate(row.number(axis), row)));
    return points.series(CurveFigure.Look.CURVE, named);
  }

  private static List<Mark> knees(
      Map<String, List<ResultTable.Row>> rates,
      Map<String, List<ResultTable.Row>> latencies,
      String axis) {
    List<Mark> marks = new ArrayList<>();
    latencies.forEach(
        (name, rows) -> {
          Map<Double, Double> answered = new LinkedHashMap<>();
          rates
              .getOrDefault(name, List.of())
              .forEach(row -> answered.put(row.number(axis), row.number("mean")));
          List<Knee.Observation> observations = new ArrayList<>();
          for (ResultTable.Row row : rows) {
            double load = row.number(axis);
            observations.add(
                new Knee.Observation(load, answered.getOrDefault(load, 0.0), row.number("mean")));
          }
          Knee.of(observations)
              .filter(knee -> observations.size() > 1)
              .ifPresent(knee -> marks.add(new Mark(knee.load(), "knee of " + name)));
        });
    marks.sort(Comparator.comparingDouble(Mark::x));
    return marks;
  }

  private static double highest(List<Series> series, ToDoubleFunction<Point> value) {
    return series.stream()
        .flatMap(each -> each.points().stream())
        .mapToDouble(value)
        .max()
        .orElse(1);
  }
}
