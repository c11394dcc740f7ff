package dev.contend.reports.chart;

import dev.contend.reports.table.Tables;
import java.util.List;

/** A pure function from the tables of a run to a figure, which says what it needs of them. */
public interface Chart {
  /** The table that it reads; topology is read by any chart if it is there. */
  Tables table();

  /** The metrics that the table must hold; empty if the table has none. */
  List<String> metrics();

  /**
   * The figure.
   *
   * @throws UndrawableException if the tables lack something, naming it
   */
  Figure figure(ChartInput input);
}
