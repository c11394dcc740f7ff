package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An immutable table of text cells with named columns.
 *
 * <p>Numbers are cells in the form of {@link Numbers}; an empty cell is a value that does not
 * exist. Every complaint names the table's file, the column and the row, counted from 1 below the
 * column names.
 */
public final class ResultTable {
  private final String source;
  private final Map<String, Integer> positions = new LinkedHashMap<>();
  private final List<Row> rows;

  /**
   * @param source file name, for messages
   * @param columns distinct names
   * @param cells a list for each row, as long as {@code columns}
   */
  public ResultTable(String source, List<String> columns, List<List<String>> cells) {
    this.source = source;
    for (String column : columns) {
      if (positions.put(column, positions.size()) != null) {
        throw new IllegalArgumentException(source + " has two columns '" + column + "'");
      }
    }
    List<Row> numbered = new ArrayList<>(cells.size());
    for (List<String> row : cells) {
      numbered.add(new Row(numbered.size() + 1, row));
    }
    rows = List.copyOf(numbered);
  }

  /** The file that the table came from or goes to. */
  public String source() {
    return source;
  }

  /** The names of the columns, in order. */
  public List<String> columns() {
    return List.copyOf(positions.keySet());
  }

  /** Whether there is a column of this name. */
  public boolean has(String column) {
    return positions.containsKey(column);
  }

  /** The rows, in order. */
  public List<Row> rows() {
    return rows;
  }

  /** The rows with a given text in a column, as a table of the same source. */
  public ResultTable where(String column, String text) {
    return only(column, List.of(text));
  }

  /** The rows with one of some texts in a column, as a table of the same source. */
  public ResultTable only(String column, List<String> texts) {
    return new ResultTable(
        source,
        columns(),
        rows.stream().filter(row -> texts.contains(row.text(column))).map(Row::cells).toList());
  }

  /** The first rows, as a table of the same source. */
  public ResultTable first(int count) {
    return new ResultTable(source, columns(), rows.stream().limit(count).map(Row::cells).toList());
  }

  private int position(String column) {
    Integer position = positions.get(column);
    if (position == null) {
      throw new IllegalArgumentException(
          source + " has no column '" + column + "'; its columns are " + columns());
    }
    return position;
  }

  /** A row of the table. */
  public final class Row {
    private final int number;
    private final List<String> cells;

    private Row(int number, List<String> cells) {
      if (cells.size() != positions.size()) {
        throw new IllegalArgumentException(
            source
                + ", row "
                + number
                + ": "
                + cells.size()
                + " cells for the "
                + positions.size()
                + " columns "
                + columns());
      }
      this.number = number;
      this.cells = List.copyOf(cells);
    }

    /** The text of a cell; empty if there is no value. */
    public String text(String column) {
      return cells.get(position(column));
    }

    /** Whether a cell holds a value. */
    public boolean hasValue(String column) {
      return !text(column).isEmpty();
    }

    /**
     * The number in a cell.
     *
     * @throws IllegalArgumentException if the cell is empty or holds something else
     */
    public double number(String column) {
      String text = text(column);
      if (!Numbers.isNumber(text)) {
        throw new IllegalArgumentException(
            place(column) + "'" + text + "' is not a number; write it like 12.5 or 1.2E-7");
      }
      return Double.parseDouble(text);
    }

    /**
     * The integer in a cell.
     *
     * @throws IllegalArgumentException if the cell is empty or holds something else
     */
    public int integer(String column) {
      double value = number(column);
      if (value != Math.rint(value) || Math.abs(value) > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            place(column) + "'" + text(column) + "' is not an integer; write it like 64");
      }
      return (int) value;
    }

    /** The cells, in the order of the columns. */
    public List<String> cells() {
      return cells;
    }

    private String place(String column) {
      return source + ", row " + number + ", column '" + column + "': ";
    }
  }
}
