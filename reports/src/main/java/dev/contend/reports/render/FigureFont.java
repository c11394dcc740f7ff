package dev.contend.reports.render;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.io.ByteArrayInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * The one font of all figures, so that they are the same on every machine.
 *
 * <p>Source: Liberation Sans Regular (SIL Open Font License) as it ships inside PDFBox; it has the
 * widths of Arial and Helvetica.
 */
final class FigureFont {
  /** Size of ticks, legends and marks. */
  static final float SMALL = 7;

  /** Size of what stands beside an axis. */
  static final float NORMAL = 7.5f;

  /** From the middle of a text of the small size to its baseline. */
  static final double BELOW_MIDDLE = 0.35 * SMALL;

  private static final String CUT = "…";

  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private final byte[] file;
  private final Font small;
  private final Font normal;

  private FigureFont(byte[] file, Font font) {
    this.file = file;
    small = font.deriveFont(SMALL);
    normal = font.deriveFont(NORMAL);
  }

  static FigureFont load() {
    try (InputStream stream = PDDocument.class.getResourceAsStream(RESOURCE)) {
      if (stream == null) {
        throw new FileNotFoundException("pdfbox.jar has no " + RESOURCE);
      }
      byte[] file = stream.readAllBytes();
      return new FigureFont(file, font(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot load the font of the figures", e);
    }
  }

  private static Font font(byte[] file) throws IOException {
    try {
      return parsed(file);
    } catch (IOException | InternalError e) {
      FontlessMachine.adopt(file);
      return parsed(file);
    }
  }

  private static Font parsed(byte[] file) throws IOException {
    try {
      return Font.createFont(Font.TRUETYPE_FONT, new ByteArrayInputStream(file));
    } catch (FontFormatException e) {
      throw new IOException("PDFBox's " + RESOURCE + " is no font", e);
    }
  }

  Font small() {
    return small;
  }

  Font normal() {
    return normal;
  }

  /** The name that a file refers to it by. */
  String family() {
    return small.getFamily(Locale.ROOT);
  }

  /** The font's own file, for embedding. */
  InputStream file() {
    return new ByteArrayInputStream(file);
  }

  /** The width of a text in the small size. */
  double width(String text) {
    return small.getStringBounds(text, EXACT).getWidth();
  }

  /** The width of a text in the normal size. */
  double normalWidth(String text) {
    return normal.getStringBounds(text, EXACT).getWidth();
  }

  /** The text in the small size, or its beginning if it is too wide. */
  String fitting(String text, double room) {
    String shown = text;
    for (int length = text.length() - 1; width(shown) > room && length > 0; length--) {
      shown = text.substring(0, length).strip() + CUT;
    }
    return shown;
  }

  /** Draws a text with the left end of its baseline at a point. */
  static void draw(Graphics2D graphics, String text, double x, double y) {
    graphics.drawString(text, (float) x, (float) y);
  }

  /** Draws a text that reads upwards, with the left end of its baseline at a point. */
  static void drawUpwards(Graphics2D graphics, String text, double x, double y) {
    AffineTransform before = graphics.getTransform();
    graphics.translate(x, y);
    graphics.rotate(-Math.PI / 2);
    graphics.drawString(text, 0, 0);
    graphics.setTransform(before);
  }
}
