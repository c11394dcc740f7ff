package dev.contend.coherence.fabric;

import dev.contend.cpu.memory.MemoryPlacement;
import dev.contend.cpu.topology.Machine;
import java.util.Arrays;

/** Which NUMA node each page of memory lies on, and which pages are still free. */
final class PageHomes {
  private static final int PAGE_SHIFT = 12;
  private static final short UNTOUCHED = -1;
  static final int PAGE_BYTES = 1 << PAGE_SHIFT;

  private final Machine machine;
  private final MemoryPlacement placement;
  private short[] nodeOfPage = new short[64];
  private long nextPage;

  PageHomes(Machine machine, MemoryPlacement placement) {
    this.machine = machine;
    this.placement = placement;
    Arrays.fill(nodeOfPage, UNTOUCHED);
  }

  /** Reserves pages that nobody else gets; returns the first address. */
  long reserve(int pages) {
    long address = nextPage << PAGE_SHIFT;
    nextPage += pages;
    return address;
  }

  /** Reserves pages that lie on a node, whoever touches them. */
  long reserveOn(int node, int pages) {
    int first = Math.toIntExact(nextPage);
    long address = reserve(pages);
    makeRoomFor(first + pages - 1);
    Arrays.fill(nodeOfPage, first, first + pages, (short) node);
    return address;
  }

  /** The node of an address, which its first toucher decides if nobody has before. */
  int homeOf(long address, int core) {
    int page = Math.toIntExact(address >> PAGE_SHIFT);
    makeRoomFor(page);
    if (nodeOfPage[page] == UNTOUCHED) {
      boolean interleaved = placement == MemoryPlacement.INTERLEAVED;
      int node = interleaved ? page % machine.numaNodes() : machine.core(core).numaNode();
      nodeOfPage[page] = (short) node;
    }
    return nodeOfPage[page];
  }

  private void makeRoomFor(int page) {
    int before = nodeOfPage.length;
    if (page >= before) {
      nodeOfPage = Arrays.copyOf(nodeOfPage, Math.max(page + 1, before * 2));
      Arrays.fill(nodeOfPage, before, nodeOfPage.length, UNTOUCHED);
    }
  }
}
