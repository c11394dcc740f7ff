package dev.contend.reports.finding;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.PairedDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The number of workers from which one runtime beats another for good, with its 95 % interval.
 *
 * <p>For each number of workers the logarithm of the ratio of the two is estimated from pairs of
 * replications, which share their random numbers. Between two numbers of workers it is taken as
 * straight over the logarithm of the workers. The crossing is where the mean passes zero for the
 * last time; its interval reaches from where the first end of the ratio's interval passes zero to
 * where the other does. What does not pass within the sweep leaves that side open. A single
 * replication has no interval.
 *
 * @param winner which of the two is better beyond it: 0 or 1
 * @param workers where the means cross
 * @param low lower end of the interval; the fewest workers of the sweep if it is open
 * @param high upper end; the most workers of the sweep if it is open
 * @param isOpenBelow whether the interval may begin before the sweep
 * @param isOpenAbove whether it may end after the sweep
 * @param replications the fewest pairs at a number of workers; if there is but one there is no
 *     interval, and {@code low} and {@code high} are {@code workers}
 */
public record Crossing(
    int winner,
    double workers,
    double low,
    double high,
    boolean isOpenBelow,
    boolean isOpenAbove,
    int replications) {

  /**
   * The crossing of two runtimes; none if one is better throughout.
   *
   * @param first positive values of each number of workers, one for each replication
   * @param second likewise, paired with the first
   * @param isCost whether less is better
   */
  public static Optional<Crossing> of(
      Map<Integer, double[]> first, Map<Integer, double[]> second, boolean isCost) {
    TreeMap<Integer, MeanEstimate> gains = new TreeMap<>();
    first.forEach(
        (workers, values) -> {
          double[] others = second.get(workers);
          if (others != null && others.length == values.length && values.length > 0) {
            MeanEstimate gain = PairedDifference.of(logarithms(others), logarithms(values));
            gains.put(workers, isCost ? negated(gain) : gain);
          }
        });
    return gains.size() < 2 ? Optional.empty() : of(gains);
  }

  private static Optional<Crossing> of(TreeMap<Integer, MeanEstimate> gains) {
    List<Integer> workers = List.copyOf(gains.keySet());
    List<Double> means = gains.values().stream().map(MeanEstimate::mean).toList();
    double end = means.get(means.size() - 1);
    int winner = end > 0 ? 1 : 0;
    double sign = end > 0 ? 1 : -1;
    Optional<Double> crossing = lastRise(workers, scaled(means, sign));
    if (end == 0 || crossing.isEmpty()) {
      return Optional.empty();
    }
    List<Double> early = new ArrayList<>();
    List<Double> late = new ArrayList<>();
    for (MeanEstimate gain : gains.values()) {
      early.add(sign > 0 ? gain.high() : -gain.low());
      late.add(sign > 0 ? gain.low() : -gain.high());
    }
    Optional<Double> low = lastRise(workers, early).filter(each -> each <= crossing.get());
    Optional<Double> high = lastRise(workers, late);
    return Optional.of(
        new Crossing(
            winner,
            crossing.get(),
            low.orElse((double) workers.get(0)),
            high.orElse((double) workers.get(workers.size() - 1)),
            low.isEmpty(),
            high.isEmpty(),
            gains.values().stream().mapToInt(MeanEstimate::replications).min().orElseThrow()));
  }

  /** Where values pass zero upwards for the last time; none if they end below or never do. */
  private static Optional<Double> lastRise(List<Integer> workers, List<Double> values) {
    int last = values.size() - 1;
    if (!(values.get(last) > 0)) {
      return Optional.empty();
    }
    for (int i = last; i > 0; i--) {
      double before = values.get(i - 1);
      if (before <= 0) {
        double share = -before / (values.get(i) - before);
        double from = StrictMath.log(workers.get(i - 1));
        double to = StrictMath.log(workers.get(i));
        return Optional.of(StrictMath.exp(from + share * (to - from)));
      }
    }
    return Optional.empty();
  }

  private static List<Double> scaled(List<Double> values, double factor) {
    return values.stream().map(value -> value * factor).toList();
  }

  private static double[] logarithms(double[] values) {
    double[] logarithms = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      logarithms[i] = StrictMath.log(values[i]);
    }
    return logarithms;
  }

  private static MeanEstimate negated(MeanEstimate of) {
    return new MeanEstimate(-of.mean(), -of.high(), -of.low(), of.replications());
  }

  /** The first whole number of workers with which the winner is better. */
  public int wholeWorkers() {
    return (int) Math.ceil(workers - ROUNDING);
  }

  /** Whether an interval can be stated. */
  public boolean hasInterval() {
    return replications > 1;
  }

  /**
   * The interval in whole workers, as in {@code 9 to 13}, or {@code 9 to 64 or more} if it is open.
   */
  public String interval() {
    int from = (int) Math.ceil(low - ROUNDING);
    int to = (int) Math.ceil(high - ROUNDING);
    String begin = isOpenBelow ? from + " or fewer" : "" + from;
    String end = isOpenAbove ? to + " or more" : "" + to;
    return begin.equals(end) ? begin : begin + " to " + end;
  }

  private static final double ROUNDING = 1e-9;
}
