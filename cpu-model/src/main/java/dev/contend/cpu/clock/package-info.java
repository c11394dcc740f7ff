/**
 * How fast a core runs: its clock by active cores, and what SMT siblings leave each other.
 *
 * <p><b>May not live here:</b> which thread runs where ({@code cpu.scheduler}). Start reading at
 * {@link dev.contend.cpu.clock.CoreKind}.
 */
@NullMarked
package dev.contend.cpu.clock;

import org.jspecify.annotations.NullMarked;
