package dev.contend.reports.chart;

import java.util.List;

/**
 * Colours that people with any kind of colour vision tell apart.
 *
 * <p>Source: Okabe and Ito, Color Universal Design, 2008; the greys are ours.
 */
public enum Colour {
  BLUE(0x0072B2),
  VERMILLION(0xD55E00),
  BLUISH_GREEN(0x009E73),
  REDDISH_PURPLE(0xCC79A7),
  ORANGE(0xE69F00),
  SKY_BLUE(0x56B4E9),
  YELLOW(0xF0E442),
  BLACK(0x000000),
  GREY(0x7F7F7F),
  PALE_GREY(0xD9D9D9);

  /** For lines on white, in the order of use; yellow is too pale for a line. */
  static final List<Colour> LINES =
      List.of(BLUE, VERMILLION, BLUISH_GREEN, REDDISH_PURPLE, ORANGE, SKY_BLUE, BLACK);

  /** For areas, in the order of use; black would hide hatches and borders. */
  static final List<Colour> AREAS =
      List.of(BLUISH_GREEN, SKY_BLUE, VERMILLION, ORANGE, YELLOW, REDDISH_PURPLE, BLUE);

  private final int rgb;

  Colour(int rgb) {
    this.rgb = rgb;
  }

  /** Red, green and blue, a byte each. */
  public int rgb() {
    return rgb;
  }
}
