package dev.contend.scenarios.spec;

import dev.contend.cpu.memory.MemoryPlacement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * One point of a sweep: everything that a run needs but its seed and replication.
 *
 * @param machine where it runs
 * @param memoryPlacement where its pages are
 * @param confinement what of the machine it may have
 * @param runtime under what
 * @param workers how many
 * @param workload what
 * @param switchIntervalPs {@code sys.setswitchinterval} in place of the runtime's, in picoseconds;
 *     null for the runtime's own
 * @param varies whether what varies from run to run is drawn; otherwise all runs are equal
 * @param axes values of the sweep's further axes by name, as written
 * @param unshared what its workers do not share, though the program has them share it
 */
public record PointSpec(
    MachineSpec machine,
    MemoryPlacement memoryPlacement,
    Confinement confinement,
    RuntimeSpec runtime,
    int workers,
    WorkloadSpec workload,
    @Nullable Long switchIntervalPs,
    boolean varies,
    Map<String, String> axes,
    List<Unshared> unshared) {

  public PointSpec {
    if (workers < 1) {
      throw new IllegalArgumentException("workers is " + workers + "; must be 1 or more");
    }
    axes = Collections.unmodifiableMap(new LinkedHashMap<>(axes));
    unshared = List.copyOf(unshared);
  }

  /** A point whose workers share what the program has them share. */
  public PointSpec(
      MachineSpec machine,
      MemoryPlacement memoryPlacement,
      Confinement confinement,
      RuntimeSpec runtime,
      int workers,
      WorkloadSpec workload,
      @Nullable Long switchIntervalPs,
      boolean varies,
      Map<String, String> axes) {
    this(
        machine,
        memoryPlacement,
        confinement,
        runtime,
        workers,
        workload,
        switchIntervalPs,
        varies,
        axes,
        List.of());
  }

  /** The same point under another runtime and with another number of workers. */
  public PointSpec with(RuntimeSpec otherRuntime, int otherWorkers) {
    return new PointSpec(
        machine,
        memoryPlacement,
        confinement,
        otherRuntime,
        otherWorkers,
        workload,
        switchIntervalPs,
        varies,
        axes,
        unshared);
  }

  /** The same point on another machine. */
  public PointSpec on(MachineSpec other) {
    return new PointSpec(
        other,
        memoryPlacement,
        confinement,
        runtime,
        workers,
        workload,
        switchIntervalPs,
        varies,
        axes,
        unshared);
  }

  /** The same point with its pages elsewhere. */
  public PointSpec with(MemoryPlacement other) {
    return new PointSpec(
        machine,
        other,
        confinement,
        runtime,
        workers,
        workload,
        switchIntervalPs,
        varies,
        axes,
        unshared);
  }

  /** The same point with more or less of its machine. */
  public PointSpec with(Confinement other) {
    return new PointSpec(
        machine,
        memoryPlacement,
        other,
        runtime,
        workers,
        workload,
        switchIntervalPs,
        varies,
        axes,
        unshared);
  }

  /** The same point with another workload. */
  public PointSpec with(WorkloadSpec other) {
    return new PointSpec(
        machine,
        memoryPlacement,
        confinement,
        runtime,
        workers,
        other,
        switchIntervalPs,
        varies,
        axes,
        unshared);
  }

  /** The same point with another switch interval. */
  public PointSpec withSwitchInterval(long ps) {
    return new PointSpec(
        machine,
        memoryPlacement,
        confinement,
        runtime,
        workers,
        workload,
        ps,
        varies,
        axes,
        unshared);
  }

  /** The same point whose workers do not share something. */
  public PointSpec without(Unshared shared) {
    List<Unshared> more = new ArrayList<>(unshared);
    more.add(shared);
    return new PointSpec(
        machine,
        memoryPlacement,
        confinement,
        runtime,
        workers,
        workload,
        switchIntervalPs,
        varies,
        axes,
        more);
  }

  /** The switch interval that holds; empty for machine code. */
  public OptionalLong switchInterval() {
    Long own = switchIntervalPs;
    if (own != null) {
      return OptionalLong.of(own);
    }
    return runtime instanceof RuntimeSpec.Python python
        ? OptionalLong.of(python.profile().interpreter().switchIntervalPs())
        : OptionalLong.empty();
  }

  /** The same point with one more value of a further axis. */
  public PointSpec at(String axis, String value) {
    Map<String, String> more = new LinkedHashMap<>(axes);
    more.put(axis, value);
    return new PointSpec(
        machine,
        memoryPlacement,
        confinement,
        runtime,
        workers,
        workload,
        switchIntervalPs,
        varies,
        more,
        unshared);
  }

  /** A name for messages. */
  public String label() {
    StringBuilder label = new StringBuilder(runtime.label());
    label.append(", ").append(workers).append(workers == 1 ? " worker" : " workers");
    axes.forEach((axis, value) -> label.append(", ").append(axis).append(' ').append(value));
    unshared.forEach(each -> label.append(", not sharing ").append(each.name()));
    return label.append(" on ").append(machine.name()).toString();
  }
}
