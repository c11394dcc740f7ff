package dev.contend.scenarios.experiment;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Short runs of some points of a sweep, one after another, to say how long all of it may take.
 *
 * <p>The points lie evenly over the sweep. What is measured is the wall clock's time on the machine
 * at hand, which is no result: nothing of a pilot is kept.
 */
public final class Pilot {
  /** Points that are run at most. */
  static final int SAMPLE = 12;

  private static final long LONGEST_RUN_MS = 5_000;
  private static final double LONGEST_SECONDS = 10;
  private static final double NANOS = 1e9;
  private static final double MS = 1e3;

  private Pilot() {}

  /**
   * What some runs took.
   *
   * @param points of the sweep
   * @param sampled how many of them were run
   * @param cut how many of these were ended before they were done
   * @param low seconds that one run of each point takes at least, one after another
   * @param high seconds that they take at most; more if a run was cut
   */
  public record Times(int points, int sampled, int cut, double low, double high) {}

  /**
   * Runs some points, each once, within the scenario's limits and five seconds; ten seconds after
   * it began it runs no other.
   */
  public static Times run(ScenarioSpec scenario) {
    List<Integer> sample = sample(scenario.points().size());
    List<Double> seconds = new ArrayList<>();
    int cut = 0;
    long start = System.nanoTime();
    RunLimits own = scenario.limits();
    RunLimits limits = own.withWallMs(Math.min(own.wallMs(), LONGEST_RUN_MS));
    Preparation prepared = new Preparation();
    try (Supervision supervision = new Supervision(limits)) {
      // Once without looking at the clock: a JVM that has just begun is slow.
      run(supervision, prepared, scenario, sample.get(0));
      for (int index : sample) {
        if (!seconds.isEmpty() && (System.nanoTime() - start) / NANOS > LONGEST_SECONDS) {
          break;
        }
        long before = System.nanoTime();
        boolean isWhole = run(supervision, prepared, scenario, index);
        double taken = (System.nanoTime() - before) / NANOS;
        // What a limit of the scenario ends takes no longer in the sweep either.
        boolean isOurs = own.wallMs() > LONGEST_RUN_MS && taken * MS >= LONGEST_RUN_MS;
        cut += !isWhole && isOurs ? 1 : 0;
        seconds.add(taken);
      }
    }
    return times(scenario.points().size(), seconds, cut);
  }

  /** Whether a run came to its end. */
  private static boolean run(
      Supervision supervision, Preparation prepared, ScenarioSpec scenario, int index) {
    PointSpec point = scenario.points().get(index);
    try {
      return supervision.run(() -> prepared.run(point, scenario.seed(), 0)).isLasting();
    } catch (RuntimeException | StackOverflowError fault) {
      // A point at which the tool fails takes its time in the sweep too, and is told of there.
      return true;
    }
  }

  /**
   * From the times of some points to that of all: their sum if all were run, else the 95 % interval
   * of the mean, and never less than what was measured.
   */
  static Times times(int points, List<Double> seconds, int cut) {
    double sum = seconds.stream().mapToDouble(Double::doubleValue).sum();
    int sampled = seconds.size();
    if (sampled == points) {
      return new Times(points, sampled, cut, sum, sum);
    }
    double[] measured = seconds.stream().mapToDouble(Double::doubleValue).toArray();
    MeanEstimate mean = MeanEstimate.of(measured);
    double most = seconds.stream().mapToDouble(Double::doubleValue).max().orElse(0);
    // Of a single run no interval can be said; another may take as long as the longest at least.
    double high = sampled == 1 ? points * most : points * mean.high();
    return new Times(points, sampled, cut, Math.max(sum, points * mean.low()), high);
  }

  /** Points that lie evenly over a sweep, so that the first of them do as well. */
  static List<Integer> sample(int points) {
    Set<Integer> sample = new LinkedHashSet<>();
    if (points <= SAMPLE) {
      for (int index = 0; index < points; index++) {
        sample.add(index);
      }
      return List.copyOf(sample);
    }
    for (int turn = 0; sample.size() < SAMPLE; turn++) {
      // The bits of the turn in reverse: halves, quarters, eighths.
      double share = (Integer.reverse(turn) >>> 1) / (double) (1L << 31);
      sample.add((int) (share * points));
    }
    return List.copyOf(sample);
  }
}
