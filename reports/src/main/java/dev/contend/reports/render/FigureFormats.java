package dev.contend.reports.render;

import java.util.Locale;

/** The register of file formats for figures. */
public enum FigureFormats {
  /** For the web; text stays text. */
  SVG(new SvgFormat()),
  /** For papers; fonts are embedded. */
  PDF(new PdfFormat()),
  /** For slides and previews; 300 dots to the inch. */
  PNG(new PngFormat());

  @SuppressWarnings("ImmutableEnumChecker") // the formats have no state
  private final FigureFormat format;

  FigureFormats(FigureFormat format) {
    this.format = format;
  }

  /** The end of the file's name, without the dot. */
  public String extension() {
    return name().toLowerCase(Locale.ROOT);
  }

  byte[] encode(Drawing drawing, FigureFont font) {
    return format.encode(drawing, font);
  }
}
