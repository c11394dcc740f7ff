package dev.contend.reports.chart;

/**
 * How a curve is told apart: by colour, marker and dash, any of which suffices.
 *
 * @param colour of line and marker
 * @param marker at each point
 * @param filled whether the marker is filled
 * @param dash of the line
 */
public record SeriesStyle(Colour colour, Marker marker, boolean filled, Dash dash) {
  /** The shape at each point. */
  public enum Marker {
    CIRCLE,
    SQUARE,
    TRIANGLE,
    DIAMOND,
    INVERTED_TRIANGLE,
    PENTAGON,
    STAR
  }

  /** The pattern of a line. */
  public enum Dash {
    SOLID,
    DASHED,
    DOTTED,
    DASH_DOT,
    LONG_DASH
  }

  /** The style of what was published of the same series: the marker, not filled. */
  SeriesStyle asPublished() {
    return new SeriesStyle(colour, marker, false, dash);
  }

  /** The same style with the next marker. */
  SeriesStyle withNextMarker() {
    Marker[] markers = Marker.values();
    Marker next = markers[(marker.ordinal() + 1) % markers.length];
    return new SeriesStyle(colour, next, filled, dash);
  }

  /** The same style in another colour. */
  SeriesStyle in(Colour other) {
    return new SeriesStyle(other, marker, filled, dash);
  }

  /**
   * The style of a variant of a runtime.
   *
   * @param place the runtime's place in the order of colours
   * @param variant number of the variant; 0 if there is one
   */
  static SeriesStyle of(int place, int variant) {
    int lap = place / Colour.LINES.size() + variant / 2;
    Marker[] markers = Marker.values();
    Dash[] dashes = Dash.values();
    return new SeriesStyle(
        Colour.LINES.get(place % Colour.LINES.size()),
        markers[(place + lap) % markers.length],
        variant % 2 == 0,
        dashes[(place + lap + variant) % dashes.length]);
  }
}
