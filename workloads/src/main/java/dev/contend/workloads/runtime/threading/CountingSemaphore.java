package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.Routine;

/**
 * {@code threading.Semaphore}: a number under a condition.
 *
 * <p>Source: CPython 3.13 {@code Lib/threading.py}, {@code Semaphore.acquire} and {@code release}.
 */
public final class CountingSemaphore {
  private final Library library;
  private final Condition condition;
  private int permits;

  /**
   * @param name as in the report of a deadlock
   * @param permits how many there are at first
   */
  public CountingSemaphore(Library library, String name, int permits) {
    this.library = library;
    this.permits = permits;
    condition = new Condition(library, name, library.newLock("the lock of " + name));
  }

  /** {@code acquire}; a routine for one thread. */
  public Routine takeBy(LibraryCaller caller) {
    return acquireBy(caller);
  }

  /** {@code release}; a routine for one thread. */
  public Routine giveBy(LibraryCaller caller) {
    return releaseBy(caller);
  }

  Monitor acquireBy(LibraryCaller caller) {
    Monitor.Call call = new Monitor.Call(library.costs().enter(), 0, () -> permits > 0, this::take);
    return new Monitor(library, caller, condition, condition, call).within(Long.MAX_VALUE);
  }

  private int take() {
    permits--;
    return 0;
  }

  Monitor releaseBy(LibraryCaller caller) {
    double notify = library.costs().conditionNotify();
    Monitor.Call call = new Monitor.Call(library.costs().enter(), notify, () -> true, this::give);
    return new Monitor(library, caller, condition, condition, call).within(Long.MAX_VALUE);
  }

  private int give() {
    permits++;
    return 1;
  }
}
