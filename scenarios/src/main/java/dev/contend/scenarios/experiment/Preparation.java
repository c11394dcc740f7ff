package dev.contend.scenarios.experiment;

import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.workloads.catalog.Workload;
import java.util.LinkedHashMap;
import java.util.Map;

/** What many runs have in common, made once before the first of them. Not for several threads. */
final class Preparation {
  private final Map<WorkloadSpec, Workload.Prepared> workloads = new LinkedHashMap<>();
  private final Map<MachineSpec, Interconnect> interconnects = new LinkedHashMap<>();

  /** One run of a point, with what it shares with others. */
  RunSpec run(PointSpec point, long seed, int replication) {
    Workload.Prepared workload =
        workloads.computeIfAbsent(
            point.workload(), spec -> spec.workload().prepare(spec.settings()));
    Interconnect interconnect =
        interconnects.computeIfAbsent(point.machine(), MachineSpec::interconnect);
    return new RunSpec(point, workload, interconnect, seed, replication);
  }
}
