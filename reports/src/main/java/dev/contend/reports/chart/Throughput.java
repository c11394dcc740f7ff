package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import java.util.List;

/** The operations of all workers in a second, against the number of workers. */
final class Throughput implements Chart {
  private static final String NAME = "throughput";

  @Override
  public List<String> metrics() {
    return List.of(NAME);
  }

  @Override
  public Figure figure(ChartInput input) {
    WorkerCurves curves = new WorkerCurves(input, NAME, NAME);
    double highest = curves.highest();
    for (Series series : curves.published()) {
      for (Point point : series.points()) {
        highest = Math.max(highest, point.y());
      }
    }
    if (!(highest > 0)) {
      throw new UndrawableException("figure '" + NAME + "' needs a value above 0; there is none");
    }
    Multiple multiple = Multiple.of(highest);
    return new CurveFigure(
            NAME,
            curves.workersAxis(),
            Axis.fromZero("Throughput", multiple.unit, highest / multiple.size).withRoomBelow(),
            multiple.scaled(curves.series()))
        .withMarks(curves.marks())
        .withPublished(multiple.scaled(curves.published()));
  }

  /** So many operations at once that the ticks are short. */
  private enum Multiple {
    ONE(1, "operations/s"),
    THOUSAND(1e3, "thousand operations/s"),
    MILLION(1e6, "million operations/s"),
    BILLION(1e9, "billion operations/s");

    private final double size;
    private final String unit;

    Multiple(double size, String unit) {
      this.size = size;
      this.unit = unit;
    }

    static Multiple of(double highest) {
      Multiple found = ONE;
      for (Multiple each : values()) {
        found = highest >= each.size ? each : found;
      }
      return found;
    }

    List<Series> scaled(List<Series> all) {
      return all.stream()
          .map(
              series ->
                  new Series(
                      series.name(),
                      series.style(),
                      series.points().stream().map(this::scaled).toList(),
                      series.look(),
                      series.named()))
          .toList();
    }

    private Point scaled(Point point) {
      return new Point(point.x(), point.y() / size, point.low() / size, point.high() / size);
    }
  }
}
