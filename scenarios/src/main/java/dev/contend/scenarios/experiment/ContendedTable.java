package dev.contend.scenarios.experiment;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;

/** The subjects that the workers of each point waited for most, as a table. */
final class ContendedTable {
  /** Rows of a point, but for the one of everything else. */
  private static final int MOST = 20;

  private ContendedTable() {}

  static ResultTable of(ExperimentResult result) {
    TableBuilder table = Tables.CONTENDED.builder(result.scenario().axes());
    for (int point = 0; point < result.runs().size(); point++) {
      PointLosses losses = new PointLosses(result.runs().get(point));
      for (Contended each : Contended.most(losses.subjects(), MOST)) {
        double waitedPs = each.allWaitedPs();
        ResultTables.point(table, result.scenario(), result.scenario().points().get(point))
            .text("kind", each.kind().label())
            .text("name", each.name())
            .number("accesses", each.accesses())
            .number("transfers", each.transfers())
            .number("waiting_s", waitedPs / 1e12)
            .number("share", losses.allPs() > 0 ? waitedPs / losses.allPs() : 0)
            .text("cause", waitedPs > 0 ? each.mainCause().label() : "")
            .end();
      }
    }
    return table.build();
  }
}
