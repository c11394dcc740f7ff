package dev.contend.scenarios.cli;

import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.UndrawableException;
import dev.contend.reports.table.Tables;
import java.util.List;

/** What to say where results lack what a chart needs: what that is, and how to come by it. */
final class UndrawnChart {
  private static final List<String> OVER_ONE_WORKER =
      List.of("speedup", "speedup-over-gil", "efficiency");

  private UndrawnChart() {}

  static String message(Charts chart, UndrawableException exception) {
    return "contend: chart '"
        + chart.yamlName()
        + "' not drawn: "
        + exception.getMessage()
        + advice(chart)
        + "\n    'contend run "
        + chart.experiment()
        + (isOfOneRun(chart) ? " --trace" : "")
        + "' writes results that it can be drawn from";
  }

  /** Whether its table is that of a single run, which has to be asked for. */
  private static boolean isOfOneRun(Charts chart) {
    return chart.table() == Tables.TIMELINE || chart.table() == Tables.TRANSFERS;
  }

  private static String advice(Charts chart) {
    if (chart.table() == Tables.REFERENCE) {
      return "\n    name published figures of this sweep: 'reference: NAME', see 'contend list"
          + " references'";
    }
    if (chart.table() == Tables.FITS) {
      return "\n    laws are fitted to curves of 5 or more numbers of workers: sweep 'workers' over"
          + " 5 or more, 1 among them";
    }
    if (isOfOneRun(chart)) {
      return "\n    run again into the same folder with --trace, which writes it: 'contend run SCENARIO"
          + " --trace'";
    }
    return chart.metrics().stream().anyMatch(OVER_ONE_WORKER::contains)
        ? "\n    a speedup needs a point with 1 worker to compare with: add 1 to 'workers'"
        : "";
  }
}
