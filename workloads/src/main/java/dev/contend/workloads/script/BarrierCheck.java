package dev.contend.workloads.script;

import dev.contend.workloads.script.Finding.Rule;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether those who come to a barrier can all leave it. */
final class BarrierCheck {
  private final Script script;

  BarrierCheck(Script script) {
    this.script = script;
  }

  /** Barriers at which threads would wait for ever. */
  List<Finding> all(Tally tally, Scope scope, int workers) {
    List<Finding> findings = new ArrayList<>();
    for (Thing barrier : script.things(Category.BARRIER)) {
      List<Double> each = tally.each(Verb.BARRIER, barrier);
      double total = each.stream().mapToDouble(Double::doubleValue).sum();
      long parties = barrier.whole(Thing.PARTIES, scope, workers);
      if (parties == 0) {
        findings.add(finding(barrier, "is for 0 threads", "write 1 or more parties"));
      } else if (!Double.isNaN(total)) {
        double most = each.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        long comers = each.stream().filter(times -> times > 0).count();
        // One thread cannot leave twice while the others leave once.
        if (total % parties != 0 || most > total / parties) {
          String wrong =
              String.format(
                  Locale.ROOT,
                  "is left by %d threads together, but %d threads come to it, %,.0f times in all",
                  parties,
                  comers,
                  total);
          findings.add(finding(barrier, wrong, "write 'parties: " + Math.max(1, comers) + "'"));
        }
      }
    }
    return findings;
  }

  private static Finding finding(Thing barrier, String wrong, String advice) {
    return new Finding(
        barrier.mark(),
        Rule.BARRIER_PARTIES,
        "barrier '" + barrier.name() + "' " + wrong,
        advice + ", or let every thread that comes come equally often");
  }
}
