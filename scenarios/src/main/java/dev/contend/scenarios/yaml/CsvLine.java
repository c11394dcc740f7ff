package dev.contend.scenarios.yaml;

import java.util.ArrayList;
import java.util.List;

/**
 * One line of comma-separated values, each with the column where it begins. Source: RFC 4180.
 * Departures: no value goes over several lines; blanks around a value are not part of it.
 *
 * @param number of the line, from 1
 * @param cells from left to right
 * @param open whether a quote was opened and not closed
 */
public record CsvLine(int number, List<Cell> cells, boolean open) {
  public CsvLine {
    cells = List.copyOf(cells);
  }

  /**
   * A value.
   *
   * @param text without quotes
   * @param column where it begins, from 1, counted in code points
   */
  public record Cell(String text, int column) {}

  /** The values of a line. */
  public static CsvLine of(int number, String line) {
    List<Cell> cells = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    int begin = 0;
    int[] points = line.codePoints().toArray();
    for (int i = 0; i < points.length; i++) {
      boolean quote = points[i] == '"';
      if (quote && quoted && i + 1 < points.length && points[i + 1] == '"') {
        cell.append('"');
        i++;
      } else if (quote) {
        quoted = !quoted;
      } else if (points[i] == ',' && !quoted) {
        cells.add(new Cell(cell.toString().strip(), begin + 1));
        cell.setLength(0);
        begin = i + 1;
      } else {
        cell.appendCodePoint(points[i]);
      }
    }
    cells.add(new Cell(cell.toString().strip(), begin + 1));
    return new CsvLine(number, cells, quoted);
  }
}
