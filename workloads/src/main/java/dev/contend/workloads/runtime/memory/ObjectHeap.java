package dev.contend.workloads.runtime.memory;

import dev.contend.coherence.fabric.CoherentMemory;
import dev.contend.cpu.memory.Contention;
import java.util.ArrayDeque;

/**
 * The addresses that one thread hands out for new objects: its own pages, and a free list.
 *
 * <p>Objects that are freed go back to the heap that they came from and are handed out again first,
 * so that a loop that makes and drops one object stays on one line.
 *
 * <p>Source: CPython 3.13's free lists and mimalloc's pages per thread ({@code
 * Include/internal/mimalloc/mimalloc/types.h}). Departure: one object to a line, so that unrelated
 * objects do not share one.
 */
public final class ObjectHeap {
  private final CoherentMemory memory;
  private final int objectBytes;
  private final ArrayDeque<Long> free = new ArrayDeque<>();
  private long next;
  private long end;

  /**
   * @param objectBytes distance of two objects, a multiple of the line's size
   */
  public ObjectHeap(CoherentMemory memory, int objectBytes) {
    this.memory = memory;
    this.objectBytes = objectBytes;
  }

  /** An address for a new object without a name. */
  public long allocate() {
    return allocate(Contention.UNNAMED);
  }

  /** An address for a new object, whose line is given to a subject. */
  public long allocate(int subject) {
    long address = next();
    memory.contention().give(address, objectBytes, subject);
    return address;
  }

  private long next() {
    Long reused = free.pollLast();
    if (reused != null) {
      return reused;
    }
    if (next == end) {
      next = memory.reservePages(1);
      end = next + CoherentMemory.pageBytes();
    }
    long address = next;
    next += objectBytes;
    return address;
  }

  /** Takes the address of a dead object back. */
  public void free(long address) {
    free.addLast(address);
  }
}
