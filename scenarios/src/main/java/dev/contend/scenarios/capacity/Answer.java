package dev.contend.scenarios.capacity;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleBiFunction;

/**
 * What a search found.
 *
 * @param aims what was asked for
 * @param curves of all alternatives, in their order
 * @param ranking of those that keep all aims; empty if none does
 * @param memoryEnds whether there was any limit on memory
 * @param outOfMemoryFrom the smallest number of workers of the best for which memory does not last;
 *     empty if it lasts for all that may be chosen, or there is no limit
 */
public record Answer(
    List<Aim> aims,
    List<WorkersCurve> curves,
    Ranking ranking,
    boolean memoryEnds,
    Optional<Integer> outOfMemoryFrom) {
  public Answer {
    aims = List.copyOf(aims);
    curves = List.copyOf(curves);
  }

  /** The best; empty if none keeps all aims. */
  public Optional<WorkersCurve> best() {
    return ranking.ranked().stream().findFirst();
  }

  /**
   * Of the alternatives that were looked at and would cost less, but do not keep all aims, the one
   * that comes closest to them; empty if there is none, or none has a result.
   *
   * @param perHour what a number of workers of an alternative costs
   */
  public Optional<WorkersCurve> cheaper(ToDoubleBiFunction<WorkersCurve, Tested> perHour) {
    if (best().isEmpty()) {
      return Optional.empty();
    }
    WorkersCurve best = best().get();
    double most = perHour.applyAsDouble(best, best.choice().orElseThrow());
    return curves.stream()
        .filter(curve -> curve.choice().isEmpty() && curve.nearest().failure().isEmpty())
        .filter(curve -> perHour.applyAsDouble(curve, curve.nearest()) < most)
        .min(Comparator.comparingDouble(curve -> curve.nearest().shortfall()));
  }

  /** Of all alternatives the one that comes closest to the aims. */
  public WorkersCurve nearest() {
    WorkersCurve nearest = curves.get(0);
    for (WorkersCurve each : curves) {
      nearest = each.nearest().shortfall() < nearest.nearest().shortfall() ? each : nearest;
    }
    return nearest;
  }
}
