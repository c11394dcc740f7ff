package dev.contend.reports.render;

import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** PDF of one page as large as the figure, with the used part of the font embedded. */
final class PdfFormat implements FigureFormat {
  /** Instead of the time, from which two files of one figure would differ. */
  private static final long DOCUMENT_ID = 1;

  @Override
  public byte[] encode(Drawing drawing, FigureFont font) {
    try (PDDocument document = new PDDocument();
        PdfBoxGraphics2DFontTextDrawer text = new PdfBoxGraphics2DFontTextDrawer()) {
      document.setDocumentId(DOCUMENT_ID);
      PDRectangle size = new PDRectangle((float) drawing.width(), (float) drawing.height());
      PDPage page = new PDPage(size);
      document.addPage(page);
      text.registerFont(font.small().getFontName(), PDType0Font.load(document, font.file(), true));
      PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, size);
      graphics.setFontTextDrawer(text);
      drawing.draw(graphics);
      graphics.dispose();
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.drawForm(graphics.getXFormObject());
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write PDF", e);
    }
  }
}
