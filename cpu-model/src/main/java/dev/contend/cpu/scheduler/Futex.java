package dev.contend.cpu.scheduler;

import java.util.ArrayDeque;

/**
 * A queue of threads that the kernel keeps asleep until another thread wakes them.
 *
 * <p>First to wait is first to be woken. The word that the queue belongs to, and the check of it
 * before falling asleep, are the caller's: within one step of a routine nothing else happens.
 */
public final class Futex {
  private final String name;
  private final ArrayDeque<SimThread> waiters = new ArrayDeque<>();

  /**
   * @param name what is waited for, as in the report of a deadlock: {@code lock 'results'}
   */
  public Futex(String name) {
    this.name = name;
  }

  /** Wakes up to {@code count} threads, longest waiting first; returns how many it woke. */
  public int wake(int count) {
    int woken = 0;
    while (woken < count && !waiters.isEmpty()) {
      waiters.peekFirst().wakeUp(false);
      woken++;
    }
    return woken;
  }

  /** Threads asleep here. */
  public int waiters() {
    return waiters.size();
  }

  /** What is waited for. */
  public String name() {
    return name;
  }

  void add(SimThread thread) {
    waiters.addLast(thread);
  }

  void remove(SimThread thread) {
    if (waiters.peekFirst() == thread) {
      waiters.removeFirst();
    } else {
      waiters.removeFirstOccurrence(thread);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
