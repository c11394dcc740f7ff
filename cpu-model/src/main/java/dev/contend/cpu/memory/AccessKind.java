package dev.contend.cpu.memory;

/** What a thread wants of a cache line. */
public enum AccessKind {
  /** To read; needs a readable copy. */
  LOAD,
  /** To write; needs the only copy. Retires from a store buffer. */
  STORE,
  /** An atomic read-modify-write; needs the only copy and holds it until done. */
  ATOMIC
}
