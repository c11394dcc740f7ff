package dev.contend.reports.chart;

import java.util.List;

/**
 * How a layer of a stack is told apart.
 *
 * @param colour of the area
 * @param hatch over it
 */
public record LayerStyle(Colour colour, Hatch hatch) {
  /** Lines over an area. */
  public enum Hatch {
    NONE,
    RISING,
    FALLING,
    CROSSED,
    LEVEL,
    UPRIGHT,
    GRID,
    DOTS
  }

  /** The layer that stands for all that are too thin to show. */
  static final LayerStyle REST = new LayerStyle(Colour.PALE_GREY, Hatch.NONE);

  /** By places: two whose colours have about the same lightness have another hatch. */
  private static final List<Hatch> HATCHES =
      List.of(
          Hatch.NONE,
          Hatch.NONE,
          Hatch.RISING,
          Hatch.RISING,
          Hatch.NONE,
          Hatch.FALLING,
          Hatch.FALLING,
          Hatch.CROSSED,
          Hatch.CROSSED,
          Hatch.LEVEL,
          Hatch.LEVEL,
          Hatch.RISING,
          Hatch.UPRIGHT,
          Hatch.UPRIGHT,
          Hatch.GRID,
          Hatch.GRID,
          Hatch.DOTS,
          Hatch.DOTS,
          Hatch.FALLING);

  /**
   * The style of the cause at a place in the order of causes, the same in every figure. The first
   * 19 are told apart without colours too.
   */
  static LayerStyle of(int place) {
    return new LayerStyle(
        Colour.AREAS.get(place % Colour.AREAS.size()), HATCHES.get(place % HATCHES.size()));
  }
}
