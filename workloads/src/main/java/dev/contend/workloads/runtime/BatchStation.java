package dev.contend.workloads.runtime;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * A queueing station that serves customers together, as a GPU does: a server that is free takes
 * those who wait, in the order in which they came, but no more than a batch may have; it does not
 * wait for more of them. They depart together, after the longest of their services and what each of
 * them adds. Who comes while they are served waits for the next batch; who comes at the instant at
 * which it begins is in it.
 *
 * <p>Until a batch begins, whoever comes may change it. So a customer is told when it departs if
 * nobody else comes, and again each time that somebody does; the station needs no events of its
 * own.
 *
 * <p>Source: Bailey, On queueing processes with bulk service, Journal of the Royal Statistical
 * Society B 16(1), 1954. Departure: a server that is free does not begin an empty service.
 */
public final class BatchStation implements ServicePoint {
  private final long[] freeAtPs;
  private final int most;

  /** Those whose batch had not begun before the last arrival. */
  private final Deque<Customer> waiting = new ArrayDeque<>();

  private long customers;
  private long services;
  private double busyPs;
  private double waitedPs;

  /** Who waits. */
  private static final class Customer {
    final long arrivedPs;
    final long servicePs;
    final long eachPs;
    final LongConsumer moved;
    long departsPs;

    Customer(long arrivedPs, long servicePs, long eachPs, LongConsumer moved) {
      this.arrivedPs = arrivedPs;
      this.servicePs = servicePs;
      this.eachPs = eachPs;
      this.moved = moved;
    }
  }

  /**
   * @param servers how many batches are served at a time, 1 or more
   * @param most how many customers a batch may have, 1 or more
   */
  public BatchStation(int servers, int most) {
    if (servers < 1 || most < 1) {
      throw new IllegalArgumentException(
          servers + " servers of batches of " + most + "; each must be 1 or more");
    }
    freeAtPs = new long[servers];
    this.most = most;
  }

  @Override
  public long arrive(long nowPs, long servicePs, long eachPs, LongConsumer moved) {
    settle(nowPs);
    Customer last = new Customer(nowPs, servicePs, eachPs, moved);
    waiting.addLast(last);
    foresee(nowPs, last);
    return last.departsPs - nowPs;
  }

  /** Begins the batches that nobody can join any more. */
  private void settle(long nowPs) {
    while (!waiting.isEmpty()) {
      long beginPs = Math.max(freeAtPs[0], waiting.getFirst().arrivedPs);
      if (beginPs >= nowPs) {
        return;
      }
      List<Customer> batch = new ArrayList<>();
      while (batch.size() < most && !waiting.isEmpty()) {
        batch.add(waiting.removeFirst());
      }
      long lastsPs = lastsPs(batch);
      freeAtPs[0] = beginPs + lastsPs;
      Arrays.sort(freeAtPs);
      customers += batch.size();
      services++;
      busyPs += lastsPs;
      batch.forEach(each -> waitedPs += beginPs - each.arrivedPs);
    }
  }

  /** When those who wait depart, if nobody else comes. */
  private void foresee(long nowPs, Customer last) {
    long[] free = freeAtPs.clone();
    List<Customer> batch = new ArrayList<>();
    for (Customer each : waiting) {
      batch.add(each);
      if (batch.size() == most || each == last) {
        long departPs = Math.max(nowPs, free[0]) + lastsPs(batch);
        batch.forEach(one -> depart(one, departPs, nowPs, last));
        batch.clear();
        free[0] = departPs;
        Arrays.sort(free);
      }
    }
  }

  private static void depart(Customer customer, long atPs, long nowPs, Customer last) {
    boolean isMoved = customer.departsPs != atPs && customer != last;
    customer.departsPs = atPs;
    if (isMoved) {
      customer.moved.accept(atPs - nowPs);
    }
  }

  private static long lastsPs(List<Customer> batch) {
    long longestPs = 0;
    long addedPs = 0;
    for (Customer each : batch) {
      longestPs = Math.max(longestPs, each.servicePs);
      addedPs += each.eachPs;
    }
    return longestPs + addedPs;
  }

  @Override
  public long customers() {
    settle(Long.MAX_VALUE);
    return customers;
  }

  @Override
  public long services() {
    settle(Long.MAX_VALUE);
    return services;
  }

  @Override
  public double busyPs() {
    settle(Long.MAX_VALUE);
    return busyPs;
  }

  @Override
  public double waitedPs() {
    settle(Long.MAX_VALUE);
    return waitedPs;
  }

  @Override
  public int servers() {
    return freeAtPs.length;
  }

  @Override
  public int batch() {
    return most;
  }
}
