/**
 * Programs of machine code that measure a simulated machine, as microbenchmarks measure a real one.
 *
 * <p><b>May live here:</b> threads without an interpreter, what they do to lines and locks, and
 * what they report. <b>May not:</b> latencies, published figures. Start reading at {@link
 * dev.contend.workloads.hardware.NativeProgram}. To add one, write a program here, a workload in
 * {@code workloads.catalog}.
 */
@NullMarked
package dev.contend.workloads.hardware;

import org.jspecify.annotations.NullMarked;
