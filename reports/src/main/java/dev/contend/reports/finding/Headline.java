package dev.contend.reports.finding;

import dev.contend.reports.table.ResultTable;
import java.util.List;
import java.util.Locale;

/**
 * The metric that a workload is run for: the first of its points.
 *
 * @param metric its name
 * @param unit its unit
 * @param isCost whether less of it is better: times and memory are, rates are not
 */
public record Headline(String metric, String unit, boolean isCost) {
  private static final List<String> COSTS = List.of("s", "ms", "us", "ns", "MiB", "GiB");

  /**
   * That of a table.
   *
   * @param table of the kind results or replications, with rows
   */
  public static Headline of(ResultTable table) {
    ResultTable.Row first = table.rows().get(0);
    String unit = first.text("unit");
    return new Headline(first.text("metric"), unit, COSTS.contains(unit));
  }

  /** For an axis: without hyphens, with a capital, the GIL in capitals. */
  public String title() {
    String words = metric.replace('-', ' ').replaceAll("\\bgil\\b", "GIL");
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
