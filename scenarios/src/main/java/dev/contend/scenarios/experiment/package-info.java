/**
 * From a checked scenario to results: points, runs, replications, estimates.
 *
 * <p>A run is a pure function of its {@link dev.contend.scenarios.experiment.RunSpec}; {@link
 * dev.contend.scenarios.experiment.Assembly} is where all modules meet. <b>May not live here:</b>
 * reading of files, arguments, drawing. Start reading at {@link
 * dev.contend.scenarios.experiment.Experiment}.
 */
@NullMarked
package dev.contend.scenarios.experiment;

import org.jspecify.annotations.NullMarked;
