package dev.contend.reports.render;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** PNG at 300 dots to the inch of the final size, which it states. */
final class PngFormat implements FigureFormat {
  private static final int DOTS_PER_INCH = 300;
  private static final double POINTS_PER_INCH = 72;
  private static final double METRES_PER_INCH = 0.0254;
  private static final String TREE = "javax_imageio_png_1.0";

  @Override
  public byte[] encode(Drawing drawing, FigureFont font) {
    double scale = DOTS_PER_INCH / POINTS_PER_INCH;
    BufferedImage image =
        new BufferedImage(
            (int) Math.round(drawing.width() * scale),
            (int) Math.round(drawing.height() * scale),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setPaint(Color.WHITE);
    graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.scale(scale, scale);
    drawing.draw(graphics);
    graphics.dispose();
    try {
      return encode(image);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write PNG", e);
    }
  }

  private static byte[] encode(BufferedImage image) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ImageOutputStream stream = ImageIO.createImageOutputStream(out)) {
      IIOMetadata metadata =
          writer.getDefaultImageMetadata(
              ImageTypeSpecifier.createFromRenderedImage(image), writer.getDefaultWriteParam());
      metadata.mergeTree(TREE, resolution());
      writer.setOutput(stream);
      writer.write(metadata, new IIOImage(image, null, metadata), null);
    } finally {
      writer.dispose();
    }
    return out.toByteArray();
  }

  private static IIOMetadataNode resolution() {
    String dotsPerMetre = Long.toString(Math.round(DOTS_PER_INCH / METRES_PER_INCH));
    IIOMetadataNode size = new IIOMetadataNode("pHYs");
    size.setAttribute("pixelsPerUnitXAxis", dotsPerMetre);
    size.setAttribute("pixelsPerUnitYAxis", dotsPerMetre);
    size.setAttribute("unitSpecifier", "meter");
    IIOMetadataNode root = new IIOMetadataNode(TREE);
    root.appendChild(size);
    return root;
  }
}
