package dev.contend.workloads.runtime;

import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * A queueing station: customers are served in the order in which they arrive, by the server that is
 * free first.
 *
 * <p>Since nobody leaves the queue and nobody overtakes, a customer's departure is known when it
 * arrives; the station needs no events of its own.
 *
 * <p>Source: Kiefer and Wolfowitz, On the theory of queues with many servers, Transactions of the
 * American Mathematical Society 78, 1955: the vector of the servers' remaining work.
 */
public final class Station implements ServicePoint {
  private final long[] freeAtPs;
  private long services;
  private double busyPs;
  private double waitedPs;

  /**
   * @param servers how many are served at a time, 1 or more
   */
  public Station(int servers) {
    if (servers < 1) {
      throw new IllegalArgumentException(servers + " servers; must be 1 or more");
    }
    freeAtPs = new long[servers];
  }

  /**
   * A customer arrives. Calls must come in the order of their instants.
   *
   * @param nowPs the instant
   * @param servicePs how long it will be served
   * @return picoseconds until it departs
   */
  public long arrive(long nowPs, long servicePs) {
    // Kept in order, so that the first server is the one that is free first.
    long beginPs = Math.max(nowPs, freeAtPs[0]);
    long departsPs = beginPs + servicePs;
    freeAtPs[0] = departsPs;
    services++;
    busyPs += servicePs;
    waitedPs += beginPs - nowPs;
    Arrays.sort(freeAtPs);
    return departsPs - nowPs;
  }

  /** Nobody changes when a customer departs. */
  @Override
  public long arrive(long nowPs, long servicePs, long eachPs, LongConsumer moved) {
    return arrive(nowPs, servicePs + eachPs);
  }

  @Override
  public long customers() {
    return services;
  }

  @Override
  public long services() {
    return services;
  }

  @Override
  public double busyPs() {
    return busyPs;
  }

  @Override
  public double waitedPs() {
    return waitedPs;
  }

  @Override
  public int servers() {
    return freeAtPs.length;
  }

  @Override
  public int batch() {
    return 1;
  }
}
