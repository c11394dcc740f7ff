package dev.contend.scenarios.experiment;

import dev.contend.reports.chart.Axis;
import dev.contend.reports.chart.Colour;
import dev.contend.reports.chart.CurveFigure;
import dev.contend.reports.chart.Scale;
import dev.contend.reports.chart.SeriesStyle;
import dev.contend.reports.chart.SeriesStyle.Dash;
import dev.contend.reports.chart.SeriesStyle.Marker;
import dev.contend.reports.render.FigureFormats;
import dev.contend.reports.render.FigureStyle;
import dev.contend.reports.render.FigureWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How the cost of a simulation grows with what it is made of, over three decades: a table and a
 * figure.
 *
 * <p>CPU time of the simulating thread, building the simulation included, reading the scenario and
 * the collector left out; the median of rounds in which all sizes take turns, after one round that
 * warms up.
 *
 * <p>Arguments: the figure's folder and the number of rounds. {@code benchmarks/README.md} has the
 * command.
 */
public final class CostGrowth {
  private static final List<Integer> SIZES = List.of(1, 3, 10, 30, 100, 300, 1_000);

  /** What grows: so many times what {@link #scenario} has for 1, by count. */
  private enum Growing {
    EVENTS("events", 12_600) {
      @Override
      String scenario(int size) {
        return """
            workload: {use: counting, think: 100 ns, warm-up: 1 ns, duration: %d us}
            workers: 4
            """
            .formatted(100 * size);
      }
    },
    THREADS("threads", 4) {
      @Override
      String scenario(int size) {
        return """
            runtime: cpython-3.13t
            workload:
              parameters: {rounds: 40, work: 50 us}
              objects: {total: variable}
              threads:
                actor:
                  program: [{repeat: rounds, do: [{compute: work}, {read: total}, {write: total}]}]
            workers: %d
            """
            .formatted(4 * size);
      }
    },
    LINES("lines", 300) {
      @Override
      String scenario(int size) {
        return """
            runtime: cpython-3.13t
            workload:
              parameters: {reads: %d}
              objects: {shared: {kind: list, owner: main, items: %d}}
              threads:
                actor:
                  program: [{repeat: share(reads), do: [{read: shared, item: {uniform: [0, %d]}}]}]
            workers: 4
            """
            .formatted(300 * size, 300 * size, 300 * size);
      }
    },
    POINTS("points", 10) {
      @Override
      String scenario(int size) {
        return """
            runtime: cpython-3.13t
            workload:
              parameters: {work: 1 us}
              objects: {total: variable}
              threads:
                actor: {program: [{repeat: 20, do: [{compute: work}, {read: total}]}]}
            workers: 2
            sweep: {matrix: {workload.work: ["100001..%d ns step 1 ns"]}}
            """
            .formatted(100_000 + 10 * size);
      }
    };

    private final String label;
    private final int unit;

    Growing(String label, int unit) {
      this.label = label;
      this.unit = unit;
    }

    abstract String scenario(int size);

    /** CPU time in seconds. */
    double measure(int size) {
      String text = "version: 1\nname: growth\nmachine: laptop\nreplications: 1\n" + scenario(size);
      return TimedRuns.of(text).seconds();
    }
  }

  private CostGrowth() {}

  /** Measures, prints and draws. */
  public static void main(String[] arguments) {
    int rounds = Integer.parseInt(arguments[1]);
    List<CurveFigure.Series> series = new ArrayList<>();
    List<List<List<Double>>> seconds = measured(rounds);
    StringBuilder table = new StringBuilder();
    for (Growing each : Growing.values()) {
      List<CurveFigure.Point> points = new ArrayList<>();
      for (int i = 0; i < SIZES.size(); i++) {
        double median = median(seconds.get(each.ordinal()).get(i));
        points.add(new CurveFigure.Point(SIZES.get(i), median, median, median));
        table.append(
            String.format(Locale.ROOT, "| %s | %,d ", each.label, each.unit * SIZES.get(i)));
        table.append(String.format(Locale.ROOT, "| %.4f |%n", median));
      }
      double slope = slope(points);
      double last = slope(points.subList(points.size() - 3, points.size()));
      table.append(
          String.format(
              Locale.ROOT, "%s: slope %.2f, in the last decade %.2f%n", each.label, slope, last));
      String name =
          String.format(
              Locale.ROOT,
              "%s (from %d): slope %.2f, last decade %.2f",
              each.label,
              each.unit,
              slope,
              last);
      series.add(new CurveFigure.Series(name, style(each), points, CurveFigure.Look.CURVE, true));
    }
    System.out.print(table);
    new FigureWriter(FigureStyle.byLabel("ieee"))
        .write(figure(series), 1, Path.of(arguments[0]), List.of(FigureFormats.PNG));
  }

  private static List<List<List<Double>>> measured(int rounds) {
    List<List<List<Double>>> seconds = new ArrayList<>();
    for (Growing each : Growing.values()) {
      each.measure(100);
      seconds.add(new ArrayList<>());
      SIZES.forEach(size -> seconds.get(each.ordinal()).add(new ArrayList<>()));
    }
    for (int round = 0; round < rounds; round++) {
      for (int i = 0; i < SIZES.size(); i++) {
        for (Growing each : Growing.values()) {
          seconds.get(each.ordinal()).get(i).add(each.measure(SIZES.get(i)));
        }
      }
    }
    return seconds;
  }

  private static double median(List<Double> values) {
    List<Double> sorted = new ArrayList<>(values);
    Collections.sort(sorted);
    return sorted.get(sorted.size() / 2);
  }

  /** The exponent of the power law with the least squares on logarithmic axes. */
  private static double slope(List<CurveFigure.Point> points) {
    double meanX = points.stream().mapToDouble(p -> Math.log(p.x())).average().orElseThrow();
    double meanY = points.stream().mapToDouble(p -> Math.log(p.y())).average().orElseThrow();
    double together = 0;
    double squares = 0;
    for (CurveFigure.Point point : points) {
      double x = Math.log(point.x()) - meanX;
      together += x * (Math.log(point.y()) - meanY);
      squares += x * x;
    }
    return together / squares;
  }

  private static SeriesStyle style(Growing each) {
    int place = each.ordinal();
    return new SeriesStyle(
        Colour.values()[place], Marker.values()[place], true, Dash.values()[place]);
  }

  private static CurveFigure figure(List<CurveFigure.Series> series) {
    double least = Double.MAX_VALUE;
    double most = 0;
    for (CurveFigure.Series each : series) {
      for (CurveFigure.Point point : each.points()) {
        least = Math.min(least, point.y());
        most = Math.max(most, point.y());
      }
    }
    double last = SIZES.get(SIZES.size() - 1);
    Axis x = new Axis("size", "times the smallest", Scale.LOG2, 0.8, 1.25 * last, ticks(1, last));
    Axis y = new Axis("CPU time", "s", Scale.LOG2, least / 2, most * 2, ticks(least, most));
    CurveFigure.Reference linear =
        new CurveFigure.Reference("proportional", 1, most / last, last, most);
    return new CurveFigure(
        "cost-growth",
        x,
        y,
        Optional.of(linear),
        Optional.empty(),
        series,
        List.of(),
        List.of(),
        false);
  }

  private static List<Double> ticks(double least, double most) {
    List<Double> ticks = new ArrayList<>();
    for (int decade = -6; decade <= 6; decade++) {
      double tick = Double.parseDouble("1e" + decade);
      if (tick >= least / 2 && tick <= most * 2) {
        ticks.add(tick);
      }
    }
    return ticks;
  }
}
