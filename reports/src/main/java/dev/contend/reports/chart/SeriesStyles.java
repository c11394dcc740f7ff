package dev.contend.reports.chart;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.SeriesNames;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The style of each series of a table, the same in every figure of a run. */
final class SeriesStyles {
  private final Map<String, SeriesStyle> styles = new LinkedHashMap<>();

  /**
   * @param table from which the runtimes' places come
   * @param rows those of the series
   * @param names of the series
   */
  SeriesStyles(ChartInput input, ResultTable table, List<ResultTable.Row> rows, SeriesNames names) {
    RuntimePlaces places = new RuntimePlaces(input.runtimeOrder(), table);
    List<String> variants = rows.stream().map(names::variant).distinct().toList();
    for (ResultTable.Row row : rows) {
      int variant = variants.indexOf(names.variant(row));
      styles.put(names.name(row), style(places, row.text("runtime"), variant));
    }
  }

  /** The style of a series of the table. */
  SeriesStyle of(String series) {
    SeriesStyle style = styles.get(series);
    if (style == null) {
      throw new IllegalArgumentException(
          "no series '" + series + "'; there are " + styles.keySet());
    }
    return style;
  }

  /** Variants of a single runtime may have the colours that no other runtime needs. */
  private static SeriesStyle style(RuntimePlaces places, String runtime, int variant) {
    return places.size() == 1
        ? SeriesStyle.of(places.of(runtime) + variant, 0)
        : SeriesStyle.of(places.of(runtime), variant);
  }
}
