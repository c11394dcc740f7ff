package dev.contend.scenarios.spec;

import dev.contend.engine.settings.Settings;
import dev.contend.workloads.catalog.Workloads;
import org.jspecify.annotations.Nullable;

/**
 * A workload with its settings. Two are equal if their values are, so that a point finds its
 * baseline whichever axis of a sweep made it.
 *
 * @param workload which
 * @param settings every parameter's value
 */
public record WorkloadSpec(Workloads workload, Settings settings) {
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WorkloadSpec spec
        && workload == spec.workload
        && settings.asMap().equals(spec.settings.asMap());
  }

  @Override
  public int hashCode() {
    return 31 * workload.yamlName().hashCode() + settings.asMap().hashCode();
  }
}
