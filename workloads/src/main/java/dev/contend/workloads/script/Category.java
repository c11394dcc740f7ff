package dev.contend.workloads.script;

/** What a thing is that a program declares and its words name. */
public enum Category {
  OBJECT("an object"),
  /** A global variable that is read and rebound. */
  VARIABLE("a variable"),
  /** A number of an extension that is changed by atomic operations. */
  ATOMIC("an atomic number"),
  /** Objects that are made, kept and dropped. */
  POOL("a pool of objects"),
  LOCK("a lock"),
  /** A queue between threads. */
  QUEUE("a queue"),
  /** A queue of {@code multiprocessing}. */
  CHANNEL("a queue of multiprocessing"),
  BARRIER("a barrier"),
  EVENT("an event"),
  SEMAPHORE("a semaphore"),
  /** Something outside of the processors for which threads queue. */
  DEVICE("a device"),
  /** Threads that carry out tasks. */
  EXECUTOR("a thread pool"),
  /** Threads that other threads start. */
  ROLE("a role with 'start: spawned'"),
  /** Arrivals that were recorded. */
  TRACE("a trace");

  private final String noun;

  Category(String noun) {
    this.noun = noun;
  }

  /** As in "is a lock". */
  public String noun() {
    return noun;
  }
}
