package dev.contend.reports.chart;

import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.finding.Crossing;
import dev.contend.reports.finding.Crossings;
import dev.contend.reports.finding.Headline;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.Tables;
import java.util.List;

/**
 * Where one runtime overtakes another for good: the curves of the two, and the interval of the
 * number of workers. Of several pairs the one that crosses at the most workers.
 */
final class Crossover implements Chart {
  private static final String NAME = "crossover";

  @Override
  public Tables table() {
    return Tables.REPLICATIONS;
  }

  @Override
  public Figure figure(ChartInput input) {
    ResultTable replications = input.require(Tables.REPLICATIONS, NAME);
    Headline headline = Headline.of(replications);
    Crossings crossings = Crossings.of(replications, headline);
    if (crossings.found().isEmpty()) {
      throw new UndrawableException(
          "figure '"
              + NAME
              + "' needs curves of two runtimes that cross; in "
              + replications.source()
              + " one of each two is better throughout, by "
              + headline.metric()
              + ": "
              + SomeOf.names(crossings.names()));
    }
    Crossings.Found found = crossings.last();
    WorkerCurves curves = new WorkerCurves(input, NAME, headline.metric());
    List<Series> two =
        curves.series().stream()
            .filter(each -> List.of(found.first(), found.second()).contains(each.name()))
            .toList();
    double lowest = WorkerCurves.lowest(two);
    if (!(lowest > 0)) {
      throw new UndrawableException(
          "figure '" + NAME + "' needs values above 0; the lowest is " + lowest);
    }
    Axis x = curves.workersAxis();
    Axis y = Axis.logarithmic(headline.title(), headline.unit(), lowest, WorkerCurves.highest(two));
    Crossing crossing = found.crossing();
    int workers = crossing.wholeWorkers();
    String from = "from " + workers + (workers == 1 ? " worker" : " workers");
    CurveFigure figure = new CurveFigure(NAME, x, y, two);
    if (!crossing.hasInterval()) {
      return marked(figure, crossing, from);
    }
    return marked(figure, crossing, from + " (95 % CI " + crossing.interval() + ")")
        .withBand(CurveFigure.Band.across("95 % interval", y, crossing.low(), crossing.high()));
  }

  private static CurveFigure marked(CurveFigure figure, Crossing crossing, String label) {
    return figure.withMarks(List.of(new CurveFigure.Mark(crossing.workers(), label)));
  }
}
