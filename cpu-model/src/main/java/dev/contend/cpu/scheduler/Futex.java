package dev.contend.cpu.scheduler;

import java.util.ArrayDeque;

/**
 * A queue of threads that the kernel keeps asleep until another thread wakes them.
 *
 * <p>First to wait is first to be woken. The word that the queue belongs to, and the check of it
 * before falling asleep, are the caller's: within one step of a routine nothing else happens.
 */
public final class Futex {
  private static final long NOWHERE = -1;

  private final String name;
  private final long word;
  private final ArrayDeque<SimThread> waiters = new ArrayDeque<>();

  /**
   * @param name what is waited for, as in the report of a deadlock: {@code lock 'results'}
   */
  public Futex(String name) {
    this(name, NOWHERE);
  }

  /**
   * @param word address of the word that the queue belongs to; what its line is given to is what
   *     threads wait for here
   */
  public Futex(String name, long word) {
    this.name = name;
    this.word = word;
  }

  /** Another queue for the same word. */
  public Futex beside(String name) {
    return new Futex(name, word);
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

  /** Address of the word; below 0 if there is none. */
  long word() {
    return word;
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
