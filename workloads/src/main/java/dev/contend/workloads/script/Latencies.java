package dev.contend.workloads.script;

import dev.contend.engine.metrics.Durations;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.metrics.SteadyDurations;
import dev.contend.engine.statistics.Stability;
import dev.contend.workloads.program.ProgramMetrics;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * When items arrived that are not served yet, and how long those took that are.
 *
 * <p>An item arrives at the instant that was drawn for it, be the thread that brings it in late: an
 * item that had to wait for that thread has waited.
 */
final class Latencies {
  /** The number of an item whose arrival is not measured. */
  static final int UNMEASURED = -1;

  /** By item. */
  private final Map<Integer, Long> waiting = new LinkedHashMap<>();

  private final SteadyDurations durations = new SteadyDurations();
  private LongSupplier clock = () -> 0;
  private int items;
  private long firstPs;
  private long lastPs;
  private long lastArrivalPs;

  /** Instants after the last arrival at which items were served, in order. */
  private final Deque<Long> servedLater = new ArrayDeque<>();

  private final double dispersion;
  private double presentPs;

  /**
   * @param dispersion of the arrivals, as {@link Stability} takes it
   */
  Latencies(double dispersion) {
    this.dispersion = dispersion;
  }

  void begin(LongSupplier nowPs) {
    clock = nowPs;
  }

  long nowPs() {
    return clock.getAsLong();
  }

  /** An item arrives; returns its number. */
  int arrives(long atPs) {
    firstPs = items == 0 ? atPs : Math.min(firstPs, atPs);
    waiting.put(items, atPs);
    lastArrivalPs = Math.max(lastArrivalPs, atPs);
    while (!servedLater.isEmpty() && servedLater.peekFirst() <= lastArrivalPs) {
      servedLater.removeFirst();
    }
    return items++;
  }

  /**
   * How many items were there at the last arrival: those served later, and those never served. A
   * thread that brings items in late, by the GIL or a full queue, keeps none of them back.
   */
  private int presentAtLastArrival() {
    return waiting.size() + servedLater.size();
  }

  /** An item has been served. */
  void isServed(int item) {
    Long arrivedPs = waiting.remove(item);
    if (arrivedPs != null) {
      lastPs = nowPs();
      durations.add(lastPs - arrivedPs, lastPs);
      presentPs += lastPs - arrivedPs;
      if (lastPs > lastArrivalPs) {
        servedLater.addLast(lastPs);
      }
    }
  }

  /**
   * The verdict on the time from the first arrival to the last, and, unless it is that there is no
   * steady state, latencies and the rate after the warm-up. Who is served after the last arrival
   * counts too: they were there.
   */
  void report(MetricSet.Builder metrics) {
    if (items == 0) {
      return;
    }
    double openPs = Math.max(1, lastArrivalPs - firstPs);
    Stability stability =
        Stability.of(items, presentAtLastArrival(), presentPs / openPs, dispersion);
    long served = durations.count();
    double servedRate = served == 0 ? 0 : served / (Math.max(1, lastPs - firstPs) / 1e12);
    if (stability != Stability.UNSTABLE && served > 0) {
      Durations steady = durations.steady();
      servedRate = lastPs > firstPs ? durations.rate(firstPs) : servedRate;
      metrics
          .put(ProgramMetrics.LATENCY_P50, steady.percentilePs(50) / 1e9)
          .put(ProgramMetrics.LATENCY_P95, steady.percentilePs(95) / 1e9)
          .put(ProgramMetrics.LATENCY_P99, steady.percentilePs(99) / 1e9);
      ProgramMetrics.reportSteady(durations, metrics);
    }
    metrics
        .put(ProgramMetrics.SERVED_RATE, servedRate)
        .put(ProgramMetrics.BACKLOG_GROWTH, presentAtLastArrival() / (double) items)
        .count(ProgramMetrics.STABILITY, stability.code());
  }
}
