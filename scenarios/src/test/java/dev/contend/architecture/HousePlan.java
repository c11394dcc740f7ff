package dev.contend.architecture;

import java.util.ArrayList;
import java.util.List;

/**
 * The plan of the house: which packages each module has, and in which order they build on each
 * other.
 *
 * <p>Inside a module a package uses packages above it, not below.
 */
final class HousePlan {
  static final String ROOT = "dev.contend.";

  private static final Module ENGINE =
      new Module(
          "sim-engine",
          List.of(),
          List.of(
              "engine.trace",
              "engine",
              "engine.random",
              "engine.statistics",
              "engine.metrics",
              "engine.settings"));
  // The scheduler performs the memory accesses of its threads through MemoryPort, hence below it.
  private static final Module CPU =
      new Module(
          "cpu-model",
          List.of(ENGINE),
          List.of("cpu.topology", "cpu.clock", "cpu.memory", "cpu.scheduler"));
  private static final Module COHERENCE =
      new Module(
          "cache-coherence",
          List.of(ENGINE, CPU),
          List.of(
              "coherence.protocol",
              "coherence.directory",
              "coherence.cache",
              "coherence.interconnect",
              "coherence.fabric",
              "coherence.replay",
              "coherence.check"));
  private static final Module WORKLOADS =
      new Module(
          "workloads",
          List.of(ENGINE, CPU, COHERENCE),
          List.of(
              "workloads.program",
              "workloads.sync",
              "workloads.runtime",
              "workloads.runtime.lock",
              "workloads.runtime.threading",
              "workloads.runtime.refcount",
              "workloads.runtime.memory",
              "workloads.runtime.process",
              "workloads.runtime.policy",
              "workloads.hardware",
              "workloads.catalog",
              "workloads.script"));
  private static final Module REPORTS =
      new Module(
          "reports",
          List.of(ENGINE),
          List.of(
              "reports.table",
              "reports.finding",
              "reports.chart",
              "reports.render",
              "reports.paper",
              "reports.page",
              "reports.timeline"));
  private static final Module SCENARIOS =
      new Module(
          "scenarios",
          List.of(ENGINE, CPU, COHERENCE, WORKLOADS, REPORTS),
          List.of(
              "scenarios.spec",
              "scenarios.yaml",
              "scenarios.store",
              "scenarios.schema",
              "scenarios.experiment",
              "scenarios.reference",
              "scenarios.fitting",
              "scenarios.whatif",
              "scenarios.sensitivity",
              "scenarios.cluster",
              "scenarios.fleet",
              "scenarios.capacity",
              "scenarios.importing",
              "scenarios.cli"));

  /** Every module, the lowest first. */
  static final List<Module> MODULES =
      List.of(ENGINE, CPU, COHERENCE, WORKLOADS, REPORTS, SCENARIOS);

  private HousePlan() {}

  /** The packages that a package may use, itself included; empty for one outside the plan. */
  static List<String> usableBy(String packageName) {
    for (Module module : MODULES) {
      int position = module.packageNames().indexOf(packageName);
      if (position >= 0) {
        List<String> usable = new ArrayList<>(module.packageNames().subList(0, position + 1));
        module.uses().forEach(used -> usable.addAll(used.packageNames()));
        return usable;
      }
    }
    return List.of();
  }

  /**
   * A module.
   *
   * @param folder its folder
   * @param uses the modules that it may use, those that these use included
   * @param packages its packages below the root, in the plan's order
   */
  record Module(String folder, List<Module> uses, List<String> packages) {
    List<String> packageNames() {
      return packages.stream().map(name -> ROOT + name).toList();
    }
  }
}
