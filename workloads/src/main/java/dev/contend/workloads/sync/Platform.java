package dev.contend.workloads.sync;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.engine.SimKernel;
import dev.contend.workloads.program.SubjectKind;

/**
 * What a primitive needs of the machine that it runs on.
 *
 * @param kernel time
 * @param memory where its lines are
 * @param pausePs the hint of a spinning loop ({@code pause}, {@code yield}, {@code isb}), as work
 *     at peak speed
 * @param callPs a system call that finds nothing to do
 * @param wakeCallPs a system call that wakes one thread
 */
public record Platform(
    SimKernel kernel, CoherentMemory memory, long pausePs, long callPs, long wakeCallPs) {
  /** The address of a line, and a page, that nobody else uses. */
  public long reserveLine() {
    return memory.reservePages(1);
  }

  /** Likewise, given to a subject. */
  public long reserveLine(SubjectKind kind, String name) {
    return memory.reservePages(1, kind.number(memory.contention(), name));
  }

  /** A word of a lock. */
  Word word() {
    return word(SubjectKind.LOCK, "lock");
  }

  /** A word of something else. */
  Word word(SubjectKind kind, String name) {
    return new Word(reserveLine(kind, name));
  }
}
