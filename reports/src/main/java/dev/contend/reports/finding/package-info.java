/**
 * What follows from the tables of a run without running anything: where one runtime overtakes
 * another, and up to which load a service answers in time.
 *
 * <p><b>May live here:</b> numbers with intervals computed from tables. <b>May not:</b> how they
 * are drawn or written. Start reading at {@link dev.contend.reports.finding.Crossing}.
 */
@NullMarked
package dev.contend.reports.finding;

import org.jspecify.annotations.NullMarked;
