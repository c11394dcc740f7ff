/**
 * The seam between threads and the memory system.
 *
 * <p><b>May live here:</b> kinds of access and the port that answers them. <b>May not:</b> protocol
 * states, latencies. Start reading at {@link dev.contend.cpu.memory.MemoryPort}.
 */
@NullMarked
package dev.contend.cpu.memory;

import org.jspecify.annotations.NullMarked;
