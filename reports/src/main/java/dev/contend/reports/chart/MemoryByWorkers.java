package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Reference;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.table.Numbers;
import java.util.List;

/** The most memory that was resident, against the number of workers, with its ceiling if known. */
final class MemoryByWorkers implements Chart {
  private static final String NAME = "memory";
  private static final String METRIC = "peak-memory";
  private static final double GIB = 1024;

  /** From so many GiB on, the axis is in GiB. */
  private static final double MANY = 10 * GIB;

  @Override
  public List<String> metrics() {
    return List.of(METRIC);
  }

  @Override
  public Figure figure(ChartInput input) {
    WorkerCurves curves = new WorkerCurves(input, NAME, METRIC);
    double ceiling = input.limits().memoryMib();
    double lowest = curves.lowest();
    double highest = Math.max(curves.highest(), ceiling);
    if (!(lowest > 0)) {
      throw new UndrawableException("figure '" + NAME + "' needs memory above 0; there is none");
    }
    double size = highest >= MANY ? GIB : 1;
    String unit = size > 1 ? "GiB" : "MiB";
    List<Series> series = curves.series().stream().map(each -> scaled(each, size)).toList();
    Axis x = curves.workersAxis();
    Axis y = Axis.logarithmic("Peak memory", unit, lowest / size, highest / size);
    CurveFigure figure = new CurveFigure(NAME, x, y, series).withMarks(curves.marks());
    return ceiling > 0
        ? figure.withIdeal(
            new Reference(
                "ceiling (" + Numbers.rough(ceiling / size) + " " + unit + ")",
                x.low(),
                ceiling / size,
                x.high(),
                ceiling / size))
        : figure;
  }

  private static Series scaled(Series series, double size) {
    return new Series(
        series.name(),
        series.style(),
        series.points().stream()
            .map(
                point ->
                    new Point(point.x(), point.y() / size, point.low() / size, point.high() / size))
            .toList());
  }
}
