/**
 * Tables of text and numbers: what every table of a run is called and holds, and how it is written.
 *
 * <p><b>May live here:</b> tables, the declared columns of every file, reading and writing them,
 * tables derived from tables. <b>May not:</b> a type of the model, anything drawn, a rerun of
 * anything. Start reading at {@link dev.contend.reports.table.Tables}, then {@link
 * dev.contend.reports.table.ResultTable}. To add a table, add a constant to {@code Tables}; to add
 * a way to write tables, add a class and a constant to {@link
 * dev.contend.reports.table.TableFormats}.
 */
@NullMarked
package dev.contend.reports.table;

import org.jspecify.annotations.NullMarked;
