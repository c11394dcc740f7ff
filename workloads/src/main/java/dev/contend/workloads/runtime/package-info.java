/**
 * What a language runtime is made of; one package for each part, {@code policy} puts them together.
 *
 * <p><b>May live here:</b> locks, sharing, counts, queues, memory. <b>May not:</b> cache states,
 * latencies of hardware, one workload's name. Start reading at {@link
 * dev.contend.workloads.runtime.EvalBreaker}, then at {@code runtime.policy}.
 */
@NullMarked
package dev.contend.workloads.runtime;

import org.jspecify.annotations.NullMarked;
