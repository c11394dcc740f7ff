package dev.contend.reports.chart;

import dev.contend.reports.table.Tables;

/**
 * How many of the workers do what on average: the bottom of each bar is what was gained, the rest
 * is where the other workers went; each bar adds up to the number of workers exactly.
 *
 * <p>Source: Eyerman, Du Bois and Eeckhout, Speedup Stacks, ISPASS 2012. Departures: the parts are
 * the causes that the run accounted, not estimates from counters.
 */
final class SpeedupStack implements Chart {
  @Override
  public Tables table() {
    return Tables.CAUSES;
  }

  @Override
  public Figure figure(ChartInput input) {
    CauseBars bars = new CauseBars(input, "speedup-stack");
    int most = bars.mostWorkers();
    int step = Math.max(1, Integer.highestOneBit(most) / 4);
    return new StackFigure(
        "speedup-stack",
        CauseBars.BAR_AXIS,
        Axis.fromZero("Workers by activity", "mean number", most, step),
        bars.layers(),
        bars.panels(workers -> workers));
  }
}
