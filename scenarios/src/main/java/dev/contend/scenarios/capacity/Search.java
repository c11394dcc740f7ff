package dev.contend.scenarios.capacity;

import dev.contend.scenarios.experiment.SideBySide;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The search for the best of several alternatives: the number of workers of each, then their order
 * by cost, then when the chosen one's memory ends.
 *
 * <p>What is found of an alternative depends on its own trials only, so that the answer does not
 * depend on how many are looked at side by side.
 */
public final class Search {
  private final List<Alternative> alternatives;
  private final boolean costFalls;
  private final boolean memoryEnds;
  private final Rules rules;
  private final Bench bench;

  /**
   * @param aims what a choice must keep; more than none
   * @param rules how sure to be
   * @param costFalls whether more workers may be cheaper than fewer
   * @param memoryEnds whether there is any limit on memory
   */
  public Search(
      List<Alternative> alternatives,
      List<Aim> aims,
      Rules rules,
      boolean costFalls,
      boolean memoryEnds,
      Trials trials) {
    this.alternatives = List.copyOf(alternatives);
    this.costFalls = costFalls;
    this.memoryEnds = memoryEnds;
    this.rules = rules;
    bench = new Bench(trials, alternatives.size(), aims, rules);
  }

  /**
   * Searches.
   *
   * @param jobs alternatives at the same time, 1 or more
   */
  public Answer run(int jobs) throws InterruptedException {
    List<WorkersCurve> curves = curves(jobs);
    Ranking ranking = Ranking.of(bench, curves);
    if (ranking.ranked().isEmpty()) {
      return new Answer(bench.aims(), curves, ranking, memoryEnds, Optional.empty());
    }
    WorkersCurve best = ranking.ranked().get(0);
    return new Answer(
        bench.aims(),
        curves,
        ranking,
        memoryEnds,
        memoryEnds ? CurveSearch.outOfMemory(bench, best) : Optional.empty());
  }

  private List<WorkersCurve> curves(int jobs) throws InterruptedException {
    for (int i = 0; i < alternatives.size(); i++) {
      bench.expect(i, CurveSearch.usualTrials(alternatives.get(i), costFalls, rules));
    }
    List<Callable<WorkersCurve>> searches = new ArrayList<>();
    for (int i = 0; i < alternatives.size(); i++) {
      searches.add(new CurveSearch(bench, i, alternatives.get(i), costFalls)::run);
    }
    return SideBySide.all(jobs, searches);
  }
}
