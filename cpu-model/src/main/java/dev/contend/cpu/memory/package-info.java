/**
 * The seam between threads and the memory system.
 *
 * <p><b>May live here:</b> kinds of access and the port that answers them; latency and bandwidth of
 * memory and of the links to it. <b>May not:</b> protocol states, latencies of caches. Start
 * reading at {@link dev.contend.cpu.memory.MemoryPort}, then {@link
 * dev.contend.cpu.memory.MemoryTraffic}.
 */
@NullMarked
package dev.contend.cpu.memory;

import org.jspecify.annotations.NullMarked;
