package dev.contend.scenarios.capacity;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

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
    List<Curve> curves = curves(jobs);
    Ranking ranking = Ranking.of(bench, curves);
    if (ranking.ranked().isEmpty()) {
      return new Answer(bench.aims(), curves, ranking, memoryEnds, Optional.empty());
    }
    Curve best = ranking.ranked().get(0);
    return new Answer(
        bench.aims(),
        curves,
        ranking,
        memoryEnds,
        memoryEnds ? CurveSearch.outOfMemory(bench, best) : Optional.empty());
  }

  private List<Curve> curves(int jobs) throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(jobs, Search::daemon);
    try {
      List<Future<Curve>> searched = new ArrayList<>();
      for (int i = 0; i < alternatives.size(); i++) {
        bench.expect(i, CurveSearch.usualTrials(alternatives.get(i), costFalls, rules));
      }
      for (int i = 0; i < alternatives.size(); i++) {
        CurveSearch search = new CurveSearch(bench, i, alternatives.get(i), costFalls);
        searched.add(pool.submit(search::run));
      }
      List<Curve> curves = new ArrayList<>();
      for (Future<Curve> each : searched) {
        curves.add(each.get());
      }
      return curves;
    } catch (ExecutionException exception) {
      if (exception.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(exception.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "plan");
    thread.setDaemon(true);
    return thread;
  }
}
