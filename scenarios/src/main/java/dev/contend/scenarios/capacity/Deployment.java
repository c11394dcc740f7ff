package dev.contend.scenarios.capacity;

import dev.contend.scenarios.spec.Confinement;
import dev.contend.scenarios.spec.PlanSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.workloads.runtime.policy.Sharing;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A choice as settings that people deploy with.
 *
 * @param plan the plan's name
 * @param point what was chosen
 * @param peakBytes the largest peak of memory that was simulated of it
 */
public record Deployment(String plan, PointSpec point, long peakBytes) {
  private static final long DEFAULT_INTERVAL_PS = 5_000_000_000L;

  /** How workers are deployed. */
  enum Kind {
    THREADS,
    INTERPRETERS,
    PROCESSES
  }

  /** How the choice's workers are deployed; empty for machine code. */
  Optional<Kind> kind() {
    if (!(point.runtime() instanceof RuntimeSpec.Python python)) {
      return Optional.empty();
    }
    Sharing sharing = python.policy().policy().sharing();
    return Optional.of(
        switch (sharing) {
          case HEAP -> Kind.THREADS;
          case ADDRESS_SPACE -> Kind.INTERPRETERS;
          case NOTHING -> Kind.PROCESSES;
        });
  }

  /** How processes are started, as {@code multiprocessing} calls it. */
  String startMethod() {
    return point.runtime() instanceof RuntimeSpec.Python python
        ? python.profile().process().startMethod().yamlName()
        : "";
  }

  /** What was chosen, in a line. */
  String named() {
    return "plan '" + plan + "': " + point.label();
  }

  int workers() {
    return point.workers();
  }

  /** The CPUs of the container, or of the machine if it has no limit. */
  double cpus() {
    return PlanSpec.cpus(point);
  }

  /** Whether the container has a limit on CPUs. */
  boolean limitsCpus() {
    return point.confinement().quota().isLimit();
  }

  /** The container's limit on memory in bytes; empty if it has none. */
  OptionalLong memoryLimit() {
    long limit = point.confinement().memoryLimitBytes();
    return limit == Confinement.UNLIMITED ? OptionalLong.empty() : OptionalLong.of(limit);
  }

  /** A line that sets the switch interval, if it is not the usual one and there is a lock. */
  String switchInterval() {
    long ps = point.switchInterval().orElse(DEFAULT_INTERVAL_PS);
    return ps == DEFAULT_INTERVAL_PS
        ? ""
        : "\nimport sys\n\nsys.setswitchinterval(" + ps / 1e12 + ")\n";
  }
}
