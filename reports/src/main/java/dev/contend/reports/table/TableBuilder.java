package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the rows of a {@link ResultTable} cell by cell.
 *
 * <p>Every row fills every column once, {@link #none} included, so that no column is forgotten
 * silently.
 */
public final class TableBuilder {
  private final String source;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<List<String>> rows = new ArrayList<>();
  private final @Nullable String[] cells;

  /**
   * @param source file name, for messages
   * @param columns distinct names
   */
  public TableBuilder(String source, List<String> columns) {
    this.source = source;
    for (String column : columns) {
      positions.put(column, positions.size());
    }
    cells = new @Nullable String[positions.size()];
  }

  /** Fills a cell of the row under construction with text. */
  public TableBuilder text(String column, String value) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(
          source + " has no column '" + column + "'; its columns are " + positions.keySet());
    }
    if (cells[position] != null) {
      throw new IllegalArgumentException(place() + "column '" + column + "' is filled twice");
    }
    cells[position] = value;
    return this;
  }

  /** Fills a cell of the row under construction with a finite number. */
  public TableBuilder number(String column, double value) {
    return text(column, Numbers.format(value));
  }

  /** States that the row under construction has no value in this column. */
  public TableBuilder none(String column) {
    return text(column, "");
  }

  /** Ends the row; the next cell belongs to the next row. */
  public TableBuilder end() {
    String[] row = new String[cells.length];
    for (int position = 0; position < row.length; position++) {
      String cell = cells[position];
      if (cell == null) {
        throw new IllegalArgumentException(
            place()
                + "column '"
                + List.copyOf(positions.keySet()).get(position)
                + "' is not filled; use none() for no value");
      }
      row[position] = cell;
    }
    rows.add(List.of(row));
    Arrays.fill(cells, null);
    return this;
  }

  /** The table of the rows ended so far. */
  public ResultTable build() {
    return new ResultTable(source, List.copyOf(positions.keySet()), rows);
  }

  private String place() {
    return source + ", row " + (rows.size() + 1) + ": ";
  }
}
