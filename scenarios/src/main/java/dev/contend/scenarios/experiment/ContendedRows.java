package dev.contend.scenarios.experiment;

import dev.contend.reports.table.RowBuilder;
import dev.contend.reports.table.Tables;
import java.util.List;

/**
 * The subjects that the workers of a point waited for most, as rows of {@link Tables#CONTENDED}.
 */
final class ContendedRows {
  /** Rows of a point, but for the one of everything else. */
  private static final int MOST = 20;

  private ContendedRows() {}

  static void fill(RowBuilder table, List<RunResult> runs) {
    PointLosses losses = new PointLosses(runs);
    for (Contended each : Contended.most(losses.subjects(), MOST)) {
      double waitedPs = each.allWaitedPs();
      table
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
}
