package dev.contend.scenarios.experiment;

import dev.contend.engine.SimKernel;
import dev.contend.engine.SimKernel.RunEnd;
import dev.contend.engine.random.RandomStreams;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.workloads.runtime.Outside;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Several nodes in one simulation: each a machine, a system and a program of its own, all on one
 * clock, connected by what they have outside of them.
 */
public final class NodesTogether {
  private NodesTogether() {}

  /** What nodes are connected to, made for one simulation. */
  public interface Connection {
    /**
     * What a node is connected to.
     *
     * @param kernel the clock of all
     * @param node from 0
     */
    Outside of(SimKernel kernel, int node);
  }

  /**
   * Runs nodes until the programs of all have ended.
   *
   * @param nodes what each of them is
   * @param seed of all; each node has random streams of its own
   * @param replication from 0
   * @return what each has yielded, in their order
   */
  public static List<RunResult> run(
      List<PointSpec> nodes, long seed, int replication, Connection connection) {
    Preparation preparation = new Preparation();
    SimKernel kernel = new SimKernel();
    List<Assembly> assemblies = new ArrayList<>();
    for (int node = 0; node < nodes.size(); node++) {
      long own = (long) replication * nodes.size() + node;
      assemblies.add(
          new Assembly(
              preparation.run(nodes.get(node), seed, replication),
              kernel,
              connection.of(kernel, node),
              new RandomStreams(seed, own)));
    }
    TreeMap<Integer, RunResult> results = new TreeMap<>();
    while (results.size() < nodes.size()) {
      // A node stops the kernel when its program ends; the others go on.
      RunEnd end = kernel.runUntilPs(SimKernel.MAX_TIME_PS);
      for (int node = 0; node < nodes.size(); node++) {
        boolean isNew = !results.containsKey(node);
        if (isNew && (end != RunEnd.STOPPED || assemblies.get(node).isOver())) {
          results.put(node, assemblies.get(node).result(end, RunLimits.UNLIMITED));
        }
      }
    }
    return List.copyOf(results.values());
  }
}
