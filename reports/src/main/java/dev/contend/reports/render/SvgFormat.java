package dev.contend.reports.render;

import dev.contend.reports.table.Numbers;
import java.awt.RenderingHints;
import java.io.ByteArrayOutputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * SVG whose text is text, in the figures' font or the nearest that the reader has. Each text states
 * its length, so that with a wider font too it covers nothing and is not cut off.
 */
final class SvgFormat implements FigureFormat {
  private static final String SVG = "http://www.w3.org/2000/svg";
  private static final double POINTS_PER_INCH = 72;

  @Override
  public byte[] encode(Drawing drawing, FigureFont font) {
    try {
      Document document =
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .getDOMImplementation()
              .createDocument(SVG, "svg", null);
      SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
      context.setComment(null);
      SVGGraphics2D graphics = new SVGGraphics2D(context, false);
      graphics.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      drawing.draw(graphics);
      Element root = graphics.getRoot(document.getDocumentElement());
      setSize(root, drawing);
      setFonts(root, font);
      return bytes(root);
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("cannot write SVG", e);
    }
  }

  private static void setSize(Element root, Drawing drawing) {
    String width = Numbers.format(drawing.width(), 2);
    String height = Numbers.format(drawing.height(), 2);
    root.setAttribute("width", inches(drawing.width()));
    root.setAttribute("height", inches(drawing.height()));
    root.setAttribute("viewBox", "0 0 " + width + " " + height);
  }

  private static String inches(double points) {
    return Numbers.format(Double.parseDouble(Numbers.format(points / POINTS_PER_INCH, 4))) + "in";
  }

  private static void setFonts(Element root, FigureFont font) {
    String families = "'" + font.family() + "', Arial, Helvetica, sans-serif";
    NodeList elements = root.getElementsByTagName("*");
    for (int i = 0; i < elements.getLength(); i++) {
      if (elements.item(i) instanceof Element element && element.hasAttribute("font-family")) {
        element.setAttribute("font-family", families);
      }
    }
    root.setAttribute("font-family", families);
    NodeList texts = root.getElementsByTagName("text");
    for (int i = 0; i < texts.getLength(); i++) {
      setLength((Element) texts.item(i), font);
    }
  }

  private static void setLength(Element text, FigureFont font) {
    double width = font.width(text.getTextContent()) * size(text) / FigureFont.SMALL;
    text.setAttribute("textLength", Numbers.format(width, 2));
    text.setAttribute("lengthAdjust", "spacingAndGlyphs");
  }

  /** The size of a text's font, which it or what it stands in says. */
  private static double size(Element text) {
    for (Node each = text; each instanceof Element element; each = each.getParentNode()) {
      if (element.hasAttribute("font-size")) {
        return Double.parseDouble(element.getAttribute("font-size").replace("px", ""));
      }
    }
    throw new IllegalStateException("a text of a figure has no size: " + text.getTextContent());
  }

  private static byte[] bytes(Element root) throws TransformerException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(root), new StreamResult(out));
    return out.toByteArray();
  }
}
