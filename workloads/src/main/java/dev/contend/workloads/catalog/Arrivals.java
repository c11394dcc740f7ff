package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Durations;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.metrics.SteadyDurations;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.statistics.Stability;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.program.Traffic;
import java.util.Optional;

/**
 * The requests of an open arrival process, and when each was answered. Requests come whether or not
 * those before them have been answered.
 */
final class Arrivals {
  private final double meanGapPs;
  private final long warmUpPs;
  private final long durationPs;
  private final RandomSource gaps;
  private final SteadyDurations latencies = new SteadyDurations();
  private Optional<Traffic> outside = Optional.empty();
  private long beginPs = -1;
  private long nextPs;
  private long came;
  private long answered;
  private double presentPs;

  /**
   * @param perSecond mean rate
   * @param warmUpPs from the opening until counting begins
   * @param durationPs how long is counted; then no more come
   */
  Arrivals(double perSecond, long warmUpPs, long durationPs, RandomSource gaps) {
    meanGapPs = 1e12 / perSecond;
    this.warmUpPs = warmUpPs;
    this.durationPs = durationPs;
    this.gaps = gaps;
  }

  /** Requests come from outside, and not at the stated rate; called before the opening. */
  void comeFrom(Traffic traffic) {
    outside = Optional.of(traffic);
  }

  /** From now on requests come; does nothing if they do already. */
  void open(long nowPs) {
    if (beginPs < 0) {
      beginPs = nowPs;
      nextPs = nowPs;
      draw();
    }
  }

  private void draw() {
    nextPs =
        outside
            .map(Traffic::nextPs)
            .orElseGet(() -> nextPs + Math.max(1, Math.round(gaps.exponential(meanGapPs))));
  }

  /** Whether another request will come. */
  boolean hasNext() {
    return nextPs < beginPs + warmUpPs + durationPs;
  }

  /** When the next request comes. */
  long nextPs() {
    return nextPs;
  }

  /** Takes the next request, or promises to; returns when it comes. */
  long take() {
    long takenPs = nextPs;
    came += isCounted(takenPs) ? 1 : 0;
    draw();
    return takenPs;
  }

  /** A request has been answered. */
  void answered(long arrivedPs, long nowPs) {
    answered += isCounted(nowPs) ? 1 : 0;
    if (isCounted(arrivedPs)) {
      latencies.add(nowPs - arrivedPs, nowPs);
      presentPs += nowPs - arrivedPs;
      outside.ifPresent(traffic -> traffic.answered(nowPs - arrivedPs));
    }
  }

  private boolean isCounted(long ps) {
    return ps >= beginPs + warmUpPs && ps < beginPs + warmUpPs + durationPs;
  }

  void report(MetricSet.Builder metrics) {
    double growth = came == 0 ? 0 : Math.max(0, (came - answered) / (double) came);
    Stability stability = Stability.of(came, came - answered, presentPs / durationPs);
    metrics
        .put(WebService.RESPONSE_RATE, answered / (durationPs / 1e12))
        .put(ProgramMetrics.BACKLOG_GROWTH, growth)
        .count(ProgramMetrics.STABILITY, stability.code());
    if (stability != Stability.UNSTABLE && latencies.count() > 0) {
      Durations steady = latencies.steady();
      metrics
          .put(WebService.LATENCY_50, steady.percentilePs(50) / 1e9)
          .put(WebService.LATENCY_95, steady.percentilePs(95) / 1e9)
          .put(WebService.LATENCY_99, steady.percentilePs(99) / 1e9);
      ProgramMetrics.reportSteady(latencies, metrics);
    }
  }
}
