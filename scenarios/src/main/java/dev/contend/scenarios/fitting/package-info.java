/**
 * Numbers of the library that were chosen by published tables, and what they are without one.
 *
 * <p>Each table that set a number has a file in {@code library/fits}, which {@link
 * dev.contend.scenarios.fitting.FitReader} reads: for each number what takes its place if the table
 * is left out. {@link dev.contend.scenarios.fitting.LeaveOneOut} finds it, by fitting to rows of
 * other tables where they say something, and has the table simulated with it. <b>May not live
 * here:</b> how scenarios are found and run, numbers of a publication, printing.
 */
@NullMarked
package dev.contend.scenarios.fitting;

import org.jspecify.annotations.NullMarked;
