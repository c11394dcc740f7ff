package dev.contend.workloads.runtime.threading;

import dev.contend.cpu.scheduler.Routine;

/**
 * {@code threading.Event}: a flag under a condition. Once set it stays so here.
 *
 * <p>Source: CPython 3.13 {@code Lib/threading.py}, {@code Event.set} and {@code wait}.
 */
public final class Event {
  private final Library library;
  private final Condition condition;
  private boolean isSet;

  /**
   * @param name as in the report of a deadlock
   */
  public Event(Library library, String name) {
    this.library = library;
    condition = new Condition(library, name, library.newLock("the lock of " + name));
  }

  /** {@code set}, which wakes all; a routine for one thread. */
  public Routine setBy(LibraryCaller caller) {
    double enter = library.costs().enter();
    double notify = library.costs().conditionNotify();
    Monitor.Call call = new Monitor.Call(enter, notify, () -> true, this::set);
    return new Monitor(library, caller, condition, condition, call).within(Long.MAX_VALUE);
  }

  private int set() {
    isSet = true;
    return Integer.MAX_VALUE;
  }

  /** {@code wait}; a routine for one thread. */
  public Routine waitBy(LibraryCaller caller) {
    Monitor.Call call = new Monitor.Call(library.costs().enter(), 0, () -> isSet, () -> 0);
    return new Monitor(library, caller, condition, condition, call).within(Long.MAX_VALUE);
  }
}
