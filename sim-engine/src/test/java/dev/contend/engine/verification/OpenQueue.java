package dev.contend.engine.verification;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;

/**
 * M/M/c: Poisson arrivals at c servers with exponential service and one queue.
 *
 * <p>One arrival event and one event for each server serve the whole run: nothing is allocated for
 * a customer.
 *
 * <p>Source: Kleinrock, "Queueing Systems, Volume 1", Wiley 1975, sections 3.2 and 3.5.
 */
final class OpenQueue {
  private static final int HIGHEST_START = 1_000;
  private static final double MEAN_SERVICE_PS = 1e6;

  private final SimKernel kernel = new SimKernel();
  private final RandomSource arrivals;
  private final RandomSource services;
  private final double meanGapPs;
  private final LevelMean customers;
  private final Service[] idle;
  private int idleCount;

  /**
   * A queue in its stationary state.
   *
   * @param servers number of servers
   * @param utilization share of time a server is busy, below 1
   */
  OpenQueue(RandomStreams streams, int servers, double utilization) {
    arrivals = streams.stream("arrivals");
    services = streams.stream("services");
    meanGapPs = MEAN_SERVICE_PS / (servers * utilization);
    int present = law(servers, utilization).draw(streams.stream("start"));
    customers = new LevelMean(kernel, present);
    idle = new Service[servers];
    for (int i = 0; i < servers; i++) {
      Service service = new Service();
      if (i < present) {
        service.start();
      } else {
        idle[idleCount++] = service;
      }
    }
    new Arrival().scheduleNextIn(meanGapPs);
  }

  /** The distribution of the customers present; time in mean services. */
  static StationaryLaw law(int servers, double utilization) {
    return new StationaryLaw(HIGHEST_START, n -> servers * utilization, n -> Math.min(n, servers));
  }

  /** The exact mean number of customers present, by Erlang's C formula. */
  static double exactMean(int servers, double utilization) {
    double load = servers * utilization;
    double term = 1;
    double sum = 0;
    for (int n = 0; n < servers; n++) {
      sum += term;
      term *= load / (n + 1);
    }
    double allBusy = term / (1 - utilization);
    double waits = allBusy / (sum + allBusy);
    return load + waits * utilization / (1 - utilization);
  }

  /** The mean number of customers present during a run of so many mean services. */
  double meanPresent(int meanServices) {
    kernel.runUntilPs((long) (meanServices * MEAN_SERVICE_PS));
    return customers.mean();
  }

  /** The next customer comes. */
  private final class Arrival extends ModelEvent {
    Arrival() {
      super(OpenQueue.this.kernel, EventOrder.ARRIVAL);
    }

    void scheduleNextIn(double meanPs) {
      scheduleInPs(Math.round(arrivals.exponential(meanPs)));
    }

    @Override
    public void actions() {
      customers.change(1);
      if (idleCount > 0) {
        idle[--idleCount].start();
      }
      scheduleNextIn(meanGapPs);
    }
  }

  /** A server is done with a customer. */
  private final class Service extends ModelEvent {
    Service() {
      super(OpenQueue.this.kernel, EventOrder.COMPLETION);
    }

    void start() {
      scheduleInPs(Math.round(services.exponential(MEAN_SERVICE_PS)));
    }

    @Override
    public void actions() {
      customers.change(-1);
      int othersInService = idle.length - idleCount - 1;
      if (customers.level() > othersInService) {
        start();
      } else {
        idle[idleCount++] = this;
      }
    }
  }
}
