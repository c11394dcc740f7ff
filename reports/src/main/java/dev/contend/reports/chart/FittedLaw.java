package dev.contend.reports.chart;

import dev.contend.engine.statistics.ScalabilityCurve;
import dev.contend.reports.chart.CurveFigure.Corner;
import dev.contend.reports.chart.CurveFigure.Point;
import dev.contend.reports.table.ResultTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The universal scalability law as it was fitted to a curve: N / (1 + sigma (N - 1) + kappa N (N -
 * 1)) for N workers, over what the law has for one.
 *
 * <p>Source: Gunther, "Guerrilla Capacity Planning", Springer 2007, chapter 4.
 */
final class FittedLaw {
  private static final int STEPS = 24;

  private final Map<String, ResultTable.Row> parameters = new LinkedHashMap<>();

  /**
   * @param rows of {@code fits.csv}: the law's parameters for one curve
   */
  FittedLaw(List<ResultTable.Row> rows) {
    rows.forEach(row -> parameters.put(row.text("parameter"), row));
  }

  /** Throughput of one worker, as the law has it. */
  double lambda() {
    return require("lambda").number("value");
  }

  /** Where the law has most throughput, or where the ideal line reaches that, if it is known. */
  Optional<ResultTable.Row> find(String parameter) {
    return Optional.ofNullable(parameters.get(parameter));
  }

  double fewestWorkers() {
    return require("sigma").number("fewest_workers");
  }

  double mostWorkers() {
    return require("sigma").number("most_workers");
  }

  /** The largest distance of the curve from the law, 0.1 for 10 %. */
  double misfit() {
    return require("sigma").number("largest_misfit");
  }

  /** Whether throughput stays finite and above 0 beyond the workers that were run. */
  boolean canBeExtended() {
    return require("sigma").number("value") >= 0 && require("kappa").number("value") >= 0;
  }

  /** Whether its parameters have intervals. */
  boolean hasIntervals() {
    return require("sigma").hasValue("ci95_low") && require("kappa").hasValue("ci95_low");
  }

  /** The law between two numbers of workers, at equal ratios. */
  List<Point> points(double from, double to) {
    return places(from, to).stream()
        .map(workers -> Point.exact(workers, at("value", workers)))
        .toList();
  }

  /**
   * The area between the law with both sigma and kappa at the lower ends of their intervals and
   * with both at the upper ends, no higher than a value. It is wider than what the fit leaves open,
   * for where one of the two is larger the other is smaller.
   */
  List<Corner> area(double from, double to, double highest) {
    List<Corner> corners = new ArrayList<>();
    List<Double> places = places(from, to);
    places.forEach(workers -> corners.add(corner("ci95_low", workers, highest)));
    for (int i = places.size() - 1; i >= 0; i--) {
      corners.add(corner("ci95_high", places.get(i), highest));
    }
    return corners;
  }

  private Corner corner(String end, double workers, double highest) {
    double value = at(end, workers);
    return new Corner(workers, value > 0 ? Math.min(highest, value) : highest);
  }

  private double at(String column, double workers) {
    double sigma = require("sigma").number(column);
    double kappa = require("kappa").number(column);
    return new ScalabilityCurve(1, sigma, kappa).throughput(workers);
  }

  private static List<Double> places(double from, double to) {
    List<Double> places = new ArrayList<>();
    for (int i = 0; i < STEPS; i++) {
      places.add(from * StrictMath.pow(to / from, i / (double) STEPS));
    }
    places.add(to);
    return places;
  }

  private ResultTable.Row require(String parameter) {
    ResultTable.Row row = parameters.get(parameter);
    if (row == null) {
      throw new UndrawableException(
          "figure '"
              + UslFit.NAME
              + "' needs parameter '"
              + parameter
              + "' of law 'usl'; the table has "
              + parameters.keySet());
    }
    return row;
  }
}
