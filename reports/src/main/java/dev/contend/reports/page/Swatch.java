package dev.contend.reports.page;

import dev.contend.reports.chart.Colour;
import dev.contend.reports.chart.CurveFigure.Look;
import dev.contend.reports.chart.CurveFigure.Series;
import dev.contend.reports.chart.SeriesStyle.Dash;
import dev.contend.reports.chart.SeriesStyle.Marker;
import java.util.Locale;

/**
 * How the page shows a series: its colour, the dash of its line and the shape of its marks, in the
 * chart as beside its name. Dashes and shapes are those of the figures on paper, larger.
 */
final class Swatch {
  private Swatch() {}

  /** As CSS writes it; black is the colour of text, so that it is seen in the dark too. */
  static String colour(Series series) {
    Colour colour = series.style().colour();
    return colour == Colour.BLACK
        ? "var(--text)"
        : String.format(Locale.ROOT, "#%06x", colour.rgb());
  }

  /** Lengths drawn and left out in turn, in pixels. */
  static String dash(Series series) {
    Dash dash = series.style().dash();
    return switch (dash) {
      case SOLID -> "";
      case DASHED -> "8,4";
      case DOTTED -> "2,3";
      case DASH_DOT -> "10,4,2,4";
      case LONG_DASH -> "16,4";
    };
  }

  /** Whether its points are marked. */
  static boolean marked(Series series) {
    return series.look() != Look.LINE;
  }

  /** Whether a line joins its points. */
  static boolean joined(Series series) {
    return series.look() == Look.CURVE || series.look() == Look.LINE;
  }

  /** The outline of a mark around 0, in pixels, as SVG's path data. */
  static String outline(Marker marker) {
    return switch (marker) {
      case CIRCLE -> "M-3.5 0A3.5 3.5 0 1 1 3.5 0A3.5 3.5 0 1 1 -3.5 0Z";
      case SQUARE -> "M-3.2-3.2H3.2V3.2H-3.2Z";
      case TRIANGLE -> "M0-4.4L3.8 2.2H-3.8Z";
      case DIAMOND -> "M0-4.4L4.4 0L0 4.4L-4.4 0Z";
      case INVERTED_TRIANGLE -> "M0 4.4L3.8-2.2H-3.8Z";
      case PENTAGON -> "M0-3.9L3.7-1.2L2.3 3.1H-2.3L-3.7-1.2Z";
      case STAR -> "M0 -5L1.2 -1.7L4.8 -1.5L2 0.6L2.9 4L0 2.1L-2.9 4L-2 0.6L-4.8 -1.5L-1.2 -1.7Z";
    };
  }

  /** The sample beside the name. */
  static String html(Series series) {
    StringBuilder out = new StringBuilder("<svg class=\"swatch\" width=\"32\" height=\"12\" ");
    out.append("viewBox=\"-16 -6 32 12\" aria-hidden=\"true\" style=\"color:");
    out.append(colour(series)).append("\">");
    if (joined(series)) {
      out.append("<path d=\"M-16 0H16\" stroke-dasharray=\"").append(dash(series)).append("\"/>");
    }
    if (marked(series)) {
      out.append("<path class=\"").append(series.style().filled() ? "filled" : "hollow");
      out.append("\" d=\"").append(outline(series.style().marker())).append("\"/>");
    }
    return out.append("</svg>").toString();
  }
}
