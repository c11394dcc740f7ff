package dev.contend.cpu.topology;

/**
 * Where one physical core sits.
 *
 * @param socket processor package, from 0
 * @param numaNode node whose memory is local, from 0
 * @param cacheDomain set of cores that share a last-level cache, from 0 over the whole machine
 * @param kind index into the machine's core kinds (performance and efficiency cores differ)
 */
public record Core(int socket, int numaNode, int cacheDomain, int kind) {
  public Core {
    requireNotNegative("socket", socket);
    requireNotNegative("numaNode", numaNode);
    requireNotNegative("cacheDomain", cacheDomain);
    requireNotNegative("kind", kind);
  }

  private static void requireNotNegative(String name, int value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " is " + value + "; must not be negative");
    }
  }
}
