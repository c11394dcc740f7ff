package dev.contend.reports.chart;

import dev.contend.reports.chart.BarFigure.Bar;
import dev.contend.reports.chart.BarFigure.Group;
import dev.contend.reports.chart.StackFigure.Layer;
import dev.contend.reports.finding.Headline;
import dev.contend.reports.table.EstimateText;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * Which axis of a sweep moves the metric that the workload is run for most: how far it goes from a
 * base point when one axis alone has another value, the axis with the longest reach on top.
 *
 * <p>The base is the first point of those with the most workers, where contention is greatest. What
 * two axes do together it does not show.
 */
final class Tornado implements Chart {
  private static final String NAME = "tornado";
  private static final int FEWEST_AXES = 2;
  private static final String OF_WORKLOAD = "workload.";

  /** Areas of different lightness, one of them hatched. */
  private static final LayerStyle FALLS = new LayerStyle(Colour.SKY_BLUE, LayerStyle.Hatch.NONE);

  private static final LayerStyle RISES = new LayerStyle(Colour.ORANGE, LayerStyle.Hatch.RISING);

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.RESULTS, NAME);
    Headline headline = Headline.of(table);
    List<ResultTable.Row> rows = WorkerCurves.rows(table, NAME, headline.metric());
    ResultTable.Row base =
        rows.stream()
            .reduce((a, b) -> b.number("workers") > a.number("workers") ? b : a)
            .orElseThrow();
    if (rows.stream().anyMatch(row -> !(row.number("mean") > 0))) {
      throw new UndrawableException(
          "figure '" + NAME + "' needs values of " + headline.metric() + " above 0");
    }
    EstimateText text = new EstimateText(rows);
    List<Reach> reaches = reaches(table, rows, base);
    double lowest = reaches.stream().mapToDouble(Reach::low).min().orElse(1);
    double highest = reaches.stream().mapToDouble(Reach::high).max().orElse(1);
    return new BarFigure(
        NAME,
        Axis.logarithmic(headline.title() + " over the base", "×", lowest, highest),
        reaches.stream().map(reach -> reach.group(base, text, headline.unit())).toList(),
        List.of(
            new Layer(headline.title() + " falls", FALLS),
            new Layer(headline.title() + " rises", RISES)));
  }

  /** The axes, that with the longest reach first. */
  private static List<Reach> reaches(
      ResultTable table, List<ResultTable.Row> rows, ResultTable.Row base) {
    List<String> columns =
        new ArrayList<>(List.of("experiment", "machine", "workload", "runtime", "workers"));
    columns.addAll(Tables.RESULTS.axes(table));
    List<Reach> reaches = new ArrayList<>();
    for (String column : columns) {
      List<ResultTable.Row> alone =
          rows.stream().filter(row -> differsInOnly(column, row, base, columns)).toList();
      if (!alone.isEmpty()) {
        reaches.add(new Reach(column, base.number("mean"), alone));
      }
    }
    if (reaches.size() < FEWEST_AXES) {
      throw new UndrawableException(
          "figure '"
              + NAME
              + "' needs points that differ from one with the most workers in a single axis, for "
              + FEWEST_AXES
              + " axes or more; "
              + table.source()
              + " has them for "
              + reaches.stream().map(Reach::column).toList());
    }
    reaches.sort(Comparator.comparingDouble(reach -> -reach.length()));
    return reaches;
  }

  private static boolean differsInOnly(
      String column, ResultTable.Row row, ResultTable.Row base, List<String> columns) {
    return columns.stream()
        .allMatch(each -> row.text(each).equals(base.text(each)) != each.equals(column));
  }

  /** How far an axis moves the metric; {@code alone} are the points that differ in it alone. */
  private record Reach(String column, double base, List<ResultTable.Row> alone) {
    double low() {
      return Math.min(1, ratios().min().orElse(1));
    }

    double high() {
      return Math.max(1, ratios().max().orElse(1));
    }

    private DoubleStream ratios() {
      return alone.stream().mapToDouble(row -> row.number("mean") / base);
    }

    /** In octaves, to the one side or the other. */
    double length() {
      return Math.max(-Scale.LOG2.at(low()), Scale.LOG2.at(high()));
    }

    /**
     * The value that leads lowest and that which leads highest; one bar if all lead to one side.
     */
    Group group(ResultTable.Row from, EstimateText text, String unit) {
      Comparator<ResultTable.Row> order = Comparator.comparingDouble(row -> row.number("mean"));
      ResultTable.Row lowest = alone.stream().min(order).orElseThrow();
      ResultTable.Row highest = alone.stream().max(order).orElseThrow();
      List<Bar> bars = new ArrayList<>();
      if (lowest.number("mean") < base) {
        bars.add(bar(lowest, 0, text, unit));
      }
      if (highest.number("mean") >= base) {
        bars.add(bar(highest, 1, text, unit));
      }
      // Of the keys of a machine or runtime the last word alone may be a number, or of many.
      String shown =
          column.startsWith(OF_WORKLOAD) ? column.substring(OF_WORKLOAD.length()) : column;
      return new Group(shown + ", " + from.text(column) + " in the base", bars);
    }

    private Bar bar(ResultTable.Row row, int layer, EstimateText text, String unit) {
      String value = text.of(row) + (unit.equals("ratio") ? "" : " " + unit);
      return new Bar(row.text(column), 1, row.number("mean") / base, layer, value);
    }
  }
}
