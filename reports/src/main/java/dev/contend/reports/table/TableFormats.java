package dev.contend.reports.table;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The register of ways to write a table. */
public enum TableFormats implements TableFormat {
  /** RFC 4180 with line feeds: for programs. */
  CSV(new CsvFormat()),
  /** An array of objects: for programs. */
  JSON(new JsonFormat()),
  /** A pipe table: for documents. */
  MARKDOWN(new MarkdownFormat()),
  /** Columns aligned by spaces: for terminals. */
  PLAIN_TEXT(new PlainTextFormat());

  @SuppressWarnings("ImmutableEnumChecker") // the formats have no state
  private final TableFormat format;

  TableFormats(TableFormat format) {
    this.format = format;
  }

  @Override
  public String format(ResultTable table) {
    return format.format(table);
  }

  /** Writes a table into a file, in UTF-8, as a whole or not at all. */
  public void write(ResultTable table, Path file) {
    WholeFile.write(file, format(table).getBytes(StandardCharsets.UTF_8));
  }
}
