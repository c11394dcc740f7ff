/**
 * What a figure shows: pure functions from tables to descriptions of figures.
 *
 * <p><b>May live here:</b> which rows become which series, axes and ticks, colours and markers by
 * name. <b>May not:</b> a type of the model, a drawing library, a file ({@code reports.render}).
 * Start reading at {@link dev.contend.reports.chart.Charts}. To add a chart, write one class that
 * implements {@link dev.contend.reports.chart.Chart} and add one constant to {@code Charts}.
 */
@NullMarked
package dev.contend.reports.chart;

import org.jspecify.annotations.NullMarked;
