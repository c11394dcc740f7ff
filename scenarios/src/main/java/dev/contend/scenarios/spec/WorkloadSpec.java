package dev.contend.scenarios.spec;

import dev.contend.engine.settings.Settings;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.catalog.Workloads;
import org.jspecify.annotations.Nullable;

/**
 * A workload with its settings. Two are equal if their values are, so that a point finds its
 * baseline whichever axis of a sweep made it.
 *
 * @param name as in tables
 * @param workload which
 * @param settings every parameter's value
 */
public record WorkloadSpec(String name, Workload workload, Settings settings) {
  /** One of the register. */
  public WorkloadSpec(Workloads registered, Settings settings) {
    this(registered.yamlName(), registered.workload(), settings);
  }

  /** The same with other settings. */
  public WorkloadSpec with(Settings other) {
    return new WorkloadSpec(name, workload, other);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WorkloadSpec spec
        && name.equals(spec.name)
        && workload.equals(spec.workload)
        && settings.asMap().equals(spec.settings.asMap());
  }

  @Override
  public int hashCode() {
    return 31 * name.hashCode() + settings.asMap().hashCode();
  }
}
