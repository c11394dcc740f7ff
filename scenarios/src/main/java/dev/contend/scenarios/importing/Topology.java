package dev.contend.scenarios.importing;

import java.nio.file.Path;

/** A topology that was read, and the machine file it makes. */
public final class Topology {
  private final HwlocTopology topology;

  private Topology(HwlocTopology topology) {
    this.topology = topology;
  }

  /**
   * Reads a file of hwloc's.
   *
   * @throws ImportException if it is not one
   */
  public static Topology read(Path file) {
    return new Topology(HwlocReader.read(file));
  }

  /** How many objects of each type there are. */
  public String summary() {
    return topology.summary();
  }

  /** The text of a machine file. */
  public String machineFile(String name) {
    return MachineFileText.of(
        ImportedMachine.of(topology), name, "what lstopo exported", topology.summary());
  }
}
