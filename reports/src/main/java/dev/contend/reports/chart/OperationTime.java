package dev.contend.reports.chart;

import java.util.List;
import java.util.stream.Stream;

/** The mean time of an operation of each worker, against the number of workers. */
final class OperationTime implements Chart {
  private static final String NAME = "operation-time";

  @Override
  public List<String> metrics() {
    return List.of(NAME);
  }

  @Override
  public Figure figure(ChartInput input) {
    WorkerCurves curves = new WorkerCurves(input, NAME, NAME);
    double lowest = curves.lowest();
    double highest = curves.highest();
    for (CurveFigure.Point point : points(curves.published())) {
      lowest = Math.min(lowest, point.low());
      highest = Math.max(highest, point.high());
    }
    if (!(lowest > 0)) {
      throw new UndrawableException(
          "figure '" + NAME + "' needs values above 0; the lowest is " + lowest);
    }
    return new CurveFigure(
            NAME,
            curves.workersAxis(),
            Axis.logarithmic("Time per operation", "ns", lowest, highest),
            curves.series())
        .withMarks(curves.marks())
        .withPublished(curves.published());
  }

  private static List<CurveFigure.Point> points(List<CurveFigure.Series> series) {
    return series.stream().flatMap(each -> Stream.of(each.points())).flatMap(List::stream).toList();
  }
}
