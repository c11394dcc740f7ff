package dev.contend.reports.chart;

import dev.contend.reports.chart.BarFigure.Bar;
import dev.contend.reports.chart.BarFigure.Group;
import dev.contend.reports.chart.StackFigure.Layer;
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
 * What most time was lost at, by name, with the most workers of each runtime.
 *
 * <p>HITM is what perf c2c calls a load that finds its line modified in another cache; here, every
 * line handed from core to core.
 */
final class Contended implements Chart {
  private static final String NAME = "contended";
  private static final int MOST_BARS = 5;
  private static final int MOST_GROUPS = 6;
  private static final double SMALLEST_SHARE = 0.0005;

  @Override
  public Tables table() {
    return Tables.CONTENDED;
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.CONTENDED, NAME);
    SeriesNames names = new SeriesNames(Tables.CONTENDED, table, table.rows());
    Map<String, List<ResultTable.Row>> crowded = mostWorkers(table, names);
    if (crowded.size() > MOST_GROUPS) {
      throw new UndrawableException(
          "figure '"
              + NAME
              + "' shows up to "
              + MOST_GROUPS
              + " curves; "
              + table.source()
              + " has "
              + crowded.size()
              + PanelAxis.advice(Tables.CONTENDED, table));
    }
    List<String> causes = new ArrayList<>();
    List<Group> groups = new ArrayList<>();
    double widest = 0;
    for (Map.Entry<String, List<ResultTable.Row>> each : crowded.entrySet()) {
      List<Bar> bars = new ArrayList<>();
      for (ResultTable.Row row : each.getValue()) {
        String cause = row.hasValue("cause") ? row.text("cause") : "nothing";
        if (!causes.contains(cause)) {
          causes.add(cause);
        }
        double percent = 100 * row.number("share");
        widest = Math.max(widest, percent);
        bars.add(new Bar(row.text("name"), 0, percent, causes.indexOf(cause), value(row)));
      }
      String workers = each.getValue().isEmpty() ? "" : each.getValue().get(0).text("workers");
      if (!bars.isEmpty()) {
        groups.add(new Group(each.getKey() + ", " + workers + " workers", bars));
      }
    }
    if (groups.isEmpty()) {
      throw new UndrawableException(
          "figure '"
              + NAME
              + "' needs time lost at something; in "
              + table.source()
              + " nothing took "
              + 100 * SMALLEST_SHARE
              + " %");
    }
    List<String> known = order(input, causes);
    return new BarFigure(
        NAME,
        Axis.fromZero("Share of the workers' time", "%", widest),
        groups,
        causes.stream()
            .map(cause -> new Layer(cause, LayerStyle.of(known.indexOf(cause))))
            .toList());
  }

  /** A cause has the colour that it has in stacks: its place in causes.csv, if there is one. */
  private static List<String> order(ChartInput input, List<String> causes) {
    List<String> order = new ArrayList<>();
    input
        .find(Tables.CAUSES)
        .ifPresent(
            table ->
                table.rows().stream().map(row -> row.text("cause")).distinct().forEach(order::add));
    causes.stream().filter(cause -> !order.contains(cause)).forEach(order::add);
    return order;
  }

  private static Map<String, List<ResultTable.Row>> mostWorkers(
      ResultTable table, SeriesNames names) {
    Map<String, Integer> most = new LinkedHashMap<>();
    table.rows().forEach(row -> most.merge(names.name(row), row.integer("workers"), Math::max));
    Map<String, List<ResultTable.Row>> crowded = new LinkedHashMap<>();
    most.forEach(
        (name, workers) ->
            crowded.put(
                name,
                table.rows().stream()
                    .filter(row -> names.name(row).equals(name))
                    .filter(row -> row.integer("workers") == workers)
                    .filter(row -> !row.text("kind").equals("other"))
                    .filter(row -> row.number("share") >= SMALLEST_SHARE)
                    .sorted(Comparator.comparingDouble(row -> -row.number("share")))
                    .limit(MOST_BARS)
                    .toList()));
    return crowded;
  }

  private static String value(ResultTable.Row row) {
    return percent(row.number("share")) + ", " + count(row.number("transfers")) + " HITM";
  }

  private static String percent(double share) {
    return Numbers.format(100 * share, share < 0.1 ? 1 : 0) + " %";
  }

  /** A count as people say it: with three digits and a prefix. */
  private static String count(double value) {
    double size = value;
    for (String prefix : List.of("", " k", " M", " G")) {
      if (size < 999.5) {
        return Numbers.format(size, size < 9.995 && !prefix.isEmpty() ? 1 : 0) + prefix;
      }
      size /= 1000;
    }
    return Numbers.format(size, 0) + " T";
  }
}
