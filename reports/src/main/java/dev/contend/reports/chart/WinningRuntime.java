package dev.contend.reports.chart;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.PairedDifference;
import dev.contend.reports.chart.MapFigure.Category;
import dev.contend.reports.chart.MapFigure.Cell;
import dev.contend.reports.finding.Headline;
import dev.contend.reports.finding.Samples;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which runtime does best, over the number of workers and the sweep's first further axis that
 * varies. A cell is sure where the interval of the paired difference to the next best leaves zero
 * out, or where no other was run. A single replication has no interval and is sure only where
 * nothing varies.
 */
final class WinningRuntime implements Chart {
  private static final String NAME = "winners";
  private static final String RUNTIME = "runtime";

  @Override
  public Tables table() {
    return Tables.REPLICATIONS;
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.REPLICATIONS, NAME);
    Headline headline = Headline.of(table);
    List<ResultTable.Row> rows = WorkerCurves.rows(table, NAME, headline.metric());
    List<String> runtimes = distinct(rows, RUNTIME);
    List<String> axes = axes(table, rows);
    if (runtimes.size() < 2 || axes.size() < 2) {
      throw new UndrawableException(
          "figure '"
              + NAME
              + "' needs two runtimes or more over two axes that vary; "
              + table.source()
              + " has "
              + runtimes.size()
              + " over "
              + (axes.isEmpty() ? "none" : String.join(", ", axes)));
    }
    String across = axes.get(0);
    String down = axes.get(1);
    axes.subList(2, axes.size()).forEach(axis -> requireOne(axis, rows));
    RuntimePlaces places = new RuntimePlaces(input.runtimeOrder(), table);
    Samples samples =
        new Samples(
            table,
            headline.metric(),
            row -> List.of(row.text(RUNTIME), row.text(across), row.text(down)));
    List<String> columns = sorted(distinct(rows, across));
    List<String> lines = sorted(distinct(rows, down));
    List<List<Cell>> cells = new ArrayList<>();
    for (String line : lines) {
      List<Cell> row = new ArrayList<>();
      for (String column : columns) {
        List<double[]> values =
            runtimes.stream().map(each -> samples.of(List.of(each, column, line))).toList();
        row.add(cell(values, headline.isCost(), input.isExact()));
      }
      cells.add(row);
    }
    List<Category> categories =
        runtimes.stream()
            .map(runtime -> new Category(runtime, SeriesStyle.of(places.of(runtime), 0)))
            .toList();
    return new MapFigure(NAME, title(across), title(down), columns, lines, cells, categories);
  }

  /**
   * A cell of the map.
   *
   * @param values of each runtime, one for each replication; none if it was not run
   */
  private static Cell cell(List<double[]> values, boolean isCost, boolean isExact) {
    List<Integer> ranked = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (values.get(i).length > 0) {
        ranked.add(i);
      }
    }
    double sign = isCost ? 1 : -1;
    ranked.sort(Comparator.comparingDouble(i -> sign * MeanEstimate.of(values.get(i)).mean()));
    if (ranked.isEmpty()) {
      return new Cell(Optional.empty(), false);
    }
    int best = ranked.get(0);
    boolean sure =
        ranked.size() == 1
            ? values.get(best).length > 1 || isExact
            : differ(values.get(best), values.get(ranked.get(1)), isExact);
    return new Cell(Optional.of(best), sure);
  }

  private static boolean differ(double[] best, double[] next, boolean isExact) {
    return best.length == next.length
        && (best.length > 1 || isExact)
        && !PairedDifference.of(best, next).covers(0);
  }

  private static List<String> axes(ResultTable table, List<ResultTable.Row> rows) {
    List<String> axes = new ArrayList<>(List.of("workers"));
    axes.addAll(Tables.REPLICATIONS.axes(table));
    axes.addAll(List.of("machine", "workload"));
    axes.removeIf(axis -> distinct(rows, axis).size() < 2);
    return axes;
  }

  private static void requireOne(String axis, List<ResultTable.Row> rows) {
    List<String> values = distinct(rows, axis);
    if (values.size() > 1) {
      throw new UndrawableException(
          "figure '" + NAME + "' shows two axes; '" + axis + "' has " + values + " too");
    }
  }

  private static List<String> distinct(List<ResultTable.Row> rows, String column) {
    Set<String> values = new LinkedHashSet<>();
    rows.forEach(row -> values.add(row.text(column)));
    return List.copyOf(values);
  }

  /** Numbers by size, words as they come. */
  private static List<String> sorted(List<String> values) {
    return values.stream().allMatch(Numbers::isNumber)
        ? values.stream().sorted(Comparator.comparingDouble(Double::parseDouble)).toList()
        : values;
  }

  private static String title(String axis) {
    String word = axis.substring(axis.indexOf('.') + 1).replace('-', ' ');
    return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
  }
}
