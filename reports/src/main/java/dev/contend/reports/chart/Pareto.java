package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.finding.Headline;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All points by two aims, and the front of those that none beats in both: of a plan the highest
 * percentile of latency, or what the workload is run for, against cost; of a service that
 * percentile against the rate of answers; else the metric that the workload is run for against peak
 * memory.
 *
 * <p>The front is of the means; whether two neighbours differ, their intervals tell.
 */
final class Pareto implements Chart {
  private static final String NAME = "pareto";
  private static final String MEMORY = "peak-memory";
  private static final String COST = "cost-per-million";
  private static final String COST_TITLE = "Cost per million";
  private static final SeriesStyle FRONT =
      new SeriesStyle(Colour.BLACK, SeriesStyle.Marker.CIRCLE, true, SeriesStyle.Dash.DASHED);

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.RESULTS, NAME);
    Aims aims = Aims.of(table);
    List<ResultTable.Row> rows = WorkerCurves.rows(table, NAME, aims.y);
    Map<List<String>, Double> across = new LinkedHashMap<>();
    WorkerCurves.rows(table, NAME, aims.x)
        .forEach(row -> across.put(point(table, row), row.number("mean")));
    SeriesNames names = SeriesNames.byWords(Tables.RESULTS, table, rows);
    SeriesStyles styles = new SeriesStyles(input, table, rows, names);
    Map<String, List<Point>> points = new LinkedHashMap<>();
    for (ResultTable.Row row : rows) {
      Double x = across.get(point(table, row));
      if (x != null && x > 0 && row.number("mean") > 0) {
        points
            .computeIfAbsent(names.name(row), key -> new ArrayList<>())
            .add(WorkerCurves.estimate(x, row));
      }
    }
    List<Point> all = points.values().stream().flatMap(List::stream).toList();
    if (all.size() < 2) {
      throw new UndrawableException(
          "figure '"
              + NAME
              + "' needs two points or more with both "
              + aims.x
              + " and "
              + aims.y
              + " above 0; "
              + table.source()
              + " has "
              + all.size());
    }
    List<Series> series = new ArrayList<>();
    points.forEach(
        (name, each) -> series.add(new Series(name, styles.of(name), each, Look.POINTS, true)));
    series.add(new Series("Pareto front", FRONT, aims.steps(aims.front(all)), Look.LINE, true));
    double left = all.stream().mapToDouble(Point::x).min().orElse(1);
    double right = all.stream().mapToDouble(Point::x).max().orElse(1);
    return new CurveFigure(
        NAME,
        Axis.logarithmic(aims.xTitle, aims.xUnit, left, right),
        Axis.logarithmic(
            aims.yTitle, aims.yUnit, WorkerCurves.lowest(series), WorkerCurves.highest(series)),
        series);
  }

  /** What tells a point from the others: all columns before the metric. */
  private static List<String> point(ResultTable table, ResultTable.Row row) {
    return table.columns().stream()
        .takeWhile(column -> !column.equals("metric"))
        .map(row::text)
        .toList();
  }

  /** Two metrics, and whether more of each is better. */
  private record Aims(
      String x,
      String xTitle,
      String xUnit,
      boolean moreX,
      String y,
      String yTitle,
      String yUnit,
      boolean moreY) {
    static Aims of(ResultTable table) {
      boolean isService =
          table.rows().stream().anyMatch(row -> row.text("metric").contains("latency-p"));
      Optional<ResultTable.Row> cost = table.where("metric", COST).rows().stream().findFirst();
      if (isService) {
        Map<Double, String> percentiles = LoadTable.percentiles(table, NAME);
        double highest = percentiles.keySet().stream().reduce((a, b) -> b).orElse(0.0);
        String latency = percentiles.getOrDefault(highest, "");
        String title = "p" + Numbers.format(highest) + " latency";
        if (cost.isPresent()) {
          String unit = cost.get().text("unit");
          return new Aims(COST, COST_TITLE, unit, false, latency, title, "ms", false);
        }
        String rate = LoadTable.rateMetric(table, NAME);
        return new Aims(rate, "Throughput", "answers/s", true, latency, title, "ms", false);
      }
      Headline headline = Headline.of(table);
      String unit = headline.unit().equals("ratio") ? "×" : headline.unit();
      return new Aims(
          cost.isPresent() ? COST : MEMORY,
          cost.isPresent() ? COST_TITLE : "Peak memory",
          cost.map(row -> row.text("unit")).orElse("MiB"),
          false,
          headline.metric(),
          headline.title(),
          unit,
          !headline.isCost());
    }

    /** The points that no other beats in one without being worse in the other, rising by x. */
    List<Point> front(List<Point> all) {
      List<Point> front = new ArrayList<>();
      for (Point each : all) {
        if (all.stream().noneMatch(other -> beats(other, each))) {
          front.add(each);
        }
      }
      front.sort(Comparator.comparingDouble(Point::x));
      return front;
    }

    private boolean beats(Point other, Point each) {
      double wider = moreX ? other.x() - each.x() : each.x() - other.x();
      double better = moreY ? other.y() - each.y() : each.y() - other.y();
      return wider >= 0 && better >= 0 && wider + better > 0;
    }

    /** The front as steps: what lies between two points is reached by one of them. */
    List<Point> steps(List<Point> front) {
      List<Point> steps = new ArrayList<>();
      for (Point each : front) {
        if (!steps.isEmpty()) {
          Point before = steps.get(steps.size() - 1);
          steps.add(moreX ? Point.exact(before.x(), each.y()) : Point.exact(each.x(), before.y()));
        }
        steps.add(Point.exact(each.x(), each.y()));
      }
      return steps;
    }
  }
}
