/**
 * The built-in workloads, one file each, and their register.
 *
 * <p><b>May not live here:</b> which runtime runs them. To add one: one file, one constant in
 * {@link dev.contend.workloads.catalog.Workloads}.
 */
@NullMarked
package dev.contend.workloads.catalog;

import org.jspecify.annotations.NullMarked;
