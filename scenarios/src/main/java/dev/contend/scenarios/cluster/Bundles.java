package dev.contend.scenarios.cluster;

import java.util.ArrayList;
import java.util.List;

/** Shares runs out to tasks that are long enough to be worth sending, and short enough to lose. */
public final class Bundles {
  /** What a lost worker costs for each of its cores, in seconds; assumed. */
  static final double LONGEST_SECONDS = 30;

  /** Tasks for each core at least, so that no core waits long for the last; assumed. */
  static final int OF_A_CORE = 8;

  private Bundles() {}

  /**
   * Bundles of about the same length: neighbours in the sweep, which cost about the same, go to
   * different ones.
   *
   * @param <T> what stands for a run
   * @param runs in the order of the sweep
   * @param seconds that one of them takes, on average
   * @param cores that make them
   */
  public static <T> List<List<T>> of(List<T> runs, double seconds, int cores) {
    double byLength = Math.ceil(runs.size() * seconds / LONGEST_SECONDS);
    long wanted = (long) Math.max(byLength, (double) OF_A_CORE * Math.max(1, cores));
    int count = (int) Math.min(runs.size(), wanted);
    List<List<T>> bundles = new ArrayList<>();
    for (int bundle = 0; bundle < count; bundle++) {
      List<T> its = new ArrayList<>();
      for (int run = bundle; run < runs.size(); run += count) {
        its.add(runs.get(run));
      }
      bundles.add(its);
    }
    return bundles;
  }
}
