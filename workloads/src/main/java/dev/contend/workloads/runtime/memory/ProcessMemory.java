package dev.contend.workloads.runtime.memory;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one process has: its map, the heap that its threads share or leave behind, what its cycle
 * collector knows, and the program's pools.
 */
public final class ProcessMemory {
  private static final int KERNEL_PAGE_BYTES = 4_096;

  private final MemoryCosts costs;
  private final ResidentMemory resident;
  private final World world;
  private final long madeCountAddress;
  private final KernelMappings mappings;
  private final Generations generations;
  private final List<PoolCounts> pools;
  private final PagedHeap common;
  private final Map<Garbage, Long> garbage = new LinkedHashMap<>();
  private long copiedBytes;
  private boolean collecting;

  /**
   * @param mappings the map that the kernel keeps of its addresses
   * @param world its threads, where they have no interpreter lock
   * @param madeCountAddress where the count of objects made is that all its threads add to
   * @param pools by number
   */
  public ProcessMemory(
      MemoryCosts costs,
      CollectorCosts collector,
      ResidentMemory resident,
      KernelMappings mappings,
      World world,
      long madeCountAddress,
      List<PoolCounts> pools) {
    this.costs = costs;
    this.resident = resident;
    this.mappings = mappings;
    this.world = world;
    this.madeCountAddress = madeCountAddress;
    this.pools = List.copyOf(pools);
    generations = new Generations(collector);
    common = new PagedHeap(costs.allocator(), resident);
  }

  /** Makes the pools' first objects, before the run begins. */
  public void makeFirst(PagedHeap heap, int thread) {
    for (PoolCounts pool : pools) {
      long count = pool.pool().made();
      heap.allocate(pool.objectBytes(), count);
      pool.made(thread, count);
      knowFirst(pool, count);
    }
    resident.settle();
  }

  /** Finds the pools' first objects as a fork has left them: the parent's, until written to. */
  public void inheritFirst() {
    for (PoolCounts pool : pools) {
      long count = pool.pool().made();
      pool.inherit(count);
      knowFirst(pool, count);
    }
  }

  private void knowFirst(PoolCounts pool, long count) {
    if (pool.pool().kind().tracked() && !pool.pool().isFrozen()) {
      generations.startWith(count, pool.pool().kind().references());
    }
  }

  /** The heap of a new thread. */
  public PagedHeap newHeap() {
    return costs.allocator().isOfThread() ? new PagedHeap(costs.allocator(), resident) : common;
  }

  /** The heap that threads share, or into which exited threads' objects have gone. */
  public PagedHeap common() {
    return common;
  }

  /** Objects that only a collection can free. */
  public void entangle(PagedHeap heap, long objectBytes, long count, double references) {
    garbage.merge(new Garbage(heap, objectBytes, references), count, Long::sum);
    resident.move(Part.OBJECTS, Part.GARBAGE, objectBytes * count);
  }

  /** Frees what a collection has found to be garbage; returns how many objects. */
  public long sweep() {
    long freed = 0;
    for (Map.Entry<Garbage, Long> entry : garbage.entrySet()) {
      Garbage what = entry.getKey();
      long count = entry.getValue();
      resident.move(Part.GARBAGE, Part.OBJECTS, what.objectBytes * count);
      what.heap.current().free(what.objectBytes, count);
      generations.swept(count, what.references);
      freed += count;
    }
    garbage.clear();
    resident.settle();
    return freed;
  }

  /**
   * Every tracked object that is not frozen is written to by a collection; returns the pages that
   * this copies.
   */
  public long writeTracked() {
    long pages = 0;
    for (PoolCounts pool : pools) {
      if (pool.pool().kind().tracked() && !pool.pool().isFrozen()) {
        pages += pool.writeAll();
      }
    }
    return pages;
  }

  /** The process has ended, and the heap into which all its objects have gone is no more. */
  public void end() {
    resident.change(Part.GARBAGE, -garbageBytes());
    resident.change(Part.OBJECTS, garbageBytes() - common.objectBytes());
    resident.change(Part.OVERHEAD, common.objectBytes() - common.residentBytes());
    resident.change(Part.COPIES, -copiedBytes);
    resident.settle();
  }

  /** Bytes of objects that only a collection can free. */
  public long garbageBytes() {
    long bytes = 0;
    for (Map.Entry<Garbage, Long> entry : garbage.entrySet()) {
      bytes += entry.getKey().objectBytes * entry.getValue();
    }
    return bytes;
  }

  /** Pages of the parent have been copied. */
  public void copied(long pages) {
    copiedBytes += pages * KERNEL_PAGE_BYTES;
    resident.change(Part.COPIES, pages * KERNEL_PAGE_BYTES);
    resident.settle();
  }

  /** Whether a thread of it is collecting. */
  public boolean isCollecting() {
    return collecting;
  }

  /** A thread begins a collection, or has ended it. */
  public void setCollecting(boolean collecting) {
    this.collecting = collecting;
  }

  /** Its threads, where they have no interpreter lock. */
  public World world() {
    return world;
  }

  /** Where the count of objects made is that all its threads add to. */
  public long madeCountAddress() {
    return madeCountAddress;
  }

  /** The map that the kernel keeps of it. */
  public KernelMappings mappings() {
    return mappings;
  }

  /** What its cycle collector knows. */
  public Generations generations() {
    return generations;
  }

  /** The program's pools by number. */
  public List<PoolCounts> pools() {
    return pools;
  }

  /** Objects of a size in a heap that refer to each other. */
  private record Garbage(PagedHeap heap, long objectBytes, double references) {}
}
