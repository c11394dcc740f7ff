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
import org.w3c.dom.NodeList;

/** SVG whose text is text, in the figures' font or the nearest that the reader has. */
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
  }

  private static byte[] bytes(Element root) throws TransformerException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(root), new StreamResult(out));
    return out.toByteArray();
  }
}
