package dev.contend.reports.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A grid of cells, each with the best of some categories.
 *
 * @param name name of its files, without an extension
 * @param columnTitle what the columns are
 * @param rowTitle what the rows are
 * @param columns their labels, from the left
 * @param rows their labels, from below
 * @param cells by row and column
 * @param categories what cells can be of
 */
public record MapFigure(
    String name,
    String columnTitle,
    String rowTitle,
    List<String> columns,
    List<String> rows,
    List<List<Cell>> cells,
    List<Category> categories)
    implements Figure {
  private static final int MOST_COLUMNS_IN_ONE = 12;

  public MapFigure {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
    List<List<Cell>> copied = new ArrayList<>();
    cells.forEach(row -> copied.add(List.copyOf(row)));
    cells = List.copyOf(copied);
    categories = List.copyOf(categories);
  }

  @Override
  public int paperColumns() {
    return columns.size() > MOST_COLUMNS_IN_ONE ? 2 : 1;
  }

  /**
   * A cell.
   *
   * @param category the number of its category; none if nothing is known of it
   * @param isSure whether the category differs from the next by more than chance
   */
  public record Cell(Optional<Integer> category, boolean isSure) {}

  /**
   * A category.
   *
   * @param name for the legend
   * @param style its colour and marker
   */
  public record Category(String name, SeriesStyle style) {}
}
