package dev.contend.workloads.runtime.refcount;

/**
 * How a runtime spares threads the counting of references to one kind of object.
 *
 * <p>Source: CPython 3.12 to 3.15, {@code Include/refcount.h} (immortal), {@code
 * Python/gc_free_threading.c} (immortalised at the first thread), {@code
 * Include/internal/pycore_stackref.h} (deferred), {@code Python/uniqueid.c} (per thread).
 */
public enum Exemption {
  /** None: every reference is counted. */
  NONE,
  /** No reference is counted. */
  IMMORTAL,
  /** As immortal from the moment when the first thread beside the main one starts: 3.13t. */
  IMMORTAL_WITH_THREADS,
  /** References on a thread's own stack are not counted, those in other objects are. */
  DEFERRED,
  /** Each thread counts for itself, in memory of its own. */
  PER_THREAD;

  /** Whether a program with worker threads never changes the count of such an object. */
  public boolean isUncounted() {
    return this == IMMORTAL || this == IMMORTAL_WITH_THREADS || this == PER_THREAD;
  }
}
