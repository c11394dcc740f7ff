package dev.contend.scenarios.capacity;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;

/** Queues that are small enough to be simulated thousands of times, with what is known of them. */
final class Queues {
  private static final int WARM_UP = 500;
  private static final int CUSTOMERS = 4_000;
  private static final int EVENTS = 8_000;

  private Queues() {}

  /**
   * The mean wait in a queue with exponential times, in mean services, over one replication.
   *
   * @param load offered, in servers
   */
  static double simulatedWait(double load, int servers, RandomStreams random) {
    RandomSource arrivals = random.stream("arrivals");
    RandomSource services = random.stream("services");
    double[] freeAt = new double[servers];
    double now = 0;
    double waited = 0;
    for (int customer = 0; customer < WARM_UP + CUSTOMERS; customer++) {
      now += exponential(arrivals) / load;
      int first = 0;
      for (int server = 1; server < servers; server++) {
        first = freeAt[server] < freeAt[first] ? server : first;
      }
      double begin = Math.max(now, freeAt[first]);
      freeAt[first] = begin + exponential(services);
      waited += customer < WARM_UP ? 0 : begin - now;
    }
    return waited / CUSTOMERS;
  }

  /** The same as it is known: Erlang's delay formula over the rate at which the queue shrinks. */
  static double erlangWait(double load, int servers) {
    double blocked = 1;
    for (int server = 1; server <= servers; server++) {
      blocked = load * blocked / (server + load * blocked);
    }
    double delayed = blocked / (1 - load / servers * (1 - blocked));
    return delayed / (servers - load);
  }

  /**
   * Machines that are down on average, of some that break down by themselves and are repaired by a
   * crew, over one replication.
   *
   * @param repairs a man's in the time in which a machine breaks down once
   */
  static double simulatedDown(int machines, double repairs, int crew, RandomStreams random) {
    RandomSource times = random.stream("times");
    RandomSource events = random.stream("events");
    int down = 0;
    double elapsed = 0;
    double area = 0;
    for (int event = 0; event < EVENTS; event++) {
      double breaks = machines - down;
      double mends = Math.min(down, crew) * repairs;
      double stay = exponential(times) / (breaks + mends);
      elapsed += event < WARM_UP ? 0 : stay;
      area += event < WARM_UP ? 0 : stay * down;
      down += events.uniform() * (breaks + mends) < breaks ? 1 : -1;
    }
    return area / elapsed;
  }

  /** The same as it is known, from the chain's balance. */
  static double knownDown(int machines, double repairs, int crew) {
    double weight = 1;
    double all = 1;
    double area = 0;
    for (int down = 1; down <= machines; down++) {
      weight *= (machines - down + 1) / (Math.min(down, crew) * repairs);
      all += weight;
      area += weight * down;
    }
    return area / all;
  }

  private static double exponential(RandomSource stream) {
    return -StrictMath.log(1 - stream.uniform());
  }
}
