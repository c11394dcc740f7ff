package dev.contend.scenarios.experiment;

import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.workloads.catalog.Workload;

/**
 * One simulation: a run is a pure function of this.
 *
 * @param point what is simulated
 * @param prepared the point's workload with its settings
 * @param interconnect the point's machine with the legs of its transfers
 * @param seed of the experiment
 * @param replication from 0
 */
record RunSpec(
    PointSpec point,
    Workload.Prepared prepared,
    Interconnect interconnect,
    long seed,
    int replication) {}
