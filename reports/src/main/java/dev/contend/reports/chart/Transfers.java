package dev.contend.reports.chart;

import dev.contend.reports.chart.HeatFigure.Border;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How many lines each core has got from each other one: the cores that had to do with any, with
 * lines between their NUMA nodes and stronger ones between their sockets. A pair without transfers
 * is empty.
 */
final class Transfers implements Chart {
  private static final String NAME = "transfers";
  private static final String SOCKET_ENDS = ",";

  @Override
  public Tables table() {
    return Tables.TRANSFERS;
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable table = input.require(Tables.TRANSFERS, NAME);
    OnePoint.require(Tables.TRANSFERS, table, NAME);
    Map<Integer, String> nodes = new TreeMap<>();
    Pairs pairs = new Pairs();
    int together = 1;
    for (ResultTable.Row row : table.rows()) {
      nodes.put(row.integer("from"), row.text("from_node"));
      nodes.put(row.integer("to"), row.text("to_node"));
      pairs.add(row.integer("from"), row.integer("to"), row.number("transfers"));
      together = Math.max(together, row.integer("cores"));
    }
    String what = together > 1 ? "up to " + together + " cores from" : "core";
    return new HeatFigure(
        NAME,
        "From " + what,
        "To " + what,
        pairs.labels(),
        pairs.square(),
        Axis.logarithmic("Transfers", "lines", pairs.lowest(), pairs.highest()),
        borders(List.copyOf(nodes.values())));
  }

  private static List<Border> borders(List<String> nodes) {
    List<Border> borders = new ArrayList<>();
    for (int i = 1; i < nodes.size(); i++) {
      if (!nodes.get(i).equals(nodes.get(i - 1))) {
        borders.add(new Border(i, !socket(nodes.get(i)).equals(socket(nodes.get(i - 1)))));
      }
    }
    return borders;
  }

  private static String socket(String node) {
    return node.substring(0, Math.max(0, node.indexOf(SOCKET_ENDS)));
  }
}
