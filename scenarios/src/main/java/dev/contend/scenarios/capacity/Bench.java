package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Makes trials until a question about them is decided, or there are as many as there may be. */
final class Bench {
  private final Trials trials;
  private final List<Aim> aims;
  private final Rules rules;

  /** For each alternative the trials that were planned for it and not yet begun. */
  private final AtomicIntegerArray expected;

  /**
   * @param alternatives how many there are
   */
  Bench(Trials trials, int alternatives, List<Aim> aims, Rules rules) {
    this.trials = trials;
    expected = new AtomicIntegerArray(alternatives);
    this.aims = List.copyOf(aims);
    this.rules = rules;
  }

  /** The aims, in their order. */
  List<Aim> aims() {
    return aims;
  }

  /**
   * Plans a number of trials of an alternative before it is known which they are, so that from the
   * beginning it can be told how long the whole takes.
   */
  void expect(int alternative, int count) {
    expected.set(alternative, count);
    trials.planned(count);
  }

  /** No more trials of an alternative than were made are likely to follow. */
  void expectNoMore(int alternative) {
    trials.planned(-expected.getAndSet(alternative, 0));
  }

  /** Of so many trials only those are news that were not expected. */
  private void plan(int alternative, int count) {
    int before = expected.getAndUpdate(alternative, left -> Math.max(0, left - count));
    trials.planned(Math.max(0, count - before));
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
    plan(alternative, until - tested.replications());
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
