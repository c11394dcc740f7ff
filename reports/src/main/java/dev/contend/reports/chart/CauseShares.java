package dev.contend.reports.chart;

import dev.contend.reports.table.Tables;

/** What share of the workers' time went where: each bar is 100 %. */
final class CauseShares implements Chart {
  private static final double WHOLE = 100;
  private static final double STEP = 20;

  @Override
  public Tables table() {
    return Tables.CAUSES;
  }

  @Override
  public Figure figure(ChartInput input) {
    CauseBars bars = new CauseBars(input, "cause-shares");
    return new StackFigure(
        "cause-shares",
        CauseBars.BAR_AXIS,
        Axis.fromZero("Share of worker time", "%", WHOLE, STEP),
        bars.layers(),
        bars.panels(workers -> WHOLE));
  }
}
