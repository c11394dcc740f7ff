package dev.contend.reports.table;

/** A way to write a table as text. */
public interface TableFormat {
  /** The whole table; each line ends in a line feed. */
  String format(ResultTable table);
}
