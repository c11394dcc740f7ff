package dev.contend.reports.chart;

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
    CROSSED
  }

  /** The layer that stands for all that are too thin to show. */
  static final LayerStyle REST = new LayerStyle(Colour.PALE_GREY, Hatch.NONE);

  /** The style of the cause at a place in the order of causes, the same in every figure. */
  static LayerStyle of(int place) {
    Hatch[] hatches = Hatch.values();
    int colours = Colour.AREAS.size();
    return new LayerStyle(
        Colour.AREAS.get(place % colours), hatches[place / colours % hatches.length]);
  }
}
