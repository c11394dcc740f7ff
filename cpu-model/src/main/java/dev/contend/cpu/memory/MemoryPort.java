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

  /** Whoever waits for an access in flight. */
  interface Client {
    /** The access is done at the present instant. */
    void accessDone();
  }
}
