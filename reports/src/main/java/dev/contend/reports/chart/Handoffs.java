package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;

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
    Pairs pairs = new Pairs();
    table
        .rows()
        .forEach(
            row -> pairs.add(row.integer("from"), row.integer("to"), row.number("simulated_ns")));
    return new HeatFigure(
        NAME,
        "From hardware thread",
        "To hardware thread",
        pairs.labels(),
        pairs.square(),
        Axis.linear("Handoff", "ns", pairs.lowest(), pairs.highest()));
  }
}
