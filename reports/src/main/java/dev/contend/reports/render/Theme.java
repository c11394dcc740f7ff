package dev.contend.reports.render;

import dev.contend.reports.chart.Colour;
import java.awt.Color;

/**
 * The colours of everything that is no data, on a white or on a dark ground. Data have the same
 * colours on both, but for black, which is white on the dark ground.
 */
enum Theme {
  LIGHT(0xFFFFFF, 0x000000, 0xE4E4E4, 0xE9E9E9, Colour.GREY.rgb()),
  DARK(0x161616, 0xF2F2F2, 0x3A3A3A, 0x2E2E2E, 0xA8A8A8);

  private final Color ground;
  private final Color text;
  private final Color grid;
  private final Color band;
  private final Color reference;

  Theme(int ground, int text, int grid, int band, int reference) {
    this.ground = new Color(ground);
    this.text = new Color(text);
    this.grid = new Color(grid);
    this.band = new Color(band);
    this.reference = new Color(reference);
  }

  Color ground() {
    return ground;
  }

  /** Of text, axes and outlines. */
  Color text() {
    return text;
  }

  Color grid() {
    return grid;
  }

  /** Of areas to compare with. */
  Color band() {
    return band;
  }

  /** Of lines to compare with. */
  Color reference() {
    return reference;
  }

  Color of(Colour colour) {
    return colour == Colour.BLACK ? text : new Color(colour.rgb());
  }
}
