package dev.contend.scenarios.spec;

/**
 * What nodes send each other data over.
 *
 * @param latencyPs from one node to another, in picoseconds, 0 or more
 * @param bytesPerSecond of each of a node's links, above 0
 * @param links of a node, 1 or more, which share what is sent
 */
public record Network(double latencyPs, double bytesPerSecond, int links) {
  private static final double PS_PER_S = 1e12;

  /** How long a link takes for its share of so many bytes, in picoseconds, without latency. */
  public double sendingPs(double bytes) {
    return bytes / links / bytesPerSecond * PS_PER_S;
  }
}
