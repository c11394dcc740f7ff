/**
 * Parameters that a member of an open family declares, and the values that it is given.
 *
 * <p>A policy or workload declares each of its {@link dev.contend.engine.settings.Parameter}s once;
 * reading, checking, help and the catalogue follow from the declaration. <b>May not live here:</b>
 * files and their syntax.
 */
@NullMarked
package dev.contend.engine.settings;

import org.jspecify.annotations.NullMarked;
