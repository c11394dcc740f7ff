/**
 * Causal questions: what a change of a scenario gains, at which points, and how sure that is; from
 * where on one side beats another.
 *
 * <p>May live here: what changes there are and what each sets of a scenario, which points of two
 * scenarios belong together, what follows from their paired runs. May not: arguments, files,
 * simulating, what a key of a scenario means.
 *
 * <p>Start reading at {@link dev.contend.scenarios.whatif.ChangeReader} and {@link
 * dev.contend.scenarios.whatif.Effects}, for crossings at {@link
 * dev.contend.scenarios.whatif.CrossoverSearch}. A new kind of change is a constant in {@link
 * dev.contend.scenarios.whatif.NamedChange}.
 */
@NullMarked
package dev.contend.scenarios.whatif;

import org.jspecify.annotations.NullMarked;
