package dev.contend.scenarios.reference;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Coordinates;
import dev.contend.scenarios.yaml.Library;
import dev.contend.workloads.catalog.Workloads;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import dev.contend.workloads.runtime.process.StartMethod;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a reference may use: those of the library and the registers, and those of the
 * scenario that names the reference.
 */
public final class Vocabulary {
  private final Set<String> machines = new LinkedHashSet<>(Library.MACHINES.names());
  private final Set<String> runtimes = new LinkedHashSet<>(Library.RUNTIMES.names());

  /** The names of the library and the registers. */
  public Vocabulary() {
    runtimes.add(RuntimeSpec.Native.NATIVE.label());
    for (String runtime : Library.RUNTIMES.names()) {
      for (RuntimePolicies policy : RuntimePolicies.values()) {
        String label = runtime + "+" + policy.yamlName();
        runtimes.add(label);
        for (StartMethod method : StartMethod.values()) {
          runtimes.add(label + "+" + method.yamlName());
        }
      }
    }
  }

  /** The same with the names that a scenario's tables use. */
  public static Vocabulary of(ScenarioSpec scenario) {
    Vocabulary vocabulary = new Vocabulary();
    for (PointSpec point : scenario.points()) {
      vocabulary.machines.add(point.machine().name());
      vocabulary.runtimes.add(point.runtime().label());
    }
    return vocabulary;
  }

  List<String> machines() {
    return List.copyOf(machines);
  }

  List<String> runtimes() {
    return List.copyOf(runtimes);
  }

  /** A runtime's name without what can take any value, as its switch interval. */
  static String withoutNumbers(String runtime) {
    return runtime.replaceFirst("\\+switch-[0-9.]+[a-z]+$", "");
  }

  List<String> workloads() {
    return Arrays.stream(Workloads.values()).map(Workloads::yamlName).toList();
  }

  /** The axes of a workload; of all workloads, if none is named. */
  List<String> axes(String workload) {
    Optional<Workloads> registered =
        Arrays.stream(Workloads.values())
            .filter(each -> each.yamlName().equals(workload))
            .findFirst();
    return registered.map(Coordinates::axes).orElseGet(Coordinates::axes);
  }
}
