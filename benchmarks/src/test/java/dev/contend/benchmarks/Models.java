package dev.contend.benchmarks;

import java.util.function.DoubleSupplier;

/** Two models as they are written on one engine. Building one is not timed, running it is. */
interface Models {
  /** Utilisation of the queue's server. */
  double UTILIZATION = 0.8;

  /** The exact mean wait of the queue, in mean services. */
  double MEAN_WAIT = UTILIZATION / (1 - UTILIZATION);

  /**
   * The hold model: a fixed number of events, each of which schedules itself anew when it runs.
   *
   * @param delays what events are scheduled ahead by, one after the other and round; mean 1
   * @param pending how many there are
   * @param events after so many the run ends
   */
  Runnable hold(double[] delays, int pending, int events);

  /**
   * M/M/1 from an empty start, two events for each customer.
   *
   * @param customers after so many served the run ends
   * @return the mean wait in mean services
   */
  DoubleSupplier queue(int customers);
}
