/**
 * Worker processes: their start, and the pipe that brings their results back.
 *
 * <p>Start reading at {@link dev.contend.workloads.runtime.process.ResultPipe}.
 */
@NullMarked
package dev.contend.workloads.runtime.process;

import org.jspecify.annotations.NullMarked;
