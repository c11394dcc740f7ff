package dev.contend.reports.render;

import java.awt.Color;

/**
 * Colours from pale yellow over teal to dark blue: equal steps of the value look equal, and the
 * lightness falls all the way, so that the order survives a printer without colours.
 *
 * <p>Source: CIE 1976 L*a*b* with white D65, ISO/CIE 11664-4; sRGB, IEC 61966-2-1. The three
 * colours between which it goes straight are ours.
 */
final class HeatColours {
  private static final double[][] PLACES = {{91, -6, 34}, {58, -28, -6}, {20, 14, -38}};
  private static final double[] WHITE = {0.95047, 1, 1.08883};
  private static final double[][] TO_RGB = {
    {3.2404542, -1.5371385, -0.4985314},
    {-0.9692660, 1.8760108, 0.0415560},
    {0.0556434, -0.2040259, 1.0572252}
  };
  private static final double EPSILON = 6.0 / 29;

  private HeatColours() {}

  /** The colour of a place on the scale, 0 to 1. */
  static Color at(double place) {
    return new Color(rgb(lab(Math.max(0, Math.min(1, place)))));
  }

  /** Lightness and the two colour coordinates; distances along the scale are even. */
  static double[] lab(double place) {
    double first = distance(PLACES[0], PLACES[1]);
    double way = place * (first + distance(PLACES[1], PLACES[2]));
    return way <= first
        ? between(PLACES[0], PLACES[1], way / first)
        : between(PLACES[1], PLACES[2], (way - first) / distance(PLACES[1], PLACES[2]));
  }

  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  private static double[] between(double[] a, double[] b, double share) {
    double[] point = new double[a.length];
    for (int i = 0; i < a.length; i++) {
      point[i] = a[i] + share * (b[i] - a[i]);
    }
    return point;
  }

  private static int rgb(double[] lab) {
    double y = (lab[0] + 16) / 116;
    double[] xyz = {
      WHITE[0] * inverse(y + lab[1] / 500),
      WHITE[1] * inverse(y),
      WHITE[2] * inverse(y - lab[2] / 200)
    };
    int rgb = 0;
    for (double[] row : TO_RGB) {
      double linear = row[0] * xyz[0] + row[1] * xyz[1] + row[2] * xyz[2];
      rgb = rgb << 8 | (int) Math.round(255 * encoded(Math.max(0, Math.min(1, linear))));
    }
    return rgb;
  }

  private static double inverse(double t) {
    return t > EPSILON ? t * t * t : 3 * EPSILON * EPSILON * (t - 4.0 / 29);
  }

  private static double encoded(double linear) {
    return linear <= 0.0031308 ? 12.92 * linear : 1.055 * StrictMath.pow(linear, 1 / 2.4) - 0.055;
  }
}
