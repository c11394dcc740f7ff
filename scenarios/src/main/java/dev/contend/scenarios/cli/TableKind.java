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
    String text(ResultTable results, String metric) {
      return TableFormats.CSV.format(EstimateTable.of(results, metric).tidy());
    }
  },
  JSON("json") {
    @Override
    String text(ResultTable results, String metric) {
      return TableFormats.JSON.format(EstimateTable.of(results, metric).tidy());
    }
  },
  MARKDOWN("md") {
    @Override
    String text(ResultTable results, String metric) {
      StringBuilder out = new StringBuilder();
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
    String text(ResultTable results, String metric) {
      return LatexTable.of(EstimateTable.of(results, metric));
    }
  },
  PGFPLOTS("dat") {
    @Override
    String text(ResultTable results, String metric) {
      return PgfplotsData.of(EstimateTable.of(results, metric));
    }
  };

  private final String extension;

  TableKind(String extension) {
    this.extension = extension;
  }

  String fileName(String metric) {
    return metric + "." + extension;
  }

  abstract String text(ResultTable results, String metric);
}
