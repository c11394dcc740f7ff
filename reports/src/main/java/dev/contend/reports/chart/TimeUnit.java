package dev.contend.reports.chart;

import dev.contend.reports.table.Numbers;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The units of time of axes, from the smallest. */
enum TimeUnit {
  PICOSECOND("ps", "1e-12", 3),
  NANOSECOND("ns", "1e-9", 3),
  MICROSECOND("µs", "1e-6", 3),
  MILLISECOND("ms", "1e-3", 3),
  SECOND("s", "1", 2),
  MINUTE("min", "60", 2),
  HOUR("h", "3600", 4);

  private static final double MANY_TIMES = 1e6;
  private static final double MANY_SECONDS = 1e5;

  private final String symbol;
  private final BigDecimal seconds;
  private final List<BigDecimal> decades = new ArrayList<>();

  TimeUnit(String symbol, String seconds, int decades) {
    this.symbol = symbol;
    this.seconds = new BigDecimal(seconds);
    for (int decade = 0; decade < decades; decade++) {
      this.decades.add(this.seconds.scaleByPowerOfTen(decade));
    }
  }

  String symbol() {
    return symbol;
  }

  /** How many seconds it is. */
  BigDecimal seconds() {
    return seconds;
  }

  /** How many of it a second is, for units up to seconds. */
  double perSecond() {
    return BigDecimal.ONE.divide(seconds, MathContext.DECIMAL64).doubleValue();
  }

  /** The unit of a symbol, in which tables write {@code us} for {@code µs}. */
  static Optional<TimeUnit> bySymbol(String symbol) {
    String own = symbol.equals("us") ? MICROSECOND.symbol : symbol;
    return Arrays.stream(values()).filter(unit -> unit.symbol.equals(own)).findFirst();
  }

  /** The unit up to seconds that makes a number of seconds at least 1, or else nanoseconds. */
  static TimeUnit of(double seconds) {
    for (TimeUnit unit : List.of(SECOND, MILLISECOND, MICROSECOND)) {
      if (seconds >= unit.seconds.doubleValue()) {
        return unit;
      }
    }
    return NANOSECOND;
  }

  /** A time with its unit; in minutes and hours only those that {@link #ticks} yields. */
  static String text(BigDecimal seconds) {
    for (TimeUnit unit : List.of(HOUR, MINUTE)) {
      if (unit.decades.stream().anyMatch(each -> each.compareTo(seconds) == 0)) {
        return unit.in(seconds);
      }
    }
    for (TimeUnit unit : List.of(SECOND, MILLISECOND, MICROSECOND, NANOSECOND)) {
      if (seconds.abs().compareTo(unit.seconds) >= 0) {
        return unit.in(seconds);
      }
    }
    return seconds.signum() == 0 ? "0" : PICOSECOND.in(seconds);
  }

  private String in(BigDecimal time) {
    return Numbers.format(time.divide(seconds, MathContext.DECIMAL64).doubleValue()) + " " + symbol;
  }

  /**
   * Whether two times in this unit are so far apart, or so long, that numbers of one unit do not
   * suit them.
   */
  boolean isTooNarrow(double low, double high) {
    return high / low >= MANY_TIMES || high * seconds.doubleValue() >= MANY_SECONDS;
  }

  /** Times in this unit between two: 1 or a power of ten of some unit. */
  List<Double> ticks(double low, double high) {
    return Arrays.stream(values())
        .flatMap(unit -> unit.decades.stream())
        .map(time -> time.divide(seconds, MathContext.DECIMAL64).doubleValue())
        .filter(tick -> tick >= low && tick <= high)
        .toList();
  }
}
