/**
 * Estimates with intervals: means and quantiles over replications, differences of two sets of runs,
 * the mean of one long run by its batches, laws of scalability fitted to a curve; where a warm-up
 * ends; when replications are enough; how points of a sweep are spread over its axes; which share
 * of a function's variance comes from which of its inputs.
 *
 * <p>Commons Math is named in this package only. Memory does not grow with the length of a run.
 * <b>May not live here:</b> where values come from, how many replications a scenario asks for.
 * Start reading at {@link dev.contend.engine.statistics.MeanEstimate}.
 */
@NullMarked
package dev.contend.engine.statistics;

import org.jspecify.annotations.NullMarked;
