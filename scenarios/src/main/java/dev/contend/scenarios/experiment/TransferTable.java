package dev.contend.scenarios.experiment;

import dev.contend.coherence.fabric.PairCounts;
import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * Who gave how many lines to whom in one run: core by core on machines of up to {@value #MOST}
 * cores, else by neighbours of one last-level cache, or of one NUMA node if those are too many too.
 */
final class TransferTable {
  private static final int MOST = 128;

  private final Machine machine;
  private final List<Group> groups;

  private TransferTable(Machine machine, List<Group> groups) {
    this.machine = machine;
    this.groups = groups;
  }

  /** Neighbouring cores that are one row. */
  private record Group(int first, int cores) {}

  /** One row for each two groups with transfers. */
  static ResultTable of(ScenarioSpec scenario, PointSpec point, PairCounts pairs) {
    Machine machine = point.machine().processor().machine();
    return new TransferTable(machine, groups(machine)).table(scenario, point, pairs);
  }

  private static List<Group> groups(Machine machine) {
    if (machine.cores() <= MOST) {
      return neighbours(machine, false, false);
    }
    List<Group> byCache = neighbours(machine, true, false);
    return byCache.size() <= MOST ? byCache : neighbours(machine, true, true);
  }

  private static List<Group> neighbours(Machine machine, boolean gathers, boolean wholeNodes) {
    List<Group> groups = new ArrayList<>();
    int first = 0;
    for (int core = 1; core <= machine.cores(); core++) {
      boolean goesOn =
          gathers
              && core < machine.cores()
              && belongTogether(machine.core(first), machine.core(core), wholeNodes);
      if (!goesOn) {
        groups.add(new Group(first, core - first));
        first = core;
      }
    }
    return groups;
  }

  private static boolean belongTogether(Core a, Core b, boolean wholeNodes) {
    return a.numaNode() == b.numaNode() && (wholeNodes || a.cacheDomain() == b.cacheDomain());
  }

  private ResultTable table(ScenarioSpec scenario, PointSpec point, PairCounts pairs) {
    TableBuilder table = Tables.TRANSFERS.builder(scenario.axes());
    for (Group from : groups) {
      for (Group to : groups) {
        long lines = lines(pairs, from, to);
        if (lines > 0) {
          ResultTables.point(table, scenario, point)
              .number("from", from.first)
              .number("to", to.first)
              .number("cores", Math.max(from.cores, to.cores))
              .text("from_node", node(from))
              .text("to_node", node(to))
              .number("transfers", lines)
              .end();
        }
      }
    }
    return table.build();
  }

  private static long lines(PairCounts pairs, Group from, Group to) {
    long lines = 0;
    for (int a = from.first; a < from.first + from.cores; a++) {
      for (int b = to.first; b < to.first + to.cores; b++) {
        lines += pairs.lines(a, b);
      }
    }
    return lines;
  }

  private String node(Group group) {
    Core core = machine.core(group.first);
    return "socket " + core.socket() + ", node " + core.numaNode();
  }
}
