/**
 * Synchronisation of machine code, below any runtime: spin, ticket and queue locks, the futex
 * mutex, semaphores, condition variables and barriers.
 *
 * <p>Each is a program over cache lines and the kernel's futex, so that what it costs follows from
 * the machine. Values are plain fields, read and changed in the step after the access to their line
 * is done: who owns the line at that instant orders them.
 *
 * <p><b>May live here:</b> primitives that know lines, futexes and system calls. <b>May not:</b>
 * latencies, what a workload does with a lock, runtimes. Start reading at {@link
 * dev.contend.workloads.sync.Lock}; to add a lock, write a file beside {@link
 * dev.contend.workloads.sync.McsLock} and a constant in {@link dev.contend.workloads.sync.Locks}.
 */
@NullMarked
package dev.contend.workloads.sync;

import org.jspecify.annotations.NullMarked;
