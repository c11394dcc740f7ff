package dev.contend.coherence.protocol;

/** What can happen to a line in one core's cache. */
public enum LineEvent {
  /** The core reads. */
  LOAD,
  /** The core writes, or performs an atomic read-modify-write. */
  STORE,
  /** The line is dropped to make room. */
  EVICT,
  /** The home forwards another core's request to read. */
  FORWARDED_GETS,
  /** The home forwards another core's request to write. */
  FORWARDED_GETM,
  /** The home tells a sharer to drop its copy. */
  INV
}
