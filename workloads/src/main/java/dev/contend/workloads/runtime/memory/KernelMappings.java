package dev.contend.workloads.runtime.memory;

/**
 * The kernel's lock on the map of one address space: calls that change the map take turns, and a
 * page fault waits for a change in progress.
 *
 * <p>The kernel spins while it waits, so a wait keeps the hardware thread.
 *
 * <p>Source: Linux {@code mm/mmap.c}, {@code mmap_lock}, with locks for each mapping from 6.4 on
 * ({@code mm/memory.c}, {@code lock_vma_under_rcu}). Departure: a change of the map does not wait
 * for faults in progress, of which each takes a fraction of a microsecond.
 */
public final class KernelMappings {
  private long freeAtPs;

  /** Takes a turn of a length; returns how long it takes with the wait for it. */
  public long changePs(long nowPs, long lengthPs) {
    freeAtPs = Math.max(nowPs, freeAtPs) + lengthPs;
    return freeAtPs - nowPs;
  }

  /** How long faults that need so much work take, with the wait for a change in progress. */
  public long faultPs(long nowPs, long workPs) {
    return Math.max(0, freeAtPs - nowPs) + workPs;
  }
}
