package dev.contend.benchmarks;

import java.util.ArrayDeque;
import java.util.SplittableRandom;

/**
 * M/M/1 for the peers: a fast generator of the JDK and a plain sum, so that what they are slower by
 * is their own.
 */
abstract class NeutralQueue {
  private final SplittableRandom random = new SplittableRandom(1);
  private final ArrayDeque<Double> arrivals = new ArrayDeque<>();
  private final int customers;
  private int served;
  private double waited;
  private boolean isBusy;

  NeutralQueue(int customers) {
    this.customers = customers;
  }

  abstract double now();

  abstract void scheduleArrival(double delay);

  abstract void scheduleDeparture(double delay);

  abstract void stop();

  final void arrives() {
    scheduleArrival(gap());
    if (isBusy) {
      arrivals.add(now());
    } else {
      isBusy = true;
      serve(now());
    }
  }

  final void departs() {
    served++;
    Double next = arrivals.poll();
    if (served == customers) {
      stop();
    } else if (next == null) {
      isBusy = false;
    } else {
      serve(next);
    }
  }

  private void serve(double arrived) {
    waited += now() - arrived;
    scheduleDeparture(exponential(1));
  }

  final double gap() {
    return exponential(1 / Models.UTILIZATION);
  }

  private double exponential(double mean) {
    return -mean * Math.log(1 - random.nextDouble());
  }

  final double meanWait() {
    return waited / served;
  }
}
