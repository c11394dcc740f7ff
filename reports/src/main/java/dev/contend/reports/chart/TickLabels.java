package dev.contend.reports.chart;

import dev.contend.reports.table.Numbers;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What stands at the ticks of an axis. Large round numbers have the prefix of a unit's multiple; an
 * axis of times that would need very large or small numbers has a unit at each tick instead.
 */
final class TickLabels {
  /** From here on a number is too long for a tick. */
  private static final double LONG = 100_000;

  /** Below this it has too many zeros. */
  private static final double SHORT = 0.001;

  private static final List<String> PREFIXES = List.of("M", "G", "T");

  private TickLabels() {}

  /** Whether the ticks of an axis have their units, so that its title needs none. */
  static boolean haveUnits(Axis axis) {
    return unit(axis).isPresent();
  }

  static String of(Axis axis, double tick) {
    return unit(axis)
        .map(unit -> TimeUnit.text(BigDecimal.valueOf(tick).multiply(unit.seconds())))
        .orElseGet(() -> number(tick));
  }

  /** The unit of an axis of times, if it does not suit its numbers. */
  private static Optional<TimeUnit> unit(Axis axis) {
    boolean isTooFar = axis.ticks().stream().anyMatch(TickLabels::isTooFar);
    boolean isWide = axis.scale() == Scale.LOG2;
    return TimeUnit.bySymbol(axis.unit())
        .filter(unit -> isTooFar || (isWide && unit.isTooNarrow(axis.low(), axis.high())));
  }

  private static boolean isTooFar(double tick) {
    return tick != 0 && (Math.abs(tick) >= LONG || Math.abs(tick) < SHORT);
  }

  private static String number(double tick) {
    for (int i = PREFIXES.size() - 1; i >= 0; i--) {
      double size = StrictMath.pow(1000, i + 2);
      if (tick >= size) {
        return Numbers.format(tick / size) + " " + PREFIXES.get(i);
      }
    }
    return tick >= LONG ? Numbers.format(tick / 1000) + " k" : Numbers.format(tick);
  }
}
