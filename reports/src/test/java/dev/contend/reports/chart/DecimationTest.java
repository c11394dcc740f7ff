package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Fewer points, the same picture. */
final class DecimationTest {
  private static final int COLUMNS = 100;
  private static final int MANY = 10_000;

  @Test
  void fewPointsAreLeftAlone() {
    CurveFigure figure = figure(Look.CURVE, walk(Decimation.FEW));
    assertThat(Decimation.of(figure, COLUMNS)).isSameAs(figure);
  }

  @Test
  void aCurveKeepsItsExtremesAndThoseOfItsIntervalsInEveryColumn() {
    List<Point> all = walk(MANY);
    CurveFigure figure = figure(Look.CURVE, all);
    List<Point> kept = Decimation.of(figure, COLUMNS).series().get(0).points();

    assertThat(kept).hasSizeLessThan(6 * COLUMNS + 1).isSubsetOf(all);
    assertThat(kept.get(0)).isEqualTo(all.get(0));
    assertThat(kept.get(kept.size() - 1)).isEqualTo(all.get(all.size() - 1));
    assertThat(kept.stream().map(Point::x).toList()).isSorted();
    assertThat(reach(kept, figure.x())).hasSizeGreaterThan(90).isEqualTo(reach(all, figure.x()));
  }

  @Test
  void theColumnsAreThoseOfTheScale() {
    List<Point> all = new ArrayList<>();
    for (int i = 1; i <= MANY; i++) {
      all.add(Point.exact(i, i % 2));
    }
    CurveFigure figure =
        new CurveFigure(
            "f",
            Axis.octaves("Workers", "threads", 1, MANY),
            Axis.fromZero("y", "ratio", 1),
            List.of(new Series("s", SeriesStyle.of(0, 0), all)));
    List<Point> kept = Decimation.of(figure, COLUMNS).series().get(0).points();
    // Each of the first values has an octave, or much of one, to itself.
    assertThat(kept).startsWith(all.get(0), all.get(1), all.get(2), all.get(3));
    assertThat(kept).hasSizeLessThan(500);
  }

  @Test
  void scatteredPointsStayWhereverOneStandsAlone() {
    SplittableRandom random = new SplittableRandom(7);
    List<Point> all = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      double y = 0.4 + 0.01 * random.nextDouble();
      all.add(new Point(random.nextDouble(0.4, 0.41), y, y - random.nextDouble(0.1), y + 0.001));
    }
    Point alone = new Point(0.9, 0.1, 0.05, 0.2);
    // Above the many, and not the highest there.
    Point between = new Point(0.405, 0.75, 0.74, 0.76);
    all.addAll(List.of(alone, between, new Point(0.405, 0.95, 0.94, 0.96)));
    List<Point> kept = Decimation.of(figure(Look.POINTS, all), COLUMNS).series().get(0).points();
    assertThat(kept).hasSizeLessThan(40).contains(alone, between).isSubsetOf(all);
    assertThat(kept.stream().mapToDouble(Point::low).min())
        .isEqualTo(all.stream().mapToDouble(Point::low).min());
    assertThat(kept.stream().mapToDouble(Point::high).max())
        .isEqualTo(all.stream().mapToDouble(Point::high).max());
  }

  private static List<Point> walk(int count) {
    SplittableRandom random = new SplittableRandom(1);
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double y = random.nextDouble(0.3, 0.7);
      points.add(
          new Point(i / (count - 1.0), y, y - random.nextDouble(0.3), y + random.nextDouble(0.3)));
    }
    return points;
  }

  private static CurveFigure figure(Look look, List<Point> points) {
    return new CurveFigure(
        "f",
        Axis.linear("x", "s", 0, 1),
        Axis.fromZero("y", "s", 1),
        List.of(new Series("s", SeriesStyle.of(0, 0), points, look, true)));
  }

  /** For each column the extremes of mean and interval. */
  private static Map<Integer, List<Double>> reach(List<Point> points, Axis x) {
    TreeMap<Integer, List<Double>> reach = new TreeMap<>();
    for (Point point : points) {
      int column = (int) Math.floor((point.x() - x.low()) / (x.high() - x.low()) * COLUMNS);
      List<Double> own = List.of(point.y(), -point.y(), -point.low(), point.high());
      reach.merge(
          column,
          own,
          (a, b) -> {
            List<Double> both = new ArrayList<>();
            for (int i = 0; i < a.size(); i++) {
              both.add(Math.max(a.get(i), b.get(i)));
            }
            return both;
          });
    }
    return reach;
  }
}
