/**
 * A recorded sequence of memory accesses through a machine's caches, without time.
 *
 * <p><b>May live here:</b> who has which line after each access, and counts of what happened.
 * <b>May not:</b> files and their formats, latencies. Start reading at {@link
 * dev.contend.coherence.replay.ReplayedMemory}.
 */
@NullMarked
package dev.contend.coherence.replay;

import org.jspecify.annotations.NullMarked;
