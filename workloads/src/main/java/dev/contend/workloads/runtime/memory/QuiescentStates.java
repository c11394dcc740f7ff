package dev.contend.workloads.runtime.memory;

import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.Mechanism;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * Memory that lock-free readers may still be looking at, and from when on they no longer can:
 * quiescent-state-based reclamation.
 *
 * <p>A write sequence goes up with each announcement. Every thread copies it at its safepoints, and
 * gives its copy up while it is detached. A delayed free is due when no attached thread has a copy
 * from before its goal.
 *
 * <p>Source: CPython 3.13 and 3.14 {@code Python/qsbr.c}, {@code Include/internal/pycore_qsbr.h},
 * {@code _PyMem_FreeDelayed} in {@code Objects/obmalloc.c}. Departure: a thread looks at the
 * sequence at a safepoint only after it has changed; between two changes the look hits its own copy
 * of the line.
 */
public final class QuiescentStates {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "delayed frees (QSBR)",
          "Storage of shared containers that has been replaced is freed when every attached thread has"
              + " passed a safepoint since. Announcing frees raises a sequence whose line every running"
              + " thread then fetches.",
          "CPython 3.13 and 3.14 Python/qsbr.c, Objects/obmalloc.c",
          "emptied pages of the allocator do not wait");

  /** Delayed frees of a chunk: {@code WORK_ITEMS_PER_CHUNK}. */
  public static final int CHUNK = 254;

  private static final long STEP = 2;
  private static final long DETACHED = 0;

  private final long address;
  private final List<Slot> slots = new ArrayList<>();
  private long writeSequence = 1;
  private long advances;

  /**
   * @param address of the write sequence's line
   */
  public QuiescentStates(long address) {
    this.address = address;
  }

  /** The slot of a thread that is to come, detached. */
  Slot slot(EvalBreaker breaker, long slotAddress) {
    return new Slot(breaker, slotAddress);
  }

  /** Where the write sequence is. */
  public long address() {
    return address;
  }

  /** The threads' slots. */
  public List<Slot> slots() {
    return slots;
  }

  /** Raises the write sequence; every attached thread takes a miss for it at its next safepoint. */
  public void advance() {
    writeSequence += STEP;
    advances++;
    for (Slot slot : slots) {
      if (slot.seen != DETACHED) {
        slot.breaker.request(EvalBreaker.QUIESCENT);
      }
    }
  }

  /** Times the sequence went up. */
  public long advances() {
    return advances;
  }

  private long readSequence() {
    long least = writeSequence;
    for (Slot slot : slots) {
      if (slot.seen != DETACHED) {
        least = Math.min(least, slot.seen);
      }
    }
    return least;
  }

  /** What one thread has seen, and what it has put off. */
  public final class Slot {
    private final EvalBreaker breaker;
    private final long slotAddress;
    private final ArrayDeque<Delayed> delayed = new ArrayDeque<>();
    private long seen = DETACHED;
    private int items;
    private int sinceAdvance;
    private long bytesSinceAdvance;

    private Slot(EvalBreaker breaker, long slotAddress) {
      this.breaker = breaker;
      this.slotAddress = slotAddress;
    }

    /** Where it is. */
    public long address() {
      return slotAddress;
    }

    /** The thread has seen the write sequence: it looks at nothing from before. */
    public void see() {
      breaker.take(EvalBreaker.QUIESCENT);
      seen = writeSequence;
    }

    /** The thread looks at nothing at all. */
    public void detach() {
      breaker.take(EvalBreaker.QUIESCENT);
      seen = DETACHED;
    }

    /** Puts a free off; returns whether it is time to announce. */
    public boolean delay(long bytes, MemoryCosts.DelayedFrees limits) {
      long goal = writeSequence + STEP;
      Delayed last = delayed.peekLast();
      if (last == null || last.goal != goal || last.bytes != bytes) {
        last = new Delayed(goal, bytes);
        delayed.addLast(last);
      }
      last.count++;
      items++;
      sinceAdvance++;
      bytesSinceAdvance += bytes;
      return sinceAdvance >= limits.frees() || bytesSinceAdvance > limits.bytes();
    }

    /** It has been announced. */
    public void announced() {
      sinceAdvance = 0;
      bytesSinceAdvance = 0;
    }

    /** Frees that wait. */
    public int waiting() {
      return items;
    }

    /** Takes what is due out of what waits, into the heap; returns how many. */
    public int free(PagedHeap heap, ResidentMemory resident, boolean all) {
      long read = all ? Long.MAX_VALUE : readSequence();
      int freed = 0;
      while (!delayed.isEmpty() && delayed.peekFirst().goal <= read) {
        Delayed due = delayed.removeFirst();
        resident.move(Part.GARBAGE, Part.OBJECTS, due.bytes * due.count);
        heap.free(due.bytes, due.count);
        freed += due.count;
      }
      items -= freed;
      return freed;
    }
  }

  /** Frees of a size with one goal. */
  private static final class Delayed {
    final long goal;
    final long bytes;
    int count;

    Delayed(long goal, long bytes) {
      this.goal = goal;
      this.bytes = bytes;
    }
  }
}
