package dev.contend.scenarios.importing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads a core-to-core matrix from CSV: a row for each hardware thread, cells in nanoseconds.
 *
 * <p>The matrix is square, or its lower triangle only, with or without the diagonal; cells may be
 * empty. Lines that begin with {@code #} are skipped. A first line whose first cell is empty or a
 * word and whose other cells number or name the columns is a header; a first cell in each row that
 * is a word, or under a header, is a label.
 */
final class LatencyMatrixReader {
  private static final int MOST_BYTES = 16 << 20;
  private static final int MOST_THREADS = 2048;
  private static final double MOST_NS = 1_000_000;

  private LatencyMatrixReader() {}

  static LatencyMatrix read(Path file) {
    return read(BoundedFile.read(file, MOST_BYTES));
  }

  static LatencyMatrix read(byte[] bytes) {
    List<Row> rows = rows(text(bytes));
    if (!rows.isEmpty() && isHeader(rows)) {
      int columns = rows.get(0).cells.size();
      rows.remove(0);
      rows.forEach(row -> row.dropLabel(columns));
    } else if (!rows.isEmpty() && rows.stream().allMatch(Row::isLabelled)) {
      rows.forEach(row -> row.dropLabel(0));
    }
    if (rows.size() < 2) {
      throw new ImportException(
          0, 0, "has fewer than 2 rows of numbers", "give a row for each hardware thread");
    }
    if (rows.size() > MOST_THREADS) {
      throw new ImportException(
          rows.get(MOST_THREADS).line, 1, "more than " + MOST_THREADS + " rows", "");
    }
    double[][] cells = new double[rows.size()][rows.size()];
    for (int row = 0; row < rows.size(); row++) {
      Arrays.fill(cells[row], Double.NaN);
      rows.get(row).into(cells[row], row);
    }
    LatencyMatrix matrix = LatencyMatrix.of(cells);
    if (matrix.pairs().isEmpty()) {
      throw new ImportException(0, 0, "has no number off the diagonal", "check the separator");
    }
    return matrix;
  }

  private static String text(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException exception) {
      throw new ImportException(0, 0, "is not UTF-8 text", "save the matrix as CSV");
    }
  }

  private static List<Row> rows(String text) {
    List<Row> rows = new ArrayList<>();
    String[] lines = text.split("\r\n|\n|\r", -1);
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank() && !lines[i].stripLeading().startsWith("#")) {
        rows.add(new Row(i + 1, lines[i]));
      }
    }
    return rows;
  }

  /** A header has a column more than numbers need, or words; data rows of a matrix have neither. */
  private static boolean isHeader(List<Row> rows) {
    List<String> first = rows.get(0).cells;
    if (first.stream().skip(1).anyMatch(cell -> !cell.isEmpty() && !isNumber(cell))) {
      return true;
    }
    boolean counts = first.size() == rows.size() && first.size() > 2;
    for (int i = 1; i < first.size() && counts; i++) {
      counts = first.get(i).equals(Integer.toString(i - 1));
    }
    return counts && !isNumber(first.get(0));
  }

  private static boolean isNumber(String cell) {
    return cell.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?");
  }

  /** A line cut into cells, with the column where each begins. */
  private static final class Row {
    final int line;
    final List<String> cells = new ArrayList<>();
    final List<Integer> columns = new ArrayList<>();

    Row(int line, String text) {
      this.line = line;
      char separator = text.indexOf(',') >= 0 ? ',' : text.indexOf(';') >= 0 ? ';' : '\t';
      int from = 0;
      for (int at = 0; at <= text.length(); at++) {
        if (at == text.length() || text.charAt(at) == separator) {
          cells.add(text.substring(from, at).strip().replaceAll("^\"(.*)\"$", "$1"));
          columns.add(from + 1);
          from = at + 1;
        }
      }
    }

    boolean isLabelled() {
      return !cells.get(0).isEmpty() && !isNumber(cells.get(0));
    }

    /** Drops the first cell; where the header is one shorter than the rows, it has no corner. */
    void dropLabel(int headerColumns) {
      if (headerColumns == 0 || isLabelled() || cells.size() <= headerColumns) {
        cells.remove(0);
        columns.remove(0);
      }
    }

    void into(double[] values, int row) {
      int last = cells.size();
      while (last > 0 && cells.get(last - 1).isEmpty()) {
        last--;
      }
      if (last > values.length) {
        throw new ImportException(
            line,
            columns.get(values.length),
            "row " + (row + 1) + " has " + last + " cells; there are " + values.length + " rows",
            "a matrix has as many columns as rows");
      }
      boolean full = cells.size() == values.length;
      boolean triangle = last == row || last == row + 1;
      if (!full && !triangle) {
        throw new ImportException(
            line,
            columns.get(cells.size() - 1),
            "row "
                + (row + 1)
                + " has "
                + cells.size()
                + " cells; there are "
                + values.length
                + " rows",
            "give all " + values.length + " cells, or the lower triangle: " + row + " cells");
      }
      for (int i = 0; i < last; i++) {
        values[i] = value(cells.get(i), columns.get(i), i == row);
      }
    }

    private double value(String cell, int column, boolean diagonal) {
      if (cell.isEmpty() || diagonal) {
        return Double.NaN;
      }
      if (!isNumber(cell)) {
        String shown = cell.length() > 30 ? cell.substring(0, 30) + "..." : cell;
        throw new ImportException(
            line,
            column,
            "'" + shown.replaceAll("[^\\x20-\\x7E]", "?") + "' is not a number",
            "write nanoseconds as 50.3, or leave the cell empty");
      }
      double ns = Double.parseDouble(cell);
      if (!(ns > 0 && ns <= MOST_NS)) {
        throw new ImportException(
            line, column, cell + " ns is not a handoff", "write nanoseconds above 0, up to 1e6");
      }
      return ns;
    }
  }
}
