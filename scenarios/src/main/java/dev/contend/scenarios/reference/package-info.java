/**
 * Published figures held against simulated ones.
 *
 * <p>A reference is a CSV file of figures that somebody measured or published, each with its place
 * in a sweep, its source, and how far a simulation may be from it; {@link
 * dev.contend.scenarios.reference.ReferenceReader} documents the columns. {@link
 * dev.contend.scenarios.reference.Comparison} joins them to the results of a run. To add a
 * reference, add a file to {@code library/reference} and name it in an experiment. <b>May not live
 * here:</b> simulating, drawing, arguments, numbers of a publication.
 */
@NullMarked
package dev.contend.scenarios.reference;

import org.jspecify.annotations.NullMarked;
