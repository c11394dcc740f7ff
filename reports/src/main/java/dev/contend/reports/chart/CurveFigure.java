package dev.contend.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Curves and points on two axes.
 *
 * @param name name of its files, without an extension
 * @param x the horizontal axis
 * @param y the vertical axis
 * @param ideal a line to compare with, drawn behind the curves
 * @param band an area to compare with, drawn behind everything
 * @param series what is shown
 * @param keys what the legend explains beside the series
 * @param marks where on {@code x} something begins, such as another part of the machine
 * @param square whether it is about as high as wide
 */
public record CurveFigure(
    String name,
    Axis x,
    Axis y,
    Optional<Reference> ideal,
    Optional<Band> band,
    List<Series> series,
    List<Key> keys,
    List<Mark> marks,
    boolean square)
    implements Figure {
  public CurveFigure {
    series = List.copyOf(series);
    keys = List.copyOf(keys);
    marks = List.copyOf(marks);
  }

  /** Curves and nothing else. */
  CurveFigure(String name, Axis x, Axis y, List<Series> series) {
    this(name, x, y, Optional.empty(), Optional.empty(), series, List.of(), List.of(), false);
  }

  /** The same with a line to compare with. */
  CurveFigure withIdeal(Reference line) {
    return new CurveFigure(name, x, y, Optional.of(line), band, series, keys, marks, square);
  }

  /** The same with an area to compare with. */
  CurveFigure withBand(Band area) {
    return new CurveFigure(name, x, y, ideal, Optional.of(area), series, keys, marks, square);
  }

  /** The same with marks of the machine. */
  CurveFigure withMarks(List<Mark> lines) {
    return new CurveFigure(name, x, y, ideal, band, series, keys, lines, square);
  }

  /** The same, about as high as wide. */
  CurveFigure squared() {
    return new CurveFigure(name, x, y, ideal, band, series, keys, marks, true);
  }

  /** The same with one more entry in the legend. */
  CurveFigure withKey(Key key) {
    List<Key> more = new ArrayList<>(keys);
    more.add(key);
    return new CurveFigure(name, x, y, ideal, band, series, more, marks, square);
  }

  /** The same with points of the same colours that one entry of the legend explains. */
  CurveFigure withPublished(List<Series> published) {
    if (published.isEmpty()) {
      return this;
    }
    List<Series> all = new ArrayList<>(series);
    all.addAll(published);
    return new CurveFigure(name, x, y, ideal, band, all, keys, marks, square)
        .withKey(
            new Key("published (hollow)", published.get(0).style().in(Colour.BLACK), Look.RINGS));
  }

  @Override
  public int paperColumns() {
    return 1;
  }

  /**
   * A curve, or points alone.
   *
   * @param name for the legend
   * @param style how it is told apart
   * @param points in the order in which a curve joins them
   * @param look whether a curve does
   * @param named whether the legend has it
   */
  public record Series(
      String name, SeriesStyle style, List<Point> points, Look look, boolean named) {
    public Series {
      points = List.copyOf(points);
    }

    /** A curve with its entry in the legend. */
    Series(String name, SeriesStyle style, List<Point> points) {
      this(name, style, points, Look.CURVE, true);
    }
  }

  /** How the points of a series are drawn. */
  public enum Look {
    /** Joined by a line, with intervals. */
    CURVE,
    /** A line without a mark at its points: a law, which is known everywhere. */
    LINE,
    /** Each by itself, with its interval. */
    POINTS,
    /** Each by itself, without interval, as a ring in which others can be seen. */
    RINGS
  }

  /**
   * A value with its 95 % interval.
   *
   * @param x place on the horizontal axis
   * @param y mean
   * @param low lower end of the interval; {@code y} if there is none
   * @param high upper end of the interval; {@code y} if there is none
   */
  public record Point(double x, double y, double low, double high) {
    /** A value without interval. */
    static Point exact(double x, double y) {
      return new Point(x, y, y, y);
    }
  }

  /**
   * A straight line to compare with.
   *
   * @param name for the legend
   * @param x1 begin
   * @param y1 begin
   * @param x2 end
   * @param y2 end
   */
  public record Reference(String name, double x1, double y1, double x2, double y2) {}

  /**
   * An area with straight edges, behind everything.
   *
   * @param name for the legend
   * @param corners one after the other, around it
   */
  public record Band(String name, List<Corner> corners) {
    public Band {
      corners = List.copyOf(corners);
    }

    /** The area in which y differs from x by no more than a share of x, within a square. */
    static Band aroundEqual(String name, double from, double to, double share) {
      double more = 1 + share;
      double less = 1 - share;
      return new Band(
          name,
          List.of(
              new Corner(from, from),
              new Corner(from, from * more),
              new Corner(to / more, to),
              new Corner(to, to),
              new Corner(to, to * less),
              new Corner(from / less, from)));
    }

    /** The area in which y is between two values. */
    static Band between(String name, Axis x, double low, double high) {
      return new Band(
          name,
          List.of(
              new Corner(x.low(), low),
              new Corner(x.low(), high),
              new Corner(x.high(), high),
              new Corner(x.high(), low)));
    }

    /** The area in which x is between two values. */
    static Band across(String name, Axis y, double from, double to) {
      return new Band(
          name,
          List.of(
              new Corner(from, y.low()),
              new Corner(from, y.high()),
              new Corner(to, y.high()),
              new Corner(to, y.low())));
    }
  }

  /**
   * A corner of an area.
   *
   * @param x place on the horizontal axis
   * @param y place on the vertical axis
   */
  public record Corner(double x, double y) {}

  /**
   * What a kind of point means, whatever its series.
   *
   * @param name for the legend
   * @param style of the sample
   * @param look of the points
   */
  public record Key(String name, SeriesStyle style, Look look) {}

  /**
   * A vertical line.
   *
   * @param x its place
   * @param label what begins there
   */
  public record Mark(double x, String label) {}
}
