package dev.contend.cpu.scheduler;

import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Moves waiting threads from longer to shorter queues from time to time, while anyone waits.
 *
 * <p>Three levels: SMT siblings, the cores of a NUMA node, and the NUMA nodes.
 *
 * <p>Source: Linux {@code kernel/sched/fair.c} and {@code topology.c}. Departures: see {@link
 * BalanceDomain}; the cores of a node are one level, whatever caches they share.
 */
final class LoadBalancer {
  private final Machine machine;
  private final List<BalanceDomain> cores = new ArrayList<>();
  private final List<BalanceDomain> nodes = new ArrayList<>();
  private final BalanceDomain whole;

  LoadBalancer(
      SimKernel kernel,
      Machine machine,
      HardwareThread[] hardwareThreads,
      BalanceDomain.Mover mover) {
    this.machine = machine;
    List<List<HardwareThread>> siblings = new ArrayList<>();
    for (int core = 0; core < machine.cores(); core++) {
      int first = machine.firstThreadOf(core);
      List<HardwareThread> members =
          List.of(hardwareThreads).subList(first, first + machine.threadsOf(core));
      siblings.add(List.copyOf(members));
      cores.add(new BalanceDomain(kernel, members.stream().map(List::of).toList(), true, mover));
    }
    List<List<HardwareThread>> all = new ArrayList<>();
    for (int i = 0; i < machine.numaNodes(); i++) {
      int node = i;
      List<List<HardwareThread>> groups =
          IntStream.range(0, machine.cores())
              .filter(core -> machine.core(core).numaNode() == node)
              .mapToObj(siblings::get)
              .toList();
      nodes.add(new BalanceDomain(kernel, groups, true, mover));
      if (!groups.isEmpty()) {
        all.add(groups.stream().flatMap(List::stream).toList());
      }
    }
    whole = new BalanceDomain(kernel, all, false, mover);
  }

  /** A thread has begun to wait for a hardware thread. */
  void somebodyWaits(HardwareThread hardwareThread) {
    cores.get(hardwareThread.core).start();
    nodes.get(machine.core(hardwareThread.core).numaNode()).start();
    whole.start();
  }
}
