package dev.contend.reports.chart;

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

  private static final double FINENESS = 1e9;

  /** A dip below 1 smaller than this needs no tick of its own. */
  private static final double SMALL_DIP = 0.85;

  public Axis {
    ticks = List.copyOf(ticks);
  }

  /** What stands beside the axis. */
  public String title() {
    return label + " (" + unit + ")";
  }

  /** Powers of two that span positive values, with a margin for markers. */
  static Axis octaves(String label, String unit, double min, double max) {
    double lowest = min < SMALL_DIP ? Scale.LOG2.at(min) : Math.min(0, Scale.LOG2.at(min));
    int first = (int) Math.floor(min < SMALL_DIP ? lowest : 0);
    int last = (int) Math.floor(Scale.LOG2.at(max));
    List<Double> ticks = new ArrayList<>();
    for (int exponent = first; exponent <= last; exponent++) {
      ticks.add(StrictMath.pow(2, exponent));
    }
    return new Axis(
        label,
        unit,
        Scale.LOG2,
        StrictMath.pow(2, Math.min(first, lowest) - OCTAVE_MARGIN),
        StrictMath.pow(2, Math.max(last, Scale.LOG2.at(max)) + OCTAVE_MARGIN),
        ticks);
  }

  /** The same with room below, so that markers at the lower end are whole. */
  Axis withRoomBelow() {
    return new Axis(label, unit, scale, low - (LINEAR_MARGIN - 1) * (high - low), high, ticks);
  }

  /** From 0 in steps. */
  static Axis fromZero(String label, String unit, double max, double step) {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i * step <= max; i++) {
      ticks.add(Math.rint(i * step * FINENESS) / FINENESS); // 0.6, not 0.6000000000000001
    }
    return new Axis(label, unit, Scale.LINEAR, 0, max * LINEAR_MARGIN, ticks);
  }
}
