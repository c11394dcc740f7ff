package dev.contend.reports.render;

import dev.contend.reports.table.Numbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Boxes in boxes, each with a label: the drawing of anything that lies in something else.
 *
 * <p>Boxes of one level stand in rows of about the square root of their number. Text stays text.
 */
public final class NestedBoxes {
  private static final double FONT = 8;
  private static final double LINE = 12;
  private static final double GAP = 4;

  /** Width of a character over the font's size, generously, since no font is at hand. */
  private static final double CHARACTER = 0.55;

  private static final List<String> FILLS =
      List.of("#ffffff", "#eef3f8", "#dbe7f2", "#c6d9ea", "#f7f3e6");

  private final StringBuilder svg = new StringBuilder();

  private NestedBoxes() {}

  /**
   * A box.
   *
   * @param label in its upper left corner
   * @param boxes what lies in it
   */
  public record Box(String label, List<Box> boxes) {
    public Box {
      boxes = List.copyOf(boxes);
    }
  }

  /** The drawing as SVG, at its size in points. */
  public static String svg(Box box) {
    NestedBoxes drawing = new NestedBoxes();
    Laid laid = lay(box);
    String width = Numbers.format(laid.width + 2 * GAP, 2);
    String height = Numbers.format(laid.height + 2 * GAP, 2);
    drawing
        .svg
        .append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
        .append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" + width + "pt\" height=\"")
        .append(height + "pt\" viewBox=\"0 0 " + width + " " + height + "\" ")
        .append("font-family=\"Arial, Helvetica, sans-serif\" font-size=\"8\">\n");
    drawing.draw(laid, GAP, GAP, 0);
    return drawing.svg.append("</svg>\n").toString();
  }

  private record Laid(String label, double width, double height, List<Laid> parts, int columns) {}

  private static Laid lay(Box box) {
    List<Laid> parts = new ArrayList<>();
    box.boxes().forEach(inner -> parts.add(lay(inner)));
    int columns = Math.max(1, (int) Math.ceil(Math.sqrt(parts.size())));
    double width = box.label().length() * FONT * CHARACTER + 2 * GAP;
    double height = LINE + GAP / 2;
    for (int begin = 0; begin < parts.size(); begin += columns) {
      List<Laid> row = parts.subList(begin, Math.min(parts.size(), begin + columns));
      double rowWidth = row.stream().mapToDouble(part -> part.width + GAP).sum() + GAP;
      width = Math.max(width, rowWidth);
      height += row.stream().mapToDouble(Laid::height).max().orElse(0) + GAP;
    }
    return new Laid(box.label(), width, height, parts, columns);
  }

  private void draw(Laid box, double x, double y, int depth) {
    svg.append(
            "<rect x=\"" + Numbers.format(x, 2) + "\" y=\"" + Numbers.format(y, 2) + "\" width=\"")
        .append(Numbers.format(box.width, 2) + "\" height=\"" + Numbers.format(box.height, 2))
        .append("\" fill=\"" + FILLS.get(Math.min(depth, FILLS.size() - 1)))
        .append("\" stroke=\"#444444\" stroke-width=\"0.5\"/>\n<text x=\"")
        .append(Numbers.format(x + GAP, 2) + "\" y=\"" + Numbers.format(y + FONT + 1, 2) + "\">")
        .append(escaped(box.label) + "</text>\n");
    double top = y + LINE + GAP / 2;
    for (int begin = 0; begin < box.parts.size(); begin += box.columns) {
      double left = x + GAP;
      double tallest = 0;
      for (Laid part : box.parts.subList(begin, Math.min(box.parts.size(), begin + box.columns))) {
        draw(part, left, top, depth + 1);
        left += part.width + GAP;
        tallest = Math.max(tallest, part.height);
      }
      top += tallest + GAP;
    }
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
