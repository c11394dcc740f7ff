package dev.contend.scenarios.experiment;

import dev.contend.cpu.topology.Distance;
import dev.contend.cpu.topology.Machine;
import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableBuilder;
import dev.contend.reports.table.Tables;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.hardware.PairTime;
import java.util.List;
import java.util.Locale;

/** What was measured of pairs of hardware threads, beside what the machine file states. */
final class HandoffTable {
  private HandoffTable() {}

  /** Whether there is anything to tabulate. */
  static boolean has(ExperimentResult result) {
    return result.runs().stream().anyMatch(runs -> !runs.get(0).pairs().isEmpty());
  }

  /** One row for each point and ordered pair, the mean over the replications. */
  static ResultTable of(ExperimentResult result) {
    TableBuilder table = Tables.HANDOFFS.builder(result.scenario().axes());
    for (int point = 0; point < result.runs().size(); point++) {
      PointSpec spec = result.scenario().points().get(point);
      List<RunResult> runs = result.runs().get(point);
      for (int pair = 0; pair < runs.get(0).pairs().size(); pair++) {
        int index = pair;
        PairTime first = runs.get(0).pairs().get(pair);
        double mean =
            runs.stream().mapToDouble(run -> run.pairs().get(index).ns()).sum() / runs.size();
        ResultTables.point(table, result.scenario(), spec)
            .number("from", first.from())
            .number("to", first.to())
            .text("class", className(spec.machine(), first.from(), first.to()))
            .number("stated_ns", statedPs(spec.machine(), first.from(), first.to()) / 1e3)
            .number("simulated_ns", mean)
            .end();
      }
    }
    return table.build();
  }

  /** What lies between two hardware threads, in a word or two. */
  static String className(MachineSpec spec, int from, int to) {
    Machine machine = spec.processor().machine();
    int a = machine.coreOf(from);
    int b = machine.coreOf(to);
    Distance distance = machine.distance(a, b);
    String name = distance.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    if (spec.handoffs().byKinds().isEmpty() || distance == Distance.SAME_CORE) {
      return name;
    }
    int low = Math.min(machine.core(a).kind(), machine.core(b).kind());
    int high = Math.max(machine.core(a).kind(), machine.core(b).kind());
    return name
        + " "
        + spec.processor().kinds().get(low).name()
        + "-"
        + spec.processor().kinds().get(high).name();
  }

  /** What the machine file states; siblings without a figure take an operation. */
  static double statedPs(MachineSpec spec, int from, int to) {
    Machine machine = spec.processor().machine();
    int a = machine.coreOf(from);
    int b = machine.coreOf(to);
    if (a != b) {
      return spec.handoffs().handoffPs(machine, a, b);
    }
    long siblings = spec.handoffs().betweenSiblingsPs();
    return siblings > 0 ? siblings : spec.timings().atomicPs();
  }
}
