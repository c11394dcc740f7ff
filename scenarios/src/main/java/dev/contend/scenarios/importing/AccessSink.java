package dev.contend.scenarios.importing;

import dev.contend.cpu.memory.AccessKind;

/** Whoever wants the accesses of a trace, one after the other. */
@FunctionalInterface
public interface AccessSink {
  /**
   * One access.
   *
   * @param thread from 0
   * @param address of its first byte, unsigned
   * @param bytes 1 or more
   */
  void access(int thread, long address, int bytes, AccessKind kind);
}
