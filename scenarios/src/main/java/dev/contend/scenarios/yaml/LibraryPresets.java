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
  private final Substitutions substitutions;
  private final Map<String, Right<MachineSpec>> machines = new ConcurrentHashMap<>();
  private final Map<String, Right<RuntimeProfile>> runtimes = new ConcurrentHashMap<>();

  /** Those of the library as it is. */
  public LibraryPresets() {
    this(Substitutions.NONE);
  }

  /** Those of the library with other numbers in the place of some. */
  public LibraryPresets(Substitutions substitutions) {
    this.substitutions = substitutions;
  }

  /** A file of the library with the numbers that are to stand in it. */
  public YamlMap substituted(YamlMap file) {
    return substitutions.in(file);
  }

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
