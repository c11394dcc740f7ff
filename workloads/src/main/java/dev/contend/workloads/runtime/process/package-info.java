/**
 * Worker processes: their start, pickling, pipes, queues, and pools.
 *
 * <p><b>May live here:</b> what the standard library and the kernel do to bring something from one
 * process to another. <b>May not:</b> which process a thread belongs to; {@code runtime.policy}
 * decides that. Start reading at {@link dev.contend.workloads.runtime.process.PickledQueue}, then
 * at {@link dev.contend.workloads.runtime.process.HandlerPool}.
 */
@NullMarked
package dev.contend.workloads.runtime.process;

import org.jspecify.annotations.NullMarked;
