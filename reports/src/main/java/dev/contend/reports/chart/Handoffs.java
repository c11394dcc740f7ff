package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What it takes to hand a line from each hardware thread to each other one, as simulated. */
final class Handoffs implements Chart {
  private static final String NAME = "handoffs";

  @Override
  public Tables table() {
    return Tables.HANDOFFS;
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.HANDOFFS, NAME);
    OnePoint.require(Tables.HANDOFFS, table, NAME);
    Set<Integer> threads = new TreeSet<>();
    Map<Integer, Map<Integer, Double>> pairs = new TreeMap<>();
    double lowest = Double.MAX_VALUE;
    double highest = 0;
    for (ResultTable.Row row : table.rows()) {
      int from = row.integer("from");
      int to = row.integer("to");
      double simulated = row.number("simulated_ns");
      threads.add(from);
      threads.add(to);
      pairs.computeIfAbsent(from, key -> new TreeMap<>()).put(to, simulated);
      lowest = Math.min(lowest, simulated);
      highest = Math.max(highest, simulated);
    }
    List<List<Double>> values = new ArrayList<>();
    for (int from : threads) {
      Map<Integer, Double> row = pairs.getOrDefault(from, new TreeMap<>());
      values.add(threads.stream().map(to -> row.getOrDefault(to, Double.NaN)).toList());
    }
    return new HeatFigure(
        NAME,
        "From hardware thread",
        "To hardware thread",
        threads.stream().map(thread -> "" + thread).toList(),
        values,
        Axis.linear("Handoff", "ns", lowest, highest));
  }
}
