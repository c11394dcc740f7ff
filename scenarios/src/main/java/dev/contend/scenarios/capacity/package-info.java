/**
 * Which of several alternatives meets what is asked of it at the least cost, and how sure that is.
 *
 * <p>A {@link dev.contend.scenarios.capacity.Search} looks for the number of workers of each
 * alternative and ranks them; it asks {@link dev.contend.scenarios.capacity.Trials}, which is the
 * simulator ({@link dev.contend.scenarios.capacity.SimulatedTrials}) or, where the best choice is
 * known, a queueing model. <b>May not live here:</b> files, arguments, and what a metric means.
 * Start reading at {@link dev.contend.scenarios.capacity.Search}.
 */
@NullMarked
package dev.contend.scenarios.capacity;

import org.jspecify.annotations.NullMarked;
