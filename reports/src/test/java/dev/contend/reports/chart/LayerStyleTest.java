package dev.contend.reports.chart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Layers that a printer without colours keeps apart. */
final class LayerStyleTest {
  /** As many as there are causes of time. */
  private static final int CAUSES = 19;

  /** Of 100, what two greys differ in that are told apart side by side. */
  private static final double STEP = 10;

  @Test
  void twoCausesDifferInLightnessOrInHatch() {
    for (int a = 0; a < CAUSES; a++) {
      for (int b = 0; b < a; b++) {
        LayerStyle first = LayerStyle.of(a);
        LayerStyle second = LayerStyle.of(b);
        boolean differ =
            first.hatch() != second.hatch()
                || Math.abs(lightness(first.colour()) - lightness(second.colour())) >= STEP;
        assertThat(differ).as("%s and %s", first, second).isTrue();
      }
    }
  }

  /** Source: CIE 1976 L*, ISO/CIE 11664-4, from the luminance of sRGB, IEC 61966-2-1. */
  private static double lightness(Colour colour) {
    double[] weights = {0.2126, 0.7152, 0.0722};
    double luminance = 0;
    for (int i = 0; i < weights.length; i++) {
      double part = ((colour.rgb() >> (8 * (2 - i))) & 255) / 255.0;
      luminance +=
          weights[i]
              * (part <= 0.04045 ? part / 12.92 : StrictMath.pow((part + 0.055) / 1.055, 2.4));
    }
    return 116 * Math.cbrt(luminance) - 16;
  }
}
