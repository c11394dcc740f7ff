package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;
import java.util.List;

/** Makes trials until a question about them is decided, or there are as many as there may be. */
final class Bench {
  private final Trials trials;
  private final List<Aim> aims;
  private final Rules rules;

  Bench(Trials trials, List<Aim> aims, Rules rules) {
    this.trials = trials;
    this.aims = List.copyOf(aims);
    this.rules = rules;
  }

  /** The aims, in their order. */
  List<Aim> aims() {
    return aims;
  }

  /** A number of workers, tested until it is known whether all aims are kept. */
  Tested tested(int alternative, int workers) throws InterruptedException {
    Tested tested = new Tested(workers, aims, rules);
    extend(alternative, tested, rules.min());
    while (tested.verdict() == Tested.Verdict.OPEN && tested.replications() < rules.max()) {
      extend(alternative, tested, rules.next(tested.replications()));
    }
    return tested;
  }

  /** Replications up to a number; none after one that failed. */
  private void extend(int alternative, Tested tested, int until) throws InterruptedException {
    trials.planned(until - tested.replications());
    while (tested.replications() < until && tested.failure().isEmpty()) {
      tested.add(trials.run(alternative, tested.workers(), tested.replications()));
    }
    trials.planned(tested.replications() - until);
  }

  /**
   * By which share one is dearer than another, from paired replications: as many as it takes until
   * the interval lies on one side of 0 or within what nobody minds.
   */
  MeanEstimate dearer(Priced first, Priced second) throws InterruptedException {
    while (true) {
      int pairs = Math.min(first.tested().replications(), second.tested().replications());
      MeanEstimate share = share(first.tested(), second.tested(), pairs);
      if (isApart(share) || isWithin(share) || pairs >= rules.max()) {
        return share;
      }
      int until = rules.next(pairs);
      extend(first.alternative(), first.tested(), until);
      extend(second.alternative(), second.tested(), until);
      if (first.tested().failure().isPresent() || second.tested().failure().isPresent()) {
        return share;
      }
    }
  }

  private MeanEstimate share(Tested first, Tested second, int pairs) {
    double[] dearer = first.costs(pairs);
    double[] other = second.costs(pairs);
    double mean = MeanEstimate.of(other).mean();
    for (int i = 0; i < pairs; i++) {
      dearer[i] = (dearer[i] - other[i]) / mean;
    }
    return MeanEstimate.of(dearer, rules.level(2));
  }

  /** Whether it is known which of two is dearer. */
  static boolean isApart(MeanEstimate share) {
    return share.low() > 0 || share.high() < 0;
  }

  /** Whether a difference is one that nobody minds. */
  boolean isWithin(MeanEstimate share) {
    return share.low() >= -rules.indifference() && share.high() <= rules.indifference();
  }

  /** Whether the first is dearer by no more than nobody minds. */
  boolean isNotDearer(MeanEstimate share) {
    return share.high() <= rules.indifference();
  }

  /** Something that costs. */
  record Priced(int alternative, Tested tested) {}
}
