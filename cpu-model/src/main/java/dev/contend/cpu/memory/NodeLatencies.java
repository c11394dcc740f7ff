package dev.contend.cpu.memory;

import dev.contend.cpu.topology.Machine;
import java.util.List;

/** How long a load from each NUMA node's idle memory takes the cores of each node. */
public final class NodeLatencies {
  private final int nodes;
  private final long[] ps;

  /**
   * @param rows for the cores of each node the picoseconds to the memory of every node
   */
  public NodeLatencies(List<List<Long>> rows) {
    nodes = rows.size();
    ps = new long[nodes * nodes];
    for (int node = 0; node < nodes; node++) {
      if (rows.get(node).size() != nodes) {
        throw new IllegalArgumentException(
            "row "
                + node
                + " of the memory latencies has "
                + rows.get(node).size()
                + " numbers, not "
                + nodes);
      }
      for (int home = 0; home < nodes; home++) {
        long value = rows.get(node).get(home);
        if (value < 0) {
          throw new IllegalArgumentException(
              "memory latency "
                  + node
                  + " to "
                  + home
                  + " is "
                  + value
                  + " ps; must not be negative");
        }
        ps[node * nodes + home] = value;
      }
    }
  }

  private NodeLatencies(int nodes) {
    this.nodes = nodes;
    ps = new long[nodes * nodes];
  }

  /** One latency for the own node, one for all others. */
  public static NodeLatencies of(Machine machine, long localPs, long remotePs) {
    NodeLatencies latencies = new NodeLatencies(machine.numaNodes());
    for (int i = 0; i < latencies.ps.length; i++) {
      latencies.ps[i] = i % (latencies.nodes + 1) == 0 ? localPs : remotePs;
    }
    return latencies;
  }

  /** From a core of a node to the memory of another, or its own. */
  public long latencyPs(int node, int home) {
    return ps[node * nodes + home];
  }
}
