package dev.contend.cpu.memory;

/** Where hardware threads send their accesses to memory that others may touch too. */
public interface MemoryPort {
  /** Answer of {@link #access} when the latency is not known yet. */
  long IN_FLIGHT = -1;

  /**
   * Begins an access.
   *
   * @param hardwareThread who asks; it has no other access in flight
   * @param address any byte of the line
   * @param kind what is wanted
   * @param client called back when an access in flight is done
   * @return picoseconds until the access is done, if the core's own cache can answer; else {@link
   *     #IN_FLIGHT}
   */
  long access(int hardwareThread, long address, AccessKind kind, Client client);

  /**
   * Finishes the access that a hardware thread has in flight, if nothing else can happen before its
   * end: then the clock stands there, and the client is not called back. It is called last, as
   * {@link dev.contend.engine.SimKernel#tryAdvanceToPs}; a memory may leave it.
   *
   * @return whether the access is done
   */
  default boolean finishesAtOnce(int hardwareThread) {
    return false;
  }

  /**
   * Begins to watch the copy of a line in the cache of a hardware thread's core. It ends when the
   * watcher is told of a change, which may be at once, or with {@link #unwatch}.
   *
   * @return whether there is a copy to watch
   */
  boolean watch(int hardwareThread, long address, Watcher watcher);

  /** Ends the watch of a hardware thread, if it has one. */
  void unwatch(int hardwareThread);

  /**
   * Begins to read a line of private data from memory, past all caches.
   *
   * <p>It takes one of the core's fill buffers until the data is there, so ask {@link
   * #fillBufferFreeInPs} first. No other core's copy is looked for: this is memory traffic, not
   * sharing.
   *
   * @param hardwareThread who asks
   * @param address any byte of the line
   * @return picoseconds until the data is there
   */
  long readAhead(int hardwareThread, long address);

  /** Picoseconds until the core of a hardware thread may read ahead; 0 if it may now. */
  long fillBufferFreeInPs(int hardwareThread);

  /** Sends a line of private data back to memory, which nobody waits for. */
  void writeBack(int hardwareThread, long address);

  /** What the lines are, by name, and what was counted of them. */
  Contention contention();

  /** Whoever waits for an access in flight. */
  interface Client {
    /** The number of what the access is about, to be asked when it begins. */
    default int subject() {
      return Contention.UNNAMED;
    }

    /** The access is done at the present instant. */
    void accessDone();
  }

  /** Whoever watches a line. */
  interface Watcher {
    /**
     * The watched copy has been lost, or another hardware thread of its core is writing it.
     *
     * @param inPs picoseconds until a load finds that out
     */
    void lineChanges(long inPs);
  }
}
