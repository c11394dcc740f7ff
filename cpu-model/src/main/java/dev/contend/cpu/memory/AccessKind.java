package dev.contend.cpu.memory;

/** What a thread wants of a cache line. */
public enum AccessKind {
  /** To read; needs a readable copy. */
  LOAD,
  /** To write; needs the only copy. Retires from a store buffer. */
  STORE,
  /** An atomic read-modify-write; needs the only copy and holds it until done. */
  ATOMIC,
  /** A compare-and-swap: as an atomic, also when it fails, with a cost of its own. */
  COMPARE_AND_SWAP,
  /** An atomic addition for whose result nobody waits: where atomics are far, it is posted. */
  POSTED_ADD;

  /** Whether it holds the line until it is done. */
  public boolean isAtomic() {
    return this == ATOMIC || this == COMPARE_AND_SWAP || this == POSTED_ADD;
  }
}
