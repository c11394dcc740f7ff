package dev.contend.scenarios.experiment;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.PairedDifference;
import dev.contend.engine.statistics.WelchDifference;
import dev.contend.reports.table.Numbers;
import dev.contend.reports.table.TableBuilder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A metric at a point of two folders.
 *
 * @param key what names the point
 * @param metric name of the metric
 * @param unit of the metric
 * @param first its mean in the first folder, if that has it; where replications are paired, of
 *     those that both have
 * @param second the same of the second folder
 * @param change the difference of the two, if there are two
 */
public record ComparedPoint(
    List<String> key,
    String metric,
    String unit,
    Optional<Double> first,
    Optional<Double> second,
    Optional<Change> change) {

  /** How a difference was formed. */
  public enum Method {
    /** Replication by replication, with common random numbers. */
    PAIRED("paired"),
    /** Of two means whose runs share nothing. */
    WELCH("Welch"),
    /** Of runs too few for an interval. */
    SINGLE("single runs");

    private final String label;

    Method(String label) {
      this.label = label;
    }

    /** The name in tables. */
    public String label() {
      return label;
    }
  }

  /**
   * The second less the first.
   *
   * @param difference in the metric's unit
   * @param relative second over first, less 1, by the logarithms; empty if a value is not positive
   * @param method how it was formed
   */
  public record Change(MeanEstimate difference, Optional<MeanEstimate> relative, Method method) {
    /** Whether there is a difference beyond chance; of single runs, whether there is any. */
    public boolean isSeen() {
      return !difference.covers(0);
    }

    /** As a share where there is one, with its interval: {@code +3.1 % (+2.9..+3.3)}. */
    public String text() {
      boolean isShare = relative.isPresent();
      MeanEstimate value = relative.orElse(difference);
      String mean = signed(value.mean(), isShare) + (isShare ? " %" : "");
      return method == Method.SINGLE || value.halfWidth() == 0
          ? mean
          : mean + " (" + signed(value.low(), isShare) + ".." + signed(value.high(), isShare) + ")";
    }

    /** Whether the change is beyond a share, its whole interval considered. */
    public boolean isBeyond(double share) {
      return relative.map(each -> each.low() > share || each.high() < -share).orElse(isSeen());
    }
  }

  /**
   * Compares.
   *
   * @param first values of the first side by replication, all of one metric
   * @param second the same of the second
   * @param isPaired whether replication r of both shares its random numbers
   */
  public static ComparedPoint of(
      List<String> key,
      String metric,
      String unit,
      Map<Integer, Double> first,
      Map<Integer, Double> second,
      boolean isPaired) {
    List<Integer> both = first.keySet().stream().filter(second::containsKey).toList();
    boolean pairs = isPaired && both.size() > 1;
    double[] one = values(first, pairs ? both : List.copyOf(first.keySet()));
    double[] other = values(second, pairs ? both : List.copyOf(second.keySet()));
    Optional<Change> change =
        one.length == 0 || other.length == 0
            ? Optional.empty()
            : Optional.of(change(one, other, method(one, other, pairs)));
    return new ComparedPoint(key, metric, unit, mean(one), mean(other), change);
  }

  private static Method method(double[] first, double[] second, boolean pairs) {
    if (pairs) {
      return Method.PAIRED;
    }
    return first.length > 1 && second.length > 1 ? Method.WELCH : Method.SINGLE;
  }

  private static double[] values(Map<Integer, Double> values, List<Integer> replications) {
    return replications.stream().mapToDouble(r -> values.getOrDefault(r, 0.0)).toArray();
  }

  private static Change change(double[] first, double[] second, Method method) {
    boolean positive = Arrays.stream(first).allMatch(value -> value > 0);
    positive &= Arrays.stream(second).allMatch(value -> value > 0);
    Optional<MeanEstimate> relative =
        positive
            ? Optional.of(ratio(difference(logs(second), logs(first), method)))
            : Optional.empty();
    return new Change(difference(second, first, method), relative, method);
  }

  private static MeanEstimate difference(double[] of, double[] less, Method method) {
    return switch (method) {
      case PAIRED -> PairedDifference.of(of, less);
      case WELCH -> WelchDifference.of(of, less);
      case SINGLE -> {
        double difference = MeanEstimate.of(of).mean() - MeanEstimate.of(less).mean();
        yield new MeanEstimate(difference, difference, difference, 1);
      }
    };
  }

  private static double[] logs(double[] values) {
    return Arrays.stream(values).map(StrictMath::log).toArray();
  }

  private static MeanEstimate ratio(MeanEstimate log) {
    return new MeanEstimate(
        StrictMath.expm1(log.mean()),
        StrictMath.expm1(log.low()),
        StrictMath.expm1(log.high()),
        log.replications());
  }

  private static Optional<Double> mean(double[] values) {
    return values.length == 0 ? Optional.empty() : Optional.of(MeanEstimate.of(values).mean());
  }

  /** What is to be said of it, in a word or two. */
  public String verdict() {
    if (change.isEmpty()) {
      return first.isPresent() ? "only in the first" : "only in the second";
    }
    MeanEstimate difference = change.get().difference();
    if (difference.mean() == 0 && difference.halfWidth() == 0) {
      return "equal";
    }
    if (!change.get().isSeen()) {
      return "not told apart";
    }
    return difference.mean() > 0 ? "higher" : "lower";
  }

  void fill(TableBuilder table) {
    table.text("metric", metric).text("unit", unit);
    number(table, "first", first);
    number(table, "second", second);
    boolean hasInterval = change.map(each -> each.method() != Method.SINGLE).orElse(false);
    interval(
        table,
        change.map(Change::difference),
        hasInterval,
        List.of("difference", "ci95_low", "ci95_high"));
    interval(
        table,
        change.flatMap(Change::relative),
        hasInterval,
        List.of("change", "change_low", "change_high"));
    table.text("method", change.map(each -> each.method().label()).orElse(""));
    table.text("verdict", verdict()).end();
  }

  private static void interval(
      TableBuilder table, Optional<MeanEstimate> value, boolean bounded, List<String> columns) {
    number(table, columns.get(0), value.map(MeanEstimate::mean));
    Optional<MeanEstimate> interval = bounded ? value : Optional.empty();
    number(table, columns.get(1), interval.map(MeanEstimate::low));
    number(table, columns.get(2), interval.map(MeanEstimate::high));
  }

  private static void number(TableBuilder table, String column, Optional<Double> value) {
    table.text(column, value.map(Numbers::format).orElse(""));
  }

  void fillReadable(TableBuilder table) {
    table
        .text("metric", unit.equals("ratio") ? metric : metric + " (" + unit + ")")
        .text("first", first.map(Numbers::rough).orElse("-"))
        .text("second", second.map(Numbers::rough).orElse("-"))
        .text("change", change.map(Change::text).orElse("-"))
        .text("verdict", verdict())
        .end();
  }

  private static String signed(double value, boolean isShare) {
    String text = isShare ? Numbers.format(100 * value, 2) : Numbers.rough(value);
    return value > 0 && !text.startsWith("-") ? "+" + text : text;
  }
}
