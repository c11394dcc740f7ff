package dev.contend.reports.table;

import java.util.ArrayList;
import java.util.List;

/** Collects the rows of a {@link ResultTable}. */
public final class TableBuilder extends RowBuilder {
  private final List<List<String>> rows;

  /**
   * @param source file name, for messages
   * @param columns distinct names
   */
  public TableBuilder(String source, List<String> columns) {
    this(source, columns, new ArrayList<>());
  }

  private TableBuilder(String source, List<String> columns, List<List<String>> rows) {
    super(source, columns, rows::add);
    this.rows = rows;
  }

  /** The table of the rows ended so far. */
  public ResultTable build() {
    return new ResultTable(source(), columns(), rows);
  }
}
