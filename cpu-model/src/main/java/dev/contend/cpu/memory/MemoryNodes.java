package dev.contend.cpu.memory;

import dev.contend.cpu.topology.Machine;
import java.util.Collections;
import java.util.List;

/**
 * What lies between a machine's cores and its memory: latency, chips, and links.
 *
 * @param latencies of idle memory, by pair of nodes
 * @param dram the chips of each node; empty if their bandwidth is without limit
 * @param links what carries lines between the nodes
 */
public record MemoryNodes(NodeLatencies latencies, List<Dram> dram, Links links) {
  public MemoryNodes {
    dram = List.copyOf(dram);
  }

  /** Memory that nobody waits for beyond its latency. */
  public static MemoryNodes unlimited(Machine machine, long localPs, long remotePs) {
    return new MemoryNodes(
        NodeLatencies.of(machine, localPs, remotePs),
        Collections.emptyList(),
        Links.unlimited(machine));
  }
}
