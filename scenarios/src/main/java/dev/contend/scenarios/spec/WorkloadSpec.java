package dev.contend.scenarios.spec;

import dev.contend.engine.settings.Settings;
import dev.contend.workloads.catalog.Workloads;

/**
 * A workload with its settings.
 *
 * @param workload which
 * @param settings every parameter's value
 */
public record WorkloadSpec(Workloads workload, Settings settings) {}
