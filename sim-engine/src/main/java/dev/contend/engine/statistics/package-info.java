/**
 * Estimates over replications, with intervals.
 *
 * <p>Commons Math is named in this package only. <b>May not live here:</b> how many replications to
 * run, where their values come from. Start reading at {@link
 * dev.contend.engine.statistics.MeanEstimate}.
 */
@NullMarked
package dev.contend.engine.statistics;

import org.jspecify.annotations.NullMarked;
