package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Band;
import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Mark;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.chart.CurveFigure.Reference;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What was simulated and the universal scalability law fitted to it, a panel for each curve: knee
 * and peak are marked, and where the law goes on beyond the workers that were run it is dashed and
 * says so.
 *
 * <p>Everything is over the law's own throughput of one worker, so that the ideal line meets the
 * height of the peak at the knee.
 */
final class UslFit implements Chart {
  static final String NAME = "usl-fit";

  private static final int MOST_PANELS = 4;

  /**
   * The law is drawn up to its peak, but no further than so many times the workers that were run.
   */
  private static final double FURTHEST = 8;

  /** An axis has at least one whole octave, so that a level curve looks level. */
  private static final double SMALLEST = 2;

  /** So far beyond the workers that were run it is drawn in any case. */
  private static final double BEYOND = 2;

  /** So far beyond its peak it is drawn, which shows that throughput falls there. */
  private static final double BEYOND_PEAK = 1.2;

  @Override
  public Tables table() {
    return Tables.FITS;
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable fits = input.require(Tables.FITS, NAME);
    ResultTable results = input.require(Tables.RESULTS, NAME);
    List<ResultTable.Row> rows = fits.where("law", "usl").rows();
    SeriesNames names = new SeriesNames(Tables.FITS, fits, rows);
    Map<String, List<ResultTable.Row>> curves = new LinkedHashMap<>();
    rows.forEach(row -> curves.computeIfAbsent(names.name(row), key -> new ArrayList<>()).add(row));
    if (curves.isEmpty() || curves.size() > MOST_PANELS) {
      throw new UndrawableException(
          "figure '"
              + NAME
              + "' shows 1 to "
              + MOST_PANELS
              + " curves that the law 'usl' was fitted to; "
              + fits.source()
              + " has "
              + curves.size()
              + (curves.isEmpty() ? "" : PanelAxis.advice(Tables.FITS, fits)));
    }
    SeriesStyles styles = new SeriesStyles(input, fits, rows, names);
    List<Panel> panels = new ArrayList<>();
    curves.forEach(
        (name, parameters) -> {
          FittedLaw law = new FittedLaw(parameters);
          panels.add(
              new Panel(
                  name, styles.of(name), law, measured(results, fits, parameters.get(0), law)));
        });
    double from = panels.stream().mapToDouble(panel -> panel.law.fewestWorkers()).min().orElse(1);
    double to = panels.stream().mapToDouble(Panel::end).max().orElse(1);
    Axis x = Axis.octaves("Workers", "threads or processes", from, to);
    List<CurveFigure> figures = new ArrayList<>();
    int last = -1;
    for (int i = 0; i < panels.size(); i++) {
      last = panels.get(i).end() > panels.get(i).law.mostWorkers() ? i : last;
    }
    int explaining = last;
    panels.forEach(panel -> figures.add(panel.figure(x, figures.size() == explaining)));
    return figures.size() == 1 ? figures.get(0) : new PanelsFigure(NAME, figures);
  }

  /** The throughput of a curve's points over the law's of one worker. */
  private static List<Point> measured(
      ResultTable results, ResultTable fits, ResultTable.Row curve, FittedLaw law) {
    List<String> columns = new ArrayList<>(List.of("experiment", "machine", "workload", "runtime"));
    columns.addAll(Tables.FITS.axes(fits));
    List<ResultTable.Row> rows =
        results.rows().stream()
            .filter(
                row ->
                    columns.stream()
                        .allMatch(column -> row.text(column).equals(curve.text(column))))
            .toList();
    boolean isCounted = rows.stream().anyMatch(row -> row.text("metric").equals("throughput"));
    String metric = isCounted ? "throughput" : "time";
    List<Point> points = new ArrayList<>();
    for (ResultTable.Row row : rows) {
      if (row.text("metric").equals(metric)) {
        Point value = WorkerCurves.estimate(row.number("workers"), row);
        points.add(isCounted ? over(value, law.lambda()) : rate(value, law.lambda()));
      }
    }
    if (points.stream().noneMatch(point -> point.y() > 0)) {
      throw new UndrawableException(
          "figure '"
              + NAME
              + "' needs metric '"
              + metric
              + "' above 0 of '"
              + curve.text("runtime")
              + "'; "
              + results.source()
              + " has none");
    }
    points.sort(Comparator.comparingDouble(Point::x));
    return points;
  }

  private static Point over(Point value, double lambda) {
    return new Point(
        value.x(), value.y() / lambda, Math.max(0, value.low() / lambda), value.high() / lambda);
  }

  /** Runs a second in place of seconds a run; a time whose interval reaches 0 has no upper end. */
  private static Point rate(Point time, double lambda) {
    double mean = 1 / (time.y() * lambda);
    double high = time.low() > 0 ? 1 / (time.low() * lambda) : mean;
    return new Point(time.x(), mean, 1 / (time.high() * lambda), high);
  }

  /** A curve with its law. */
  private record Panel(String name, SeriesStyle style, FittedLaw law, List<Point> measured) {
    /** Up to where the law is drawn. */
    double end() {
      if (!law.canBeExtended()) {
        return law.mostWorkers();
      }
      double peak = law.find("peak").map(row -> row.number("value")).orElse(0.0);
      double most = law.mostWorkers();
      return peak > FURTHEST * most ? BEYOND * most : Math.max(BEYOND * most, BEYOND_PEAK * peak);
    }

    /**
     * @param explains whether its legend names what is extrapolated, for all panels
     */
    CurveFigure figure(Axis x, boolean explains) {
      List<Point> within = law.points(law.fewestWorkers(), law.mostWorkers());
      List<Point> beyond =
          end() > law.mostWorkers() ? law.points(law.mostWorkers(), end()) : List.of();
      List<Series> series = new ArrayList<>();
      series.add(new Series(name, style, measured, Look.POINTS, true));
      String off = Numbers.format(100 * law.misfit(), 1);
      series.add(
          new Series(
              "USL, off by " + off + " % at most",
              line(SeriesStyle.Dash.SOLID),
              within,
              Look.LINE,
              true));
      if (!beyond.isEmpty()) {
        series.add(
            new Series(
                "USL, extrapolated", line(SeriesStyle.Dash.DASHED), beyond, Look.LINE, explains));
      }
      double lowest = WorkerCurves.lowest(series);
      double highest =
          Math.max(
              WorkerCurves.highest(series), Math.max(SMALLEST, knee() < x.high() ? knee() : 1));
      Axis y = Axis.octaves("Throughput", "× 1 worker", lowest, highest);
      double meets = Math.min(y.high(), x.high());
      CurveFigure figure =
          new CurveFigure(NAME, x, y, series)
              .withIdeal(
                  new Reference(
                      "ideal (linear)", law.fewestWorkers(), law.fewestWorkers(), meets, meets))
              .withMarks(marks(x));
      return law.hasIntervals()
          ? figure.withBand(
              new Band("USL, 95 % intervals", law.area(law.fewestWorkers(), end(), y.high())))
          : figure;
    }

    private SeriesStyle line(SeriesStyle.Dash dash) {
      return new SeriesStyle(style.colour(), style.marker(), style.filled(), dash);
    }

    private double knee() {
      return law.find("knee").map(row -> row.number("value")).orElse(1.0);
    }

    private List<Mark> marks(Axis x) {
      List<Mark> marks = new ArrayList<>();
      for (String parameter : List.of("knee", "peak")) {
        law.find(parameter)
            .filter(row -> row.number("value") > x.low() && row.number("value") < x.high())
            .ifPresent(row -> marks.add(new Mark(row.number("value"), label(parameter, row))));
      }
      marks.sort(Comparator.comparingDouble(Mark::x));
      return marks;
    }

    private static String label(String parameter, ResultTable.Row row) {
      StringBuilder label = new StringBuilder(parameter);
      label.append(' ').append(Numbers.rough(row.number("value")));
      if (row.hasValue("ci95_low")) {
        label.append(" (95 % CI ").append(Numbers.rough(row.number("ci95_low")));
        label.append(" to ").append(Numbers.rough(row.number("ci95_high"))).append(')');
      }
      return label
          .append(row.text("extrapolated").equals("yes") ? ", extrapolated" : "")
          .toString();
    }
  }
}
