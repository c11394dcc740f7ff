package dev.contend.cpu.memory;

import dev.contend.cpu.topology.Machine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The links that carry lines between NUMA nodes, and what each carries at most.
 *
 * <p>A link has one direction. Node pairs may share one: all that lie in the same two sockets do,
 * unless each pair has a rate of its own. Pairs without a link wait for nobody.
 */
public final class Links {
  private static final int NONE = -1;

  private final int nodes;
  private final int[] linkOf;
  private final List<Double> bytesPerSecond = new ArrayList<>();

  private Links(int nodes) {
    this.nodes = nodes;
    linkOf = new int[nodes * nodes];
    Arrays.fill(linkOf, NONE);
  }

  /** No link limits anything. */
  public static Links unlimited(Machine machine) {
    return new Links(machine.numaNodes());
  }

  /** One link for each direction of each pair of sockets, all of one rate. */
  public static Links betweenSockets(Machine machine, double bytesPerSecond) {
    Links links = new Links(machine.numaNodes());
    int sockets = machine.sockets();
    links.bytesPerSecond.addAll(Collections.nCopies(sockets * sockets, positive(bytesPerSecond)));
    for (int from = 0; from < links.nodes; from++) {
      for (int to = 0; to < links.nodes; to++) {
        int socket = machine.socketOfNode(from);
        if (socket != machine.socketOfNode(to)) {
          links.linkOf[from * links.nodes + to] = socket * sockets + machine.socketOfNode(to);
        }
      }
    }
    return links;
  }

  /**
   * A link of its own for each pair of nodes that has a rate.
   *
   * @param read bytes per second from the memory of a node (column) to the cores of a node (row); 0
   *     for no limit. What a pair carries the other way, for write-backs, is the rate of the
   *     opposite pair, or its own where the memory's node has no cores to read
   */
  public static Links betweenNodes(Machine machine, List<List<Double>> read) {
    Links links = new Links(machine.numaNodes());
    for (int reader = 0; reader < links.nodes; reader++) {
      for (int home = 0; home < links.nodes; home++) {
        links.add(home, reader, read.get(reader).get(home));
      }
    }
    for (int reader = 0; reader < links.nodes; reader++) {
      for (int home = 0; home < links.nodes; home++) {
        if (!hasCores(machine, home)) {
          links.add(reader, home, read.get(reader).get(home));
        }
      }
    }
    return links;
  }

  private static boolean hasCores(Machine machine, int node) {
    return IntStream.range(0, machine.cores())
        .anyMatch(core -> machine.core(core).numaNode() == node);
  }

  private void add(int from, int to, double rate) {
    if (from != to && rate != 0) {
      linkOf[from * nodes + to] = bytesPerSecond.size();
      bytesPerSecond.add(positive(rate));
    }
  }

  private static double positive(double rate) {
    if (!(rate > 0)) {
      throw new IllegalArgumentException("a link carries " + rate + " B/s; must be positive");
    }
    return rate;
  }

  int count() {
    return bytesPerSecond.size();
  }

  /** The link that carries data from a node to another; negative for none. */
  int linkOf(int from, int to) {
    return linkOf[from * nodes + to];
  }

  /** How long a line keeps a link. */
  long transferPs(int link, int lineBytes) {
    return Math.round(lineBytes * 1e12 / bytesPerSecond.get(link));
  }
}
