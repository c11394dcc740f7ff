package dev.contend.cpu.memory;

import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.List;

/**
 * The queues of one run in front of memory: chips, links between nodes, and fill buffers of cores.
 *
 * <p>A line waits for the chips of its home and for the link to its reader; the rest of its latency
 * is that of idle memory. Calls must come in the order of time. Departures: a line joins the queue
 * of the link when it is asked for, not when the chips have it, so that what it waits for the two
 * adds up; the legs of a request are too short to change who comes first.
 *
 * <p>The state of one run: never share it between runs.
 */
public final class MemoryTraffic {
  private final Machine machine;
  private final List<DramQueue> dram = new ArrayList<>();
  private final Links links;
  private final long[] linkFreeAtPs;
  private final FillBuffers buffers;

  private MemoryTraffic(Machine machine, List<Dram> dram, Links links, FillBuffers buffers) {
    if (!dram.isEmpty() && dram.size() != machine.numaNodes()) {
      throw new IllegalArgumentException(
          "there is DRAM for "
              + dram.size()
              + " NUMA nodes; '"
              + machine.name()
              + "' has "
              + machine.numaNodes());
    }
    this.machine = machine;
    dram.forEach(each -> this.dram.add(new DramQueue(each, machine.cacheLineBytes())));
    this.links = links;
    linkFreeAtPs = new long[links.count()];
    this.buffers = buffers;
  }

  /** The queues of a machine, all empty. */
  public static MemoryTraffic of(Processor processor, MemoryNodes nodes) {
    return new MemoryTraffic(
        processor.machine(), nodes.dram(), nodes.links(), FillBuffers.of(processor));
  }

  /** No queue anywhere; each core has one read in flight. */
  public static MemoryTraffic unlimited(Machine machine) {
    return new MemoryTraffic(
        machine, new ArrayList<>(), Links.unlimited(machine), FillBuffers.one(machine));
  }

  /** Sends a line from its home's memory to a core; returns what it waits on the way. */
  public long readWaitPs(int core, int home, long address, long nowPs) {
    return chipsPs(home, address, nowPs) + linkPs(home, machine.core(core).numaNode(), nowPs);
  }

  /** Sends a line from a core to its home's memory; nobody waits for it, but others behind it. */
  public void writeBack(int core, int home, long address, long nowPs) {
    chipsPs(home, address, nowPs);
    linkPs(machine.core(core).numaNode(), home, nowPs);
  }

  /** Picoseconds until a core has a free fill buffer; 0 if it has one now. */
  public long fillBufferFreeInPs(int core, long nowPs) {
    return buffers.freeInPs(core, nowPs);
  }

  /** Takes a fill buffer of a core until a line has arrived. */
  public void takeFillBuffer(int core, long nowPs, long untilPs) {
    buffers.take(core, nowPs, untilPs);
  }

  private long chipsPs(int home, long address, long nowPs) {
    return dram.isEmpty() ? 0 : dram.get(home).reserve(address / machine.cacheLineBytes(), nowPs);
  }

  private long linkPs(int from, int to, long nowPs) {
    int link = links.linkOf(from, to);
    if (link < 0) {
      return 0;
    }
    long beginsPs = Math.max(nowPs, linkFreeAtPs[link]);
    linkFreeAtPs[link] = beginsPs + links.transferPs(link, machine.cacheLineBytes());
    return beginsPs - nowPs;
  }
}
