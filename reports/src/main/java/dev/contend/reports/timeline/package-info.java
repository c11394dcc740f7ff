/**
 * A run as it goes on, for people to look at: Chrome trace JSON, and the rows of a Gantt chart.
 *
 * <p>Start with {@link dev.contend.reports.timeline.LanesInWindow}, which hears the run, and {@link
 * dev.contend.reports.timeline.ChromeTrace}, which writes it. <b>May not live here:</b> what lanes
 * there are, model types, drawing.
 */
@NullMarked
package dev.contend.reports.timeline;

import org.jspecify.annotations.NullMarked;
