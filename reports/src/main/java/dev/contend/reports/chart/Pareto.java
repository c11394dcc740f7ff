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
 * All points by two aims, and for each work the front of those that none beats in both: of a plan
 * the highest percentile of latency, or what the workload is run for, against cost; of a service
 * that percentile against the rate of answers; else the metric that the workload is run for against
 * peak memory.
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
    NamedPoints points = new NamedPoints(names, styles);
    Map<List<String>, List<Point>> byWork = new LinkedHashMap<>();
    List<String> work = work(table, aims);
    for (ResultTable.Row row : rows) {
      Double x = across.get(point(table, row));
      if (x != null && x > 0 && row.number("mean") > 0) {
        Point point = WorkerCurves.estimate(x, row);
        points.add(row, point);
        byWork
            .computeIfAbsent(work.stream().map(row::text).toList(), key -> new ArrayList<>())
            .add(point);
      }
    }
    List<Point> all = points.all();
    byWork.values().removeIf(alike -> alike.size() < 2);
    if (byWork.isEmpty()) {
      throw new UndrawableException(
          "figure '"
              + NAME
              + "' needs two points or more of the same work with both "
              + aims.x
              + " and "
              + aims.y
              + " above 0; "
              + table.source()
              + " has "
              + all.size()
              + (all.size() < 2 ? "" : ", which differ in " + String.join(", ", work)));
    }
    List<Series> series = new ArrayList<>(points.series(Look.POINTS, true));
    String name = byWork.size() == 1 ? "Pareto front" : "Pareto front of the same work";
    boolean named = true;
    for (List<Point> alike : byWork.values()) {
      series.add(new Series(name, FRONT, aims.steps(aims.front(alike)), Look.LINE, named));
      named = false;
    }
    double left = all.stream().mapToDouble(Point::x).min().orElse(1);
    double right = all.stream().mapToDouble(Point::x).max().orElse(1);
    return new CurveFigure(
        NAME,
        Axis.logarithmic(aims.xTitle, aims.xUnit, left, right),
        Axis.logarithmic(
            aims.yTitle, aims.yUnit, WorkerCurves.lowest(series), WorkerCurves.highest(series)),
        series);
  }

  /**
   * The columns whose rows must be alike for their points to be of the same work: what is run and
   * with what parameters. Of a service how much is asked of it is what the chart is over.
   */
  private static List<String> work(ResultTable table, Aims aims) {
    List<String> columns = new ArrayList<>(List.of("experiment", "workload"));
    Tables.RESULTS.axes(table).stream()
        .filter(axis -> axis.startsWith("workload."))
        .filter(axis -> !(aims.moreX && axis.endsWith("rate")))
        .forEach(columns::add);
    return columns;
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

    /**
     * The points that no other beats in one without being worse in the other, rising by x; of equal
     * ones one. From the best x on, they are those whose y is better than all before.
     */
    List<Point> front(List<Point> all) {
      Comparator<Point> byX = Comparator.comparingDouble(Point::x);
      Comparator<Point> byY = Comparator.comparingDouble(Point::y);
      List<Point> sorted = new ArrayList<>(all);
      sorted.sort((moreX ? byX.reversed() : byX).thenComparing(moreY ? byY.reversed() : byY));
      List<Point> front = new ArrayList<>();
      for (Point each : sorted) {
        double last = front.isEmpty() ? Double.NaN : front.get(front.size() - 1).y();
        if (front.isEmpty() || (moreY ? each.y() > last : each.y() < last)) {
          front.add(each);
        }
      }
      front.sort(byX);
      return front;
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
