package dev.contend.reports.render;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** The texts of an SVG and where each stands, as a reader's program would place them. */
final class SvgTexts {
  private static final Pattern OPERATION = Pattern.compile("(\\w+)\\(([^)]*)\\)");

  /** Parts of letters' sizes: what stands above the baseline, and below it. */
  private static final double ABOVE = 0.72;

  private static final double BELOW = 0.2;

  private final Element root;
  private final List<Text> texts = new ArrayList<>();

  SvgTexts(byte[] svg, FigureFont font) throws Exception {
    root =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg))
            .getDocumentElement();
    NodeList elements = root.getElementsByTagName("text");
    for (int i = 0; i < elements.getLength(); i++) {
      if (elements.item(i) instanceof Element element) {
        texts.add(text(element, font));
      }
    }
  }

  /**
   * A text with the box around it.
   *
   * @param content what it says
   * @param box in points of the page
   * @param width along the text, in the figures' font
   * @param stated the width that a program with another font is to keep to
   */
  record Text(String content, Rectangle2D box, double width, double stated) {
    /** Whether two texts cover each other by more than rounding. */
    boolean overlaps(Text other) {
      Rectangle2D common = box.createIntersection(other.box);
      return common.getWidth() > SLACK && common.getHeight() > SLACK;
    }
  }

  /** Texts may touch; less than this in points is not seen. */
  private static final double SLACK = 0.3;

  Element root() {
    return root;
  }

  List<Text> texts() {
    return texts;
  }

  private static Text text(Element element, FigureFont font) {
    double size = Double.parseDouble(inherited(element, "font-size", "12").replace("px", ""));
    String content = element.getTextContent();
    double width = font.width(content) * size / FigureFont.SMALL;
    double x = Double.parseDouble(element.getAttribute("x"));
    double y = Double.parseDouble(element.getAttribute("y"));
    Rectangle2D box = new Rectangle2D.Double(x, y - ABOVE * size, width, (ABOVE + BELOW) * size);
    Rectangle2D placed = transform(element).createTransformedShape(box).getBounds2D();
    return new Text(content, placed, width, Double.parseDouble(element.getAttribute("textLength")));
  }

  private static String inherited(Element element, String attribute, String none) {
    for (Node node = element; node instanceof Element each; node = node.getParentNode()) {
      if (each.hasAttribute(attribute)) {
        return each.getAttribute(attribute);
      }
    }
    return none;
  }

  private static AffineTransform transform(Element element) {
    AffineTransform whole = new AffineTransform();
    for (Node node = element; node instanceof Element each; node = node.getParentNode()) {
      whole.preConcatenate(parsed(each.getAttribute("transform")));
    }
    return whole;
  }

  private static AffineTransform parsed(String text) {
    AffineTransform whole = new AffineTransform();
    Matcher operations = OPERATION.matcher(text);
    while (operations.find()) {
      String[] words = operations.group(2).trim().split("[ ,]+");
      double[] n = new double[words.length];
      for (int i = 0; i < n.length; i++) {
        n[i] = Double.parseDouble(words[i]);
      }
      double second = n.length > 1 ? n[1] : 0;
      switch (operations.group(1)) {
        case "translate" -> whole.translate(n[0], second);
        case "scale" -> whole.scale(n[0], n.length > 1 ? second : n[0]);
        case "rotate" -> whole.rotate(Math.toRadians(n[0]));
        case "matrix" -> whole.concatenate(new AffineTransform(n));
        default -> throw new IllegalArgumentException("unknown: " + operations.group());
      }
    }
    return whole;
  }
}
