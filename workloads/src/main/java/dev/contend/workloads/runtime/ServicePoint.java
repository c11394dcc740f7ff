package dev.contend.workloads.runtime;

import java.util.function.LongConsumer;

/** Where customers queue and are served: a device. */
public interface ServicePoint {
  /**
   * A customer arrives. Calls must come in the order of their instants.
   *
   * @param nowPs the instant, in picoseconds
   * @param servicePs how long it is served, if alone
   * @param eachPs what it adds to the service of all who are served with it, itself among them
   * @param moved told when the customer departs after all, in picoseconds from that moment, each
   *     time that others change it
   * @return picoseconds until it departs, if nobody else comes
   */
  long arrive(long nowPs, long servicePs, long eachPs, LongConsumer moved);

  /** How many customers have been served or will be. */
  long customers();

  /** How many services there were: of one customer each, or of a batch. */
  long services();

  /** All services together, in picoseconds. */
  double busyPs();

  /** The time that all customers together have waited before their services, in picoseconds. */
  double waitedPs();

  /** How many services there may be at a time. */
  int servers();

  /** How many customers a service may have. */
  int batch();
}
