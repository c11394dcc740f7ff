package dev.contend.scenarios.cli;

import dev.contend.reports.paper.LatexTable;
import dev.contend.reports.paper.PgfplotsData;
import dev.contend.reports.table.EstimateTable;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SummaryTables;
import dev.contend.reports.table.TableFormats;
import java.util.List;

/** The ways in which {@code contend table} writes the estimates of a metric. */
enum TableKind {
  CSV("csv") {
    @Override
    String text(ResultTable results, String metric, String statistic) {
      return TableFormats.CSV.format(EstimateTable.of(results, metric, statistic).tidy());
    }
  },
  JSON("json") {
    @Override
    String text(ResultTable results, String metric, String statistic) {
      return TableFormats.JSON.format(EstimateTable.of(results, metric, statistic).tidy());
    }
  },
  MARKDOWN("md") {
    @Override
    String text(ResultTable results, String metric, String statistic) {
      StringBuilder out = new StringBuilder();
      if (!statistic.equals(EstimateTable.MEAN)) {
        out.append("The ").append(statistic).append(" of the replications, with its interval.\n");
      }
      for (SummaryTables.Captioned part : SummaryTables.of(results, List.of(metric))) {
        out.append(out.length() > 0 ? "\n" : "");
        out.append(part.machine().isEmpty() ? "" : "On " + part.machine() + ":\n\n");
        out.append(TableFormats.MARKDOWN.format(part.table()));
      }
      return out.toString();
    }
  },
  LATEX("tex") {
    @Override
    String text(ResultTable results, String metric, String statistic) {
      return LatexTable.of(EstimateTable.of(results, metric, statistic));
    }
  },
  PGFPLOTS("dat") {
    @Override
    String text(ResultTable results, String metric, String statistic) {
      return PgfplotsData.of(EstimateTable.of(results, metric, statistic));
    }
  };

  private final String extension;

  TableKind(String extension) {
    this.extension = extension;
  }

  /** The name of the file with a metric's means, or with another statistic of it. */
  String fileName(String metric, String statistic) {
    String stem = statistic.equals(EstimateTable.MEAN) ? metric : metric + "-" + statistic;
    return stem + "." + extension;
  }

  /**
   * The file's text.
   *
   * @param results in whose column of means the statistic stands
   */
  abstract String text(ResultTable results, String metric, String statistic);
}
