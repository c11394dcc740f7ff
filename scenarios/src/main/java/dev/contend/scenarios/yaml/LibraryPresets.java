package dev.contend.scenarios.yaml;

import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.workloads.runtime.policy.RuntimeProfile;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Machines and runtimes of the library that were read and are right, so that who reads many
 * scenarios reads each of them once.
 *
 * <p>Holds at most what the library holds, and may be shared by threads. A scenario that describes
 * presets itself does without: one of the library could extend one of its own.
 */
public final class LibraryPresets {
  private final Map<String, Right<MachineSpec>> machines = new ConcurrentHashMap<>();
  private final Map<String, Right<RuntimeProfile>> runtimes = new ConcurrentHashMap<>();

  /**
   * A preset in which nothing is wrong.
   *
   * @param node as it is written, with what it extends filled in
   * @param preset the same as read
   */
  record Right<T>(YamlNode.Mapping node, T preset) {}

  /** The machines by name. */
  Map<String, Right<MachineSpec>> machines() {
    return machines;
  }

  /** The runtimes by name. */
  Map<String, Right<RuntimeProfile>> runtimes() {
    return runtimes;
  }
}
