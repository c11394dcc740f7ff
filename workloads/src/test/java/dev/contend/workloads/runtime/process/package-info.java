/** Tests of processes, pipes, queues and pools. */
@NullMarked
package dev.contend.workloads.runtime.process;

import org.jspecify.annotations.NullMarked;
