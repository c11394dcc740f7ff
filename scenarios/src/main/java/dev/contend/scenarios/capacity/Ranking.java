package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The alternatives that keep all aims, the best first.
 *
 * <p>Those that cannot be told apart from the cheapest by their cost come first: the one with the
 * most headroom, in steps of 5 %, before the others, then the one with fewer workers, then in the
 * order of the alternatives. The rest follows by cost.
 *
 * @param ranked with a choice each
 * @param tied how many of the first cannot be told apart; 1 if the best is cheaper than all others,
 *     0 if there is none
 * @param margin by which share the second is dearer than the first; empty if there is no second
 * @param beyond by which share the cheapest of those that are told apart is dearer; empty if none
 *     is
 */
public record Ranking(
    List<WorkersCurve> ranked,
    int tied,
    Optional<MeanEstimate> margin,
    Optional<MeanEstimate> beyond) {
  private static final double STEP = 0.05;

  public Ranking {
    ranked = List.copyOf(ranked);
  }

  static Ranking of(Bench bench, List<WorkersCurve> curves) throws InterruptedException {
    List<WorkersCurve> left = new ArrayList<>(curves);
    left.removeIf(curve -> curve.choice().isEmpty());
    if (left.isEmpty()) {
      return new Ranking(List.of(), 0, Optional.empty(), Optional.empty());
    }
    // More replications may show that another is the cheapest.
    WorkersCurve cheapest = cheapest(left);
    List<WorkersCurve> tied = tied(bench, left, cheapest);
    for (int again = 0; again < left.size() && cheapest(left) != cheapest; again++) {
      cheapest = cheapest(left);
      tied = tied(bench, left, cheapest);
    }
    tied.sort(
        Comparator.comparingDouble(Ranking::headroomSteps)
            .reversed()
            .thenComparing(curve -> curve.choice().orElseThrow().workers())
            .thenComparing(WorkersCurve::index));
    List<WorkersCurve> ranked = new ArrayList<>(tied);
    left.removeAll(tied);
    left.sort(Comparator.comparingDouble(Ranking::cost).thenComparing(WorkersCurve::index));
    ranked.addAll(left);
    return new Ranking(
        ranked, tied.size(), margin(bench, ranked, 1), margin(bench, ranked, tied.size()));
  }

  private static Optional<MeanEstimate> margin(Bench bench, List<WorkersCurve> ranked, int other)
      throws InterruptedException {
    return ranked.size() <= other
        ? Optional.empty()
        : Optional.of(bench.dearer(ranked.get(other).priced(), ranked.get(0).priced()));
  }

  private static List<WorkersCurve> tied(Bench bench, List<WorkersCurve> all, WorkersCurve cheapest)
      throws InterruptedException {
    List<WorkersCurve> tied = new ArrayList<>(List.of(cheapest));
    for (WorkersCurve each : all) {
      if (each != cheapest) {
        MeanEstimate dearer = bench.dearer(each.priced(), cheapest.priced());
        if (!Bench.isApart(dearer) || bench.isWithin(dearer)) {
          tied.add(each);
        }
      }
    }
    return tied;
  }

  private static WorkersCurve cheapest(List<WorkersCurve> curves) {
    return curves.stream()
        .min(Comparator.comparingDouble(Ranking::cost).thenComparing(WorkersCurve::index))
        .orElseThrow();
  }

  private static double cost(WorkersCurve curve) {
    return curve.choice().flatMap(Tested::cost).map(MeanEstimate::mean).orElse(Double.MAX_VALUE);
  }

  /** Means that are nearer to each other than a step say little of which is better. */
  private static double headroomSteps(WorkersCurve curve) {
    Tested chosen = curve.choice().orElseThrow();
    return Math.floor(chosen.tightest().map(chosen::headroom).orElse(0.0) / STEP);
  }
}
