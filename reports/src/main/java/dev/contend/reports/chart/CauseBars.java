package dev.contend.reports.chart;

import dev.contend.reports.chart.StackFigure.Bar;
import dev.contend.reports.chart.StackFigure.Layer;
import dev.contend.reports.chart.StackFigure.Panel;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * The causes table as stacks: a panel for each runtime, a bar for each number of workers.
 *
 * <p>The causes stand in the order of the table. At most {@value #MOST_LAYERS} are shown, those
 * with the largest share in any bar; the rest is one layer on top, so that nothing is lost.
 */
final class CauseBars {
  static final String BAR_AXIS = "Workers (threads or processes)";

  private static final int MOST_LAYERS = 12;

  /** More than about seven rows nobody reads. */
  private static final int MOST_PANELS = 48;

  private static final double SMALLEST_SHARE = 0.01;

  private final Map<String, Map<Integer, Map<String, Double>>> times = new LinkedHashMap<>();
  private final List<String> causes;
  private final Set<String> shown = new LinkedHashSet<>();
  private final int hidden;

  /**
   * @throws UndrawableException if the table is missing, a bar has no time or there are too many
   *     panels
   */
  CauseBars(ChartInput input, String figure) {
    ResultTable table = input.require(Tables.CAUSES, figure);
    SeriesNames names = new SeriesNames(Tables.CAUSES, table, table.rows());
    for (ResultTable.Row row : table.rows()) {
      times
          .computeIfAbsent(names.name(row), key -> new TreeMap<>())
          .computeIfAbsent(row.integer("workers"), key -> new LinkedHashMap<>())
          .merge(row.text("cause"), row.number("time_s"), Double::sum);
    }
    if (times.size() > MOST_PANELS) {
      throw new UndrawableException(
          "figure '"
              + figure
              + "' shows up to "
              + MOST_PANELS
              + " curves; "
              + table.source()
              + " has "
              + times.size()
              + PanelAxis.advice(Tables.CAUSES, table));
    }
    causes = table.rows().stream().map(row -> row.text("cause")).distinct().toList();
    Map<String, Double> shares = largestShares(figure);
    long relevant = shares.values().stream().filter(share -> share > 0).count();
    List<String> largest =
        shares.keySet().stream()
            .filter(cause -> shares.getOrDefault(cause, 0.0) >= SMALLEST_SHARE)
            .sorted(Comparator.comparing(cause -> -shares.getOrDefault(cause, 0.0)))
            .limit(relevant <= MOST_LAYERS ? MOST_LAYERS : MOST_LAYERS - 1)
            .toList();
    causes.stream().filter(largest::contains).forEach(shown::add);
    hidden = (int) relevant - shown.size();
  }

  int mostWorkers() {
    return times.values().stream()
        .flatMap(bars -> bars.keySet().stream())
        .mapToInt(workers -> workers)
        .max()
        .orElse(1);
  }

  List<Layer> layers() {
    List<Layer> layers = new ArrayList<>();
    shown.forEach(cause -> layers.add(new Layer(cause, LayerStyle.of(causes.indexOf(cause)))));
    if (hidden > 0) {
      layers.add(new Layer(hidden + " other causes", LayerStyle.REST));
    }
    return layers;
  }

  /**
   * @param height what the bar of a number of workers adds up to, exactly
   */
  List<Panel> panels(ToDoubleFunction<Integer> height) {
    List<Panel> panels = new ArrayList<>();
    times.forEach(
        (name, byWorkers) -> {
          List<Bar> bars = new ArrayList<>();
          byWorkers.forEach(
              (workers, parts) ->
                  bars.add(new Bar("" + workers, tops(parts, height.applyAsDouble(workers)))));
          panels.add(new Panel(name, bars));
        });
    return panels;
  }

  private List<Double> tops(Map<String, Double> parts, double height) {
    double total = total(parts);
    double reached = 0;
    List<Double> tops = new ArrayList<>();
    for (String cause : shown) {
      reached += parts.getOrDefault(cause, 0.0);
      tops.add(Math.min(height, height * (reached / total)));
    }
    if (hidden > 0) {
      tops.add(height);
    } else {
      tops.set(tops.size() - 1, height);
    }
    return tops;
  }

  private Map<String, Double> largestShares(String figure) {
    Map<String, Double> shares = new LinkedHashMap<>();
    times.forEach(
        (name, bars) ->
            bars.forEach(
                (workers, parts) -> {
                  double total = total(parts);
                  if (!(total > 0)) {
                    throw new UndrawableException(
                        "figure '"
                            + figure
                            + "' needs times above 0; those of '"
                            + name
                            + "' with "
                            + workers
                            + " workers add up to "
                            + total);
                  }
                  parts.forEach((cause, time) -> shares.merge(cause, time / total, Math::max));
                }));
    return shares;
  }

  private static double total(Map<String, Double> parts) {
    return parts.values().stream().mapToDouble(Double::doubleValue).sum();
  }
}
