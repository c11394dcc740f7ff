package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.scenarios.spec.PlanMetrics;
import java.util.Optional;

/**
 * How many machines it takes at least where more arrives than one serves: what arrives over what
 * one serves at most, as if load were balanced perfectly between them and cost nothing to balance.
 */
final class SeveralMachines {
  private final Answer answer;
  private final PlanTables tables;

  SeveralMachines(Answer answer, PlanTables tables) {
    this.answer = answer;
    this.tables = tables;
  }

  /**
   * Some machines that are alike.
   *
   * @param tested each of them
   * @param perHour what they cost together
   */
  record Several(WorkersCurve curve, Tested tested, int machines, double perHour) {}

  /**
   * Those that cost least; of equally dear ones the fewest, then the first.
   *
   * @param demand that arrives a second, more than any of them serves
   */
  Optional<Several> cheapest(double demand) {
    Optional<Several> cheapest = Optional.empty();
    for (WorkersCurve curve : answer.curves()) {
      for (Tested tested : curve.tested()) {
        // No fewer than by the upper end of what one may serve, where more than one run was needed.
        double served = tested.rate().high();
        Optional<MeanEstimate> cost = tables.metric(curve, tested, PlanMetrics.COST_PER_HOUR);
        if (served > 0 && cost.isPresent()) {
          int machines = (int) Math.min(Integer.MAX_VALUE, Math.ceil(demand / served));
          Several several = new Several(curve, tested, machines, machines * cost.get().mean());
          cheapest =
              cheapest.filter(best -> !isBetter(several, best)).or(() -> Optional.of(several));
        }
      }
    }
    return cheapest;
  }

  private static boolean isBetter(Several one, Several other) {
    return one.perHour() < other.perHour()
        || (one.perHour() == other.perHour() && one.machines() < other.machines());
  }
}
