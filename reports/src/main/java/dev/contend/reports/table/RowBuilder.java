package dev.contend.reports.table;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Fills the rows of a table cell by cell and hands each on when it ends.
 *
 * <p>Every row fills every column once, {@link #none} included, so that no column is forgotten
 * silently.
 */
public sealed class RowBuilder permits TableBuilder {
  private final String source;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final Consumer<List<String>> ended;
  private final @Nullable String[] cells;
  private final @Nullable String[] common;
  private long rows;

  /**
   * @param source file name, for messages
   * @param columns distinct names
   * @param ended told of each row's cells, in the order of the columns
   */
  public RowBuilder(String source, List<String> columns, Consumer<List<String>> ended) {
    this.source = source;
    this.ended = ended;
    for (String column : columns) {
      positions.put(column, positions.size());
    }
    cells = new @Nullable String[positions.size()];
    common = new @Nullable String[positions.size()];
  }

  /** The file name, for messages. */
  final String source() {
    return source;
  }

  /** The names of the columns, in order. */
  final List<String> columns() {
    return List.copyOf(positions.keySet());
  }

  /** Fills a cell of the row under construction with text. */
  public final RowBuilder text(String column, String value) {
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
  public final RowBuilder number(String column, double value) {
    return text(column, Numbers.format(value));
  }

  /** States that the row under construction has no value in this column. */
  public final RowBuilder none(String column) {
    return text(column, "");
  }

  /** The cells filled so far are those of the next rows as well, until there are others. */
  public final RowBuilder common() {
    System.arraycopy(cells, 0, common, 0, cells.length);
    return this;
  }

  /** Nothing is filled any more, neither of the row under construction nor of the next. */
  public final RowBuilder anew() {
    Arrays.fill(common, null);
    Arrays.fill(cells, null);
    return this;
  }

  /** Ends the row; the next cell belongs to the next row. */
  public final RowBuilder end() {
    String[] row = new String[cells.length];
    for (int position = 0; position < row.length; position++) {
      String cell = cells[position];
      if (cell == null) {
        throw new IllegalArgumentException(
            place()
                + "column '"
                + columns().get(position)
                + "' is not filled; use none() for no value");
      }
      row[position] = cell;
    }
    rows++;
    ended.accept(List.of(row));
    System.arraycopy(common, 0, cells, 0, cells.length);
    return this;
  }

  private String place() {
    return source + ", row " + (rows + 1) + ": ";
  }
}
