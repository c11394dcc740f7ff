package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Routine;

/**
 * The thread that calls, as far as queues and pipes need to know it.
 *
 * @param detach lets its interpreter go
 * @param attach gets it back
 * @param wakeCallPs what waking another thread costs
 */
public record SystemCaller(Routine detach, Routine attach, long wakeCallPs) {}
