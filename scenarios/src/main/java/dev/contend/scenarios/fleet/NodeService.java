package dev.contend.scenarios.fleet;

import java.util.Collections;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * A node as those see it who send it requests: with n of them it answers as many a second as it did
 * when n workers were kept busy.
 *
 * <p>Source: Chandy, Herzog and Woo, Parametric analysis of queuing networks, IBM Journal of
 * Research and Development 19(1), 1975: the server of a flow-equivalent aggregation. Departure: a
 * request's share of that rate goes to the first {@code turns} that came.
 *
 * @param times of a request alone
 * @param rates answered a second by number of busy workers, from 1 on
 * @param turns how many are served at a time, 1 or more
 */
record NodeService(ServiceTimes times, NavigableMap<Integer, Double> rates, int turns) {
  NodeService {
    rates = Collections.unmodifiableNavigableMap(new TreeMap<>(rates));
  }

  /** The most workers that were kept busy. */
  int workers() {
    return rates.lastKey();
  }

  /** How much faster than one request alone some go on together. */
  double speed(int present) {
    int busy = Math.min(present, workers());
    Map.Entry<Integer, Double> below = rates.floorEntry(busy);
    Map.Entry<Integer, Double> above = rates.ceilingEntry(busy);
    double first = rates.firstEntry().getValue();
    if (below.getKey().equals(above.getKey())) {
      return below.getValue() / first;
    }
    double share = (busy - below.getKey()) / (double) (above.getKey() - below.getKey());
    return (below.getValue() + share * (above.getValue() - below.getValue())) / first;
  }

  /** Requests a second that it answers at most. */
  double capacity() {
    return rates.values().stream().mapToDouble(each -> each).max().orElseThrow();
  }

  /** The same with another number served at a time. */
  NodeService withTurns(int other) {
    return new NodeService(times, rates, other);
  }
}
