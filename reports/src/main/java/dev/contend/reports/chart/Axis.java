package dev.contend.reports.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * An axis with all its ticks.
 *
 * @param label what is measured
 * @param unit its unit, or what is counted
 * @param scale how values are spaced
 * @param low the smallest value shown
 * @param high the largest value shown
 * @param ticks the values with a label, rising
 */
public record Axis(
    String label, String unit, Scale scale, double low, double high, List<Double> ticks) {
  private static final double OCTAVE_MARGIN = 0.25;
  private static final double LINEAR_MARGIN = 1.04;

  /** More labels than this and one would not fit beside a figure of one column. */
  private static final int MOST_OCTAVES = 16;

  private static final double LOGARITHMIC_MARGIN = 1.18;
  private static final int FEWEST_TICKS = 3;
  private static final int MOST_TICKS = 9;
  private static final int MOST_STEPS = 6;

  private static final double NINES_MARGIN = 0.1;

  /** A dip below 1 smaller than this needs no tick of its own. */
  private static final double SMALL_DIP = 0.85;

  public Axis {
    ticks = List.copyOf(ticks);
  }

  /** What the numbers are. */
  public String quantity() {
    return label + " (" + unit + ")";
  }

  /** What stands beside the axis: the unit too, unless each tick has its own. */
  public String title() {
    return hasUnitsAtTicks() ? label : quantity();
  }

  /** Whether each tick has a unit of its own, as from nanoseconds to hours. */
  public boolean hasUnitsAtTicks() {
    return TickLabels.haveUnits(this);
  }

  /** What stands at a tick. */
  public String tickLabel(double tick) {
    return TickLabels.of(this, tick);
  }

  /** Powers of two that span positive values, with a margin for markers; 1 has a tick always. */
  static Axis octaves(String label, String unit, double min, double max) {
    double lowest = min < SMALL_DIP ? Scale.LOG2.at(min) : Math.min(0, Scale.LOG2.at(min));
    int first = (int) Math.floor(min < SMALL_DIP ? lowest : 0);
    int last = (int) Math.floor(Scale.LOG2.at(max));
    List<Double> ticks = new ArrayList<>();
    int step = (last - first) / MOST_OCTAVES + 1;
    for (int exponent = first; exponent <= last; exponent++) {
      if (exponent % step == 0) {
        ticks.add(StrictMath.pow(2, exponent));
      }
    }
    return new Axis(
        label,
        unit,
        Scale.LOG2,
        StrictMath.pow(2, Math.min(first, lowest) - OCTAVE_MARGIN),
        StrictMath.pow(2, Math.max(last, Scale.LOG2.at(max)) + OCTAVE_MARGIN),
        ticks);
  }

  /** Equal ratios, equal distances, with round numbers as ticks; for positive values. */
  static Axis logarithmic(String label, String unit, double min, double max) {
    double low = min / LOGARITHMIC_MARGIN;
    double high = max * LOGARITHMIC_MARGIN;
    List<Double> ticks =
        TimeUnit.bySymbol(unit)
            .filter(each -> each.isTooNarrow(low, high))
            .map(each -> each.ticks(low, high))
            .orElse(List.of());
    for (List<Double> digits : RoundNumbers.FEW_TO_MANY) {
      ticks = ticks.size() < FEWEST_TICKS ? RoundNumbers.within(low, high, digits) : ticks;
    }
    if (ticks.size() < FEWEST_TICKS) {
      // Within less than a decade few numbers have one digit; equal steps are easier to read.
      ticks = multiples(low, high);
    }
    int step = (ticks.size() + MOST_TICKS - 1) / MOST_TICKS;
    List<Double> shown = new ArrayList<>();
    for (int i = 0; i < ticks.size(); i += Math.max(1, step)) {
      shown.add(ticks.get(i));
    }
    return new Axis(label, unit, Scale.LOG2, low, high, shown);
  }

  /** Percentiles by their nines, with a margin on both sides. */
  static Axis nines(String label, String unit, List<Double> percentiles) {
    double low = Scale.NINES.at(percentiles.get(0)) - NINES_MARGIN;
    double high = Scale.NINES.at(percentiles.get(percentiles.size() - 1)) + NINES_MARGIN;
    return new Axis(
        label,
        unit,
        Scale.NINES,
        100 - 100 * StrictMath.pow(10, -low),
        100 - 100 * StrictMath.pow(10, -high),
        percentiles);
  }

  /** From 0, with round numbers as ticks. */
  static Axis fromZero(String label, String unit, double max) {
    return fromZero(label, unit, max, RoundNumbers.step(max, MOST_STEPS));
  }

  /** Equal differences, equal distances, with round numbers as ticks and a margin on both sides. */
  static Axis linear(String label, String unit, double min, double max) {
    double margin = max > min ? (max - min) * (LINEAR_MARGIN - 1) : Math.abs(max) * 0.1;
    double low = min - margin;
    double high = max + margin;
    return new Axis(label, unit, Scale.LINEAR, low, high, multiples(low, high));
  }

  /** Equal differences, equal distances, with round numbers as ticks and no margin. */
  static Axis within(String label, String unit, double low, double high) {
    return new Axis(label, unit, Scale.LINEAR, low, high, multiples(low, high));
  }

  /** The multiples of a round number between two values. */
  private static List<Double> multiples(double low, double high) {
    double step = RoundNumbers.step(high - low, MOST_STEPS);
    List<Double> ticks = new ArrayList<>();
    for (double i = Math.ceil(low / step); i * step <= high; i++) {
      ticks.add(multiple(i, step));
    }
    return ticks;
  }

  /** As decimal numbers are multiplied: 0.6, not 0.6000000000000001, however small the step is. */
  private static double multiple(double factor, double step) {
    return BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(factor)).doubleValue();
  }

  /** The same with room below, so that markers at the lower end are whole. */
  Axis withRoomBelow() {
    return new Axis(label, unit, scale, low - (LINEAR_MARGIN - 1) * (high - low), high, ticks);
  }

  /** From 0 in steps. */
  static Axis fromZero(String label, String unit, double max, double step) {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= max; i++) {
      ticks.add(multiple(i, step));
    }
    return new Axis(label, unit, Scale.LINEAR, 0, max * LINEAR_MARGIN, ticks);
  }
}
