package dev.contend.workloads.runtime.memory;

import dev.contend.workloads.runtime.Mechanism;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The objects of one heap as counts: how many slots of each size are in use, how much of the pages
 * behind them is resident, and what has been asked of the kernel.
 *
 * <p>Every byte is in exactly one place: an object, or what the allocator keeps beside objects. A
 * page becomes resident as its slots are first used, one kernel page after the other; an empty page
 * is kept for any size, and goes back to the kernel a whole arena at a time ({@code pymalloc}) or
 * some time later ({@code mimalloc}).
 *
 * <p>Departures: objects are freed so that whole pages become empty, as when a list is dropped; the
 * holes that objects of mixed ages leave are not modelled.
 */
public final class PagedHeap {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "the allocator and resident memory",
          "Objects have slots of a size class in pages of their heap: one heap for an interpreter"
              + " (pymalloc) or one for each thread (mimalloc). A page is resident once touched; empty pages"
              + " are used again, or go back to the kernel.",
          "CPython pycore_obmalloc.h; mimalloc types.h and page-queue.c",
          "whole pages become empty; holes between objects of mixed ages are not modelled");

  private static final int KERNEL_PAGE_BYTES = 4_096;

  private final Allocator allocator;
  private final ResidentMemory resident;
  private final Map<Long, Slots> sizes = new TreeMap<>();
  private long mappedBytes;
  private long usedPageBytes;
  private long objectBytes;
  private long spareBytes;
  private long spareSincePs;
  private @Nullable PagedHeap adopter;

  public PagedHeap(Allocator allocator, ResidentMemory resident) {
    this.allocator = allocator;
    this.resident = resident;
  }

  /**
   * What the kernel had to do.
   *
   * @param faults pages that were touched for the first time
   * @param mappings calls that asked for memory or gave it back
   * @param emptiedBytes of pages whose last object is gone
   */
  public record Effort(long faults, long mappings, long emptiedBytes) {
    static final Effort NONE = new Effort(0, 0, 0);
  }

  /** Makes room for objects of a size. */
  public Effort allocate(long bytes, long count) {
    Slots slots = slotsOf(bytes);
    long mappings = slots.growFor(slots.used + count);
    slots.used += count;
    objectBytes += bytes * count;
    long faults = slots.touch() / KERNEL_PAGE_BYTES;
    resident.change(Part.OBJECTS, bytes * count);
    resident.change(Part.OVERHEAD, faults * KERNEL_PAGE_BYTES - bytes * count);
    return new Effort(faults, mappings, 0);
  }

  /** Takes dead objects of a size back. */
  public Effort free(long bytes, long count) {
    Slots slots = slotsOf(bytes);
    if (count > slots.used) {
      throw new IllegalStateException(
          count + " objects of " + bytes + " bytes are freed; there are " + slots.used);
    }
    slots.used -= count;
    objectBytes -= bytes * count;
    resident.change(Part.OBJECTS, -bytes * count);
    resident.change(Part.OVERHEAD, bytes * count);
    long emptied = slots.shrink();
    if (slots.isMapping()) {
      resident.change(Part.OVERHEAD, -emptied);
      mappedBytes -= emptied;
      return new Effort(0, count, emptied);
    }
    if (emptied > 0 && spareBytes == 0) {
      spareSincePs = resident.nowPs();
    }
    spareBytes += emptied;
    return emptied == 0 ? Effort.NONE : new Effort(0, release(), emptied);
  }

  /** Objects of a size that are alive. */
  public long used(long bytes) {
    return slotsOf(bytes).used;
  }

  /** Slots of a size that objects can have without another page. */
  public long freeSlots(long bytes) {
    Slots slots = slotsOf(bytes);
    return slots.pages * slots.slotsOfPage - slots.used;
  }

  /** Slots of a page for objects of a size. */
  public long slotsOfPage(long bytes) {
    return slotsOf(bytes).slotsOfPage;
  }

  /** Bytes of its pages that are resident. */
  public long residentBytes() {
    long sum = spareBytes;
    for (Slots slots : sizes.values()) {
      sum += slots.touchedBytes;
    }
    return sum;
  }

  /**
   * Takes over what an exited thread has left: pages with objects. Its empty pages go back to the
   * kernel.
   */
  public void adopt(PagedHeap other) {
    for (Map.Entry<Long, Slots> entry : other.sizes.entrySet()) {
      Slots from = entry.getValue();
      if (from.used == 0) {
        other.resident.change(Part.OVERHEAD, -from.touchedBytes);
      } else {
        Slots to = sizes.computeIfAbsent(entry.getKey(), Slots::new);
        to.used += from.used;
        to.pages += from.pages;
        to.touchedBytes += from.touchedBytes;
        usedPageBytes += from.pages * from.pageBytes;
      }
    }
    other.resident.change(Part.OVERHEAD, -other.spareBytes);
    mappedBytes += other.mappedBytes;
    objectBytes += other.objectBytes;
    other.objectBytes = 0;
    other.adopter = this;
    other.sizes.clear();
    other.spareBytes = 0;
    other.usedPageBytes = 0;
    other.mappedBytes = 0;
  }

  /** Bytes of the objects in it. */
  long objectBytes() {
    return objectBytes;
  }

  /** The heap that has this heap's objects now. */
  public PagedHeap current() {
    return adopter == null ? this : adopter;
  }

  /** Gives empty pages back that have been kept for long enough; returns the calls it took. */
  private long release() {
    if (allocator.releaseDelayPs() > 0) {
      if (resident.nowPs() - spareSincePs < allocator.releaseDelayPs()) {
        return 0;
      }
      giveBack(spareBytes);
      return 1;
    }
    long arenas = spareBytes / allocator.mappingBytes();
    giveBack(arenas * allocator.mappingBytes());
    mappedBytes -= arenas * allocator.mappingBytes();
    return arenas;
  }

  private void giveBack(long bytes) {
    spareBytes -= bytes;
    spareSincePs = resident.nowPs();
    resident.change(Part.OVERHEAD, -bytes);
  }

  private Slots slotsOf(long bytes) {
    return sizes.computeIfAbsent(allocator.slotBytes(bytes), Slots::new);
  }

  /** The pages with slots of one size. */
  private final class Slots {
    final long slotBytes;
    final long pageBytes;
    final long slotsOfPage;
    long used;
    long pages;
    long touchedBytes;

    Slots(long slotBytes) {
      this.slotBytes = slotBytes;
      pageBytes = allocator.pageBytes(slotBytes);
      slotsOfPage = allocator.slotsOfPage(slotBytes);
    }

    /** Whether each object is a mapping of its own. */
    boolean isMapping() {
      return pageBytes == slotBytes;
    }

    /** Gets the pages that so many objects need; returns the calls to the kernel. */
    long growFor(long objects) {
      long more = (objects + slotsOfPage - 1) / slotsOfPage - pages;
      if (more <= 0) {
        return 0;
      }
      pages += more;
      usedPageBytes += more * pageBytes;
      // Empty pages that are kept are resident, and are used before others.
      long reused = isMapping() ? 0 : Math.min(spareBytes, more * pageBytes);
      spareBytes -= reused;
      touchedBytes += reused;
      long mapping = isMapping() ? pageBytes : allocator.mappingBytes();
      long missing = usedPageBytes - mappedBytes;
      if (missing <= 0) {
        return 0;
      }
      long calls = (missing + mapping - 1) / mapping;
      mappedBytes += calls * mapping;
      return calls;
    }

    /** Touches what the objects in use need; returns the bytes that became resident. */
    long touch() {
      long header = (pageBytes - slotsOfPage * slotBytes) * (slotsOfPage > 1 ? pages : 0);
      long needed =
          Math.min(
              pages * pageBytes, Allocator.roundUp(used * slotBytes + header, KERNEL_PAGE_BYTES));
      long fresh = Math.max(0, needed - touchedBytes);
      touchedBytes += fresh;
      return fresh;
    }

    /** Gives up pages that are not needed, but one; returns what of them is resident. */
    long shrink() {
      long kept = isMapping() ? used : Math.min(pages, used / slotsOfPage + 1);
      long emptied = Math.max(0, touchedBytes - kept * pageBytes);
      usedPageBytes -= (pages - kept) * pageBytes;
      pages = kept;
      touchedBytes -= emptied;
      return emptied;
    }
  }
}
