package dev.contend.scenarios.capacity;

import dev.contend.engine.statistics.MeanEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Looks for the number of workers of one alternative.
 *
 * <p>First for the smallest that keeps all aims: numbers double until one does or memory ends, and
 * the gap before it is halved until it is closed. That finds the smallest if what fails below it
 * fails everywhere below. If no doubled number keeps them, the gaps on both sides of the nearest
 * are halved as well, since more workers can also be too many. Then, if more workers can be
 * cheaper, for the one that costs least: numbers double to the end, and the gaps around the
 * cheapest are halved. What is decided is decided by tests on replications, never by single means.
 */
final class CurveSearch {
  private final Bench bench;
  private final WorkersCurve curve;
  private final List<Integer> workers;
  private final boolean costFalls;

  /**
   * @param costFalls whether more workers may be cheaper than fewer
   */
  CurveSearch(Bench bench, int index, Alternative alternative, boolean costFalls) {
    this.bench = bench;
    this.costFalls = costFalls;
    curve = new WorkersCurve(index, alternative);
    workers = alternative.workers();
  }

  WorkersCurve run() throws InterruptedException {
    Optional<Integer> first = smallest();
    if (first.isPresent()) {
      curve.choose(costFalls ? cheapest(first.get()) : first.get());
    }
    bench.expectNoMore(curve.index());
    return curve;
  }

  /**
   * Trials that a search takes as a rule: numbers that double to the end, the last gap halved, each
   * with the fewest replications.
   */
  static int usualTrials(Alternative alternative, boolean costFalls, Rules rules) {
    int doubled = Integer.SIZE - Integer.numberOfLeadingZeros(alternative.workers().size());
    int halved = Math.max(0, doubled - 2);
    return (doubled + (costFalls ? 2 : 1) * halved) * rules.min();
  }

  private Tested test(int at) throws InterruptedException {
    Optional<Tested> known = curve.at(at);
    if (known.isPresent()) {
      return known.get();
    }
    Tested tested = bench.tested(curve.index(), workers.get(at));
    curve.put(at, tested);
    return tested;
  }

  private boolean isMet(int at) throws InterruptedException {
    return test(at).verdict() == Tested.Verdict.MET;
  }

  private Optional<Integer> smallest() throws InterruptedException {
    int low = -1;
    int at = 0;
    while (!isMet(at) && !test(at).isOutOfMemory()) {
      if (at == workers.size() - 1) {
        return besideTheNearest();
      }
      low = at;
      at = doubled(at);
    }
    int first = closed(low, at);
    return isMet(first) ? Optional.of(first) : besideTheNearest();
  }

  /** The position of the smallest number that is twice as large or more, or of the last. */
  private int doubled(int at) {
    int next = at + 1;
    while (next < workers.size() - 1 && workers.get(next) < 2 * workers.get(at)) {
      next++;
    }
    return next;
  }

  /** The first position after {@code low} at which it is enough; at {@code high} it is. */
  private int closed(int low, int high) throws InterruptedException {
    int below = low;
    int first = high;
    while (first - below > 1) {
      int middle = (below + first) / 2;
      if (isMet(middle) || test(middle).isOutOfMemory()) {
        first = middle;
      } else {
        below = middle;
      }
    }
    return first;
  }

  private Optional<Integer> besideTheNearest() throws InterruptedException {
    while (true) {
      int nearest = workers.indexOf(curve.nearest().workers());
      if (nearest == workers.size() - 1) {
        return Optional.empty();
      }
      List<Integer> gaps = gaps(nearest);
      if (gaps.isEmpty()) {
        return Optional.empty();
      }
      for (int middle : gaps) {
        if (isMet(middle)) {
          List<Integer> lower = curve.positions().stream().filter(at -> at < middle).toList();
          return Optional.of(closed(lower.isEmpty() ? -1 : lower.get(lower.size() - 1), middle));
        }
      }
    }
  }

  /** The middles of the gaps between a tested position and its tested neighbours. */
  private List<Integer> gaps(int position) {
    int below = -1;
    int above = workers.size();
    for (int tested : curve.positions()) {
      below = tested < position ? tested : below;
      above = tested > position ? Math.min(above, tested) : above;
    }
    List<Integer> middles = new ArrayList<>();
    if (position - below > 1) {
      middles.add((below + position) / 2);
    }
    if (above - position > 1) {
      middles.add((position + above) / 2);
    }
    return middles;
  }

  private int cheapest(int first) throws InterruptedException {
    for (int at = first; at < workers.size() - 1 && !test(at).isOutOfMemory(); ) {
      at = doubled(at);
      test(at);
    }
    int best = cheapestTested();
    for (List<Integer> gaps = gaps(best); !gaps.isEmpty(); gaps = gaps(best)) {
      for (int middle : gaps) {
        test(middle);
      }
      best = cheapestTested();
    }
    return best;
  }

  /** The smallest number that is not dearer than any other that was tested and keeps all aims. */
  private int cheapestTested() throws InterruptedException {
    List<Integer> met = new ArrayList<>();
    for (int at : curve.positions()) {
      if (isMet(at)) {
        met.add(at);
      }
    }
    int best = met.get(0);
    for (int at : met) {
      // The larger has to show that it is cheaper by more than nobody minds, or at all.
      MeanEstimate dearer = at == best ? MeanEstimate.of(new double[1]) : dearer(best, at);
      boolean isLess = dearer.low() > 0 && !bench.isNotDearer(dearer);
      best = at != best && isLess ? at : best;
    }
    return best;
  }

  private MeanEstimate dearer(int one, int other) throws InterruptedException {
    return bench.dearer(
        new Bench.Priced(curve.index(), test(one)), new Bench.Priced(curve.index(), test(other)));
  }

  /**
   * The smallest number above the chosen one for which memory does not last.
   *
   * @param curve one with a choice
   */
  static Optional<Integer> outOfMemory(Bench bench, WorkersCurve curve)
      throws InterruptedException {
    CurveSearch search = new CurveSearch(bench, curve);
    int fits = curve.chosenPosition();
    int at = fits;
    while (!search.test(at).isOutOfMemory()) {
      if (at == search.workers.size() - 1) {
        return Optional.empty();
      }
      fits = at;
      at = search.doubled(at);
    }
    while (at - fits > 1) {
      int middle = (fits + at) / 2;
      if (search.test(middle).isOutOfMemory()) {
        at = middle;
      } else {
        fits = middle;
      }
    }
    return Optional.of(search.workers.get(at));
  }

  private CurveSearch(Bench bench, WorkersCurve curve) {
    this.bench = bench;
    this.curve = curve;
    workers = curve.alternative().workers();
    costFalls = false;
  }
}
