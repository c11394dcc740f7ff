package dev.contend.workloads.program;

/**
 * A device outside of the processors for which workers queue: a GPU, a disk, a link of a network.
 *
 * @param id number among the program's devices, from 0
 * @param name as in messages and in the metrics that tell how it was used
 * @param servers how many it serves at a time, 1 or more
 * @param batch how many each of them may serve together, 1 or more
 */
public record SharedDevice(int id, String name, int servers, int batch) {
  /** A device that serves one after the other. */
  public SharedDevice(int id, String name, int servers) {
    this(id, name, servers, 1);
  }

  public SharedDevice {
    if (servers < 1 || batch < 1) {
      throw new IllegalArgumentException(
          "device '"
              + name
              + "' has "
              + servers
              + " servers of batches of "
              + batch
              + "; each must be 1 or more");
    }
  }
}
