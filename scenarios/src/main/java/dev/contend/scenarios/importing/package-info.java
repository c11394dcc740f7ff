/**
 * Machines from what other tools print: hwloc's XML, core-to-core latency matrices.
 *
 * <p>Files come from anywhere, so every reader here has limits and answers a wrong file with {@link
 * dev.contend.scenarios.importing.ImportException}: where, what, and what to do. What a file does
 * not say is filled from the generic machine's numbers and marked as assumed. <b>May not live
 * here:</b> running anything. Start reading at {@link dev.contend.scenarios.importing.Topology}; a
 * further format is a reader that yields an imported machine.
 */
@NullMarked
package dev.contend.scenarios.importing;

import org.jspecify.annotations.NullMarked;
