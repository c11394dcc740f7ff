package dev.contend.reports.chart;

import dev.contend.reports.chart.GanttFigure.Group;
import dev.contend.reports.chart.GanttFigure.Lane;
import dev.contend.reports.chart.GanttFigure.Span;
import dev.contend.reports.chart.StackFigure.Layer;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What each thread's time went into, when; below that who had the GIL, locks and the collector.
 *
 * <p>Causes have the style that they have in every figure. The {@value #MOST_CAUSES} with most of
 * the time are told apart. A holder is told by the number of the worker, where it fits; of two
 * holders in a row one is grey and one black, and a stretch of which nobody has half is hatched.
 */
final class Gantt implements Chart {
  private static final String NAME = "gantt";
  private static final String THREADS = "threads";
  private static final String WORKER = "worker ";
  private static final int MOST_CAUSES = 11;

  /**
   * Of the time of all threads for a cause, of the picture's width for a holder: less is not seen.
   */
  private static final double SMALLEST_SHARE = 0.002;

  private static final LayerStyle ONE_TURN = new LayerStyle(Colour.GREY, LayerStyle.Hatch.NONE);
  private static final LayerStyle OTHER_TURN = new LayerStyle(Colour.BLACK, LayerStyle.Hatch.NONE);
  private static final LayerStyle SEVERAL = new LayerStyle(Colour.GREY, LayerStyle.Hatch.RISING);

  /** Who has less of a stretch is one of several who have it in turn, faster than can be drawn. */
  private static final double HALF = 0.5;

  @Override
  public Tables table() {
    return Tables.TIMELINE;
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.TIMELINE, NAME);
    OnePoint.require(Tables.TIMELINE, table, NAME);
    List<String> order =
        input.require(Tables.CAUSES, NAME).rows().stream()
            .map(row -> row.text("cause"))
            .distinct()
            .toList();
    double begin = table.rows().stream().mapToDouble(row -> row.number("from_s")).min().orElse(0);
    double end = table.rows().stream().mapToDouble(row -> row.number("to_s")).max().orElse(1);
    TimeUnit unit = TimeUnit.of(end);
    double scale = unit.perSecond();
    Layers layers = new Layers(table, order);
    return new GanttFigure(
        NAME,
        Axis.within("Simulated time", unit.symbol(), begin * scale, end * scale),
        groups(table, layers, scale, SMALLEST_SHARE * (end - begin)),
        layers.shown);
  }

  private static List<Group> groups(
      ResultTable table, Layers layers, double scale, double shortest) {
    Map<String, Map<String, List<ResultTable.Row>>> groups = new LinkedHashMap<>();
    for (ResultTable.Row row : table.rows()) {
      groups
          .computeIfAbsent(row.text("group"), key -> new LinkedHashMap<>())
          .computeIfAbsent(row.text("lane"), key -> new ArrayList<>())
          .add(row);
    }
    List<Group> drawn = new ArrayList<>();
    groups.forEach(
        (group, lanes) -> {
          List<Lane> all = new ArrayList<>();
          lanes.forEach(
              (lane, rows) ->
                  all.add(
                      new Lane(
                          lane,
                          group.equals(THREADS)
                              ? causes(rows, layers, scale)
                              : holders(rows, layers, scale, shortest))));
          drawn.add(new Group(all));
        });
    return drawn;
  }

  private static List<Span> causes(List<ResultTable.Row> rows, Layers layers, double scale) {
    return rows.stream()
        .map(row -> span(row, scale, layers.ofCause(row.text("what")), ""))
        .toList();
  }

  /**
   * A holder has another colour than the one before it. One that can't be seen doesn't count, or
   * two on both sides of it would look like one.
   */
  private static List<Span> holders(
      List<ResultTable.Row> rows, Layers layers, double scale, double shortest) {
    List<Span> spans = new ArrayList<>();
    String last = "";
    int turn = 1;
    for (ResultTable.Row row : rows) {
      if (areSeveral(row)) {
        spans.add(span(row, scale, layers.several, ""));
        last = "";
        continue;
      }
      String holder = row.text("what");
      int own = holder.equals(last) ? turn : 1 - turn;
      if (row.number("to_s") - row.number("from_s") >= shortest) {
        last = holder;
        turn = own;
      }
      spans.add(span(row, scale, layers.ofTurn(own), holder.replace(WORKER, "")));
    }
    return spans;
  }

  private static boolean areSeveral(ResultTable.Row row) {
    return row.number("share") < HALF;
  }

  private static Span span(ResultTable.Row row, double scale, int layer, String text) {
    return new Span(row.number("from_s") * scale, row.number("to_s") * scale, layer, text);
  }

  /** The causes that are told apart, what stands for the others, and the turns of holders. */
  private static final class Layers {
    private final List<Layer> shown = new ArrayList<>();
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private int rest = -1;
    private int turns = -1;
    private int several = -1;

    Layers(ResultTable table, List<String> order) {
      Map<String, Double> times = new LinkedHashMap<>();
      boolean hasTurns = false;
      boolean hasSeveral = false;
      for (ResultTable.Row row : table.rows()) {
        if (row.text("group").equals(THREADS)) {
          times.merge(row.text("what"), row.number("to_s") - row.number("from_s"), Double::sum);
        } else if (areSeveral(row)) {
          hasSeveral = true;
        } else {
          hasTurns = true;
        }
      }
      double all = times.values().stream().mapToDouble(Double::doubleValue).sum();
      List<String> most =
          times.keySet().stream()
              .filter(cause -> times.getOrDefault(cause, 0.0) >= SMALLEST_SHARE * all)
              .sorted(Comparator.comparing(cause -> -times.getOrDefault(cause, 0.0)))
              .limit(MOST_CAUSES)
              .toList();
      for (String cause : order) {
        if (most.contains(cause)) {
          numbers.put(cause, shown.size());
          shown.add(new Layer(cause, LayerStyle.of(order.indexOf(cause))));
        }
      }
      if (numbers.size() < times.size()) {
        rest = shown.size();
        int others = times.size() - numbers.size();
        shown.add(
            new Layer(others == 1 ? "1 other cause" : others + " other causes", LayerStyle.REST));
      }
      if (hasSeveral) {
        several = shown.size();
        shown.add(new Layer("held by several in turn", SEVERAL));
      }
      if (hasTurns) {
        turns = shown.size();
        shown.add(new Layer("held by one worker", ONE_TURN));
        shown.add(new Layer("held by the next", OTHER_TURN));
      }
    }

    int ofCause(String cause) {
      return numbers.getOrDefault(cause, rest);
    }

    /**
     * @param turn 0 or 1
     */
    int ofTurn(int turn) {
      return turns + turn;
    }
  }
}
