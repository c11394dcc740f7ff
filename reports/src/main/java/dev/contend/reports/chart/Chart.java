package dev.contend.reports.chart;

import dev.contend.reports.table.Tables;
import java.util.List;

/** A pure function from the tables of a run to a figure, which says what it needs of them. */
public interface Chart {
  /** The table that it reads, most often the results; topology is read by any if it is there. */
  default Tables table() {
    return Tables.RESULTS;
  }

  /** The metrics that the table must hold; empty if it has none, or if it depends on the table. */
  default List<String> metrics() {
    return List.of();
  }

  /**
   * The figure.
   *
   * @throws UndrawableException if the tables lack something, naming it
   */
  Figure figure(ChartInput input);
}
