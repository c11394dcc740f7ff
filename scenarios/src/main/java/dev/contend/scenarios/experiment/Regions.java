package dev.contend.scenarios.experiment;

import dev.contend.cpu.topology.Machine;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Which part of a machine the next worker gets, as the scheduler fills it: the cores of a socket,
 * fastest kind first, then of the next socket, then second hardware threads.
 */
final class Regions {
  private Regions() {}

  /** Names of regions by the number of the first worker in each. */
  static Map<Integer, String> of(Machine machine) {
    Map<Integer, String> regions = new LinkedHashMap<>();
    int next = 1;
    int kinds = 1;
    for (int core = 0; core < machine.cores(); core++) {
      kinds = Math.max(kinds, machine.core(core).kind() + 1);
    }
    for (int socket = 0; socket < machine.sockets(); socket++) {
      for (int kind = 0; kind < kinds; kind++) {
        int cores = 0;
        for (int core = 0; core < machine.cores(); core++) {
          boolean here = machine.core(core).socket() == socket && machine.core(core).kind() == kind;
          cores += here ? 1 : 0;
        }
        if (cores > 0) {
          regions.put(next, name(machine, kinds, kind, socket));
          next += cores;
        }
      }
    }
    if (machine.hardwareThreads() > machine.cores()) {
      regions.put(machine.cores() + 1, "SMT");
    }
    regions.put(machine.hardwareThreads() + 1, "oversubscribed");
    return regions;
  }

  private static String name(Machine machine, int kinds, int kind, int socket) {
    String name = machine.sockets() > 1 ? "socket " + (socket + 1) : "cores";
    return kinds > 1 && kind > 0 ? "slower " + name : name;
  }
}
