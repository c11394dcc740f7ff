package dev.contend.reports.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads tables from comma-separated values. Source: RFC 4180; lines may end in LF or CR LF. */
public final class CsvReader {
  private final String source;
  private final String text;
  private final List<List<String>> lines = new ArrayList<>();
  private List<String> line = new ArrayList<>();
  private int position;

  private CsvReader(String source, String text) {
    this.source = source;
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Reads a file in UTF-8. */
  public static ResultTable read(Path file) {
    try {
      return parse(String.valueOf(file.getFileName()), Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }

  /**
   * Reads a text.
   *
   * @param source file name, for messages
   */
  public static ResultTable parse(String source, String text) {
    return new CsvReader(source, text).table();
  }

  private ResultTable table() {
    while (position < text.length()) {
      line.add(text.charAt(position) == '"' ? quotedCell() : plainCell());
      endCell();
    }
    if (lines.isEmpty()) {
      throw new IllegalArgumentException(
          source + " is empty; its first line must name the columns");
    }
    return new ResultTable(source, lines.get(0), lines.subList(1, lines.size()));
  }

  private String plainCell() {
    int start = position;
    while (position < text.length() && ",\r\n".indexOf(text.charAt(position)) < 0) {
      position++;
    }
    return text.substring(start, position);
  }

  private String quotedCell() {
    StringBuilder cell = new StringBuilder();
    int from = position + 1;
    while (true) {
      int quote = text.indexOf('"', from);
      if (quote < 0) {
        throw new IllegalArgumentException(
            source + ", row " + lines.size() + ": a quoted cell has no closing quote");
      }
      cell.append(text, from, quote);
      position = quote + 1;
      if (position == text.length() || text.charAt(position) != '"') {
        return cell.toString();
      }
      cell.append('"');
      from = position + 1;
    }
  }

  /** Steps over what follows a cell: a comma, the end of the line, or the end of the text. */
  private void endCell() {
    if (text.startsWith(",", position)) {
      position++;
      if (position == text.length()) {
        line.add("");
        endLine();
      } else if ("\r\n".indexOf(text.charAt(position)) >= 0) {
        line.add("");
        endCell();
      }
      return;
    }
    if (position < text.length() && "\r\n".indexOf(text.charAt(position)) < 0) {
      throw new IllegalArgumentException(
          source + ", row " + lines.size() + ": text follows the closing quote of a cell");
    }
    position += text.startsWith("\r\n", position) ? 2 : 1;
    endLine();
  }

  private void endLine() {
    lines.add(line);
    line = new ArrayList<>();
  }
}
