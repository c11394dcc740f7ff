package dev.contend.cpu.clock;

import java.util.List;

/**
 * The clock of the cores of one kind in one socket, by how many of them are active.
 *
 * <p>Between two stated points the clock is interpolated linearly; beyond the last it stays.
 * Vendors state the ends (one core, all cores) more often than the steps between.
 */
public final class ClockTable {
  private final List<Point> points;
  private final double peakHz;

  /** The points by rising number of active cores, the first for 1 core. */
  public ClockTable(List<Point> points) {
    if (points.isEmpty() || points.get(0).activeCores() != 1) {
      throw new IllegalArgumentException("a clock table begins with the clock of 1 active core");
    }
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).activeCores() <= points.get(i - 1).activeCores()) {
        throw new IllegalArgumentException(
            "clock table: "
                + points.get(i).activeCores()
                + " active cores after "
                + points.get(i - 1).activeCores()
                + "; must rise");
      }
    }
    this.points = List.copyOf(points);
    peakHz = points.stream().mapToDouble(Point::hz).max().orElseThrow();
  }

  /** A clock that does not depend on load. */
  public static ClockTable fixed(double hz) {
    return new ClockTable(List.of(new Point(1, hz)));
  }

  /** The clock in Hz when so many cores of the kind are active; 0 counts as 1. */
  public double hzAt(int activeCores) {
    Point before = points.get(0);
    for (Point point : points) {
      if (point.activeCores() >= activeCores) {
        int span = point.activeCores() - before.activeCores();
        if (span == 0) {
          return point.hz();
        }
        double share = (activeCores - before.activeCores()) / (double) span;
        return before.hz() + share * (point.hz() - before.hz());
      }
      before = point;
    }
    return before.hz();
  }

  /** The highest clock of the table. */
  public double peakHz() {
    return peakHz;
  }

  /** The stated points. */
  public List<Point> points() {
    return points;
  }

  /**
   * One stated point.
   *
   * @param activeCores cores of the kind that are running something, 1 or more
   * @param hz clock in Hz
   */
  public record Point(int activeCores, double hz) {
    public Point {
      if (activeCores < 1) {
        throw new IllegalArgumentException("activeCores is " + activeCores + "; must be 1 or more");
      }
      if (!(hz > 0)) {
        throw new IllegalArgumentException("hz is " + hz + "; must be positive");
      }
    }
  }
}
