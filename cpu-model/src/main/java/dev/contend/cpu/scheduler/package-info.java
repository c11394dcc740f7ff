/**
 * The operating system's part: which thread is on which hardware thread, and the kernel's futex.
 *
 * <p><b>May live here:</b> run queues, time slices, wake-ups, migration, timers, futex queues.
 * <b>May not:</b> user-level locks, reference counts, cache states.
 *
 * <p>A simulated thread's code is a stack of {@link dev.contend.cpu.scheduler.Routine}s, state
 * machines that go on where they left off. Start reading at {@link
 * dev.contend.cpu.scheduler.SimThread}, then {@link dev.contend.cpu.scheduler.OsScheduler}.
 */
@NullMarked
package dev.contend.cpu.scheduler;

import org.jspecify.annotations.NullMarked;
