/**
 * The memory system that threads see: protocol, directory and interconnect put together in time.
 *
 * <p>Start reading at {@link dev.contend.coherence.fabric.CoherentMemory}.
 */
@NullMarked
package dev.contend.coherence.fabric;

import org.jspecify.annotations.NullMarked;
