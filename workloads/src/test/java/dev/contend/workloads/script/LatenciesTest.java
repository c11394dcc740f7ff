package dev.contend.workloads.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.statistics.Stability;
import dev.contend.workloads.program.ProgramMetrics;
import org.junit.jupiter.api.Test;

/** What is said of open arrivals, from instants worked out by hand. */
class LatenciesTest {
  private static final int ITEMS = 100;
  private static final int CAPACITY = 4;

  /**
   * Items come every 1 ps into a queue of four and are served in 2 ps each, so that the thread that
   * brings them in falls behind. At the last arrival, 99 ps, the first 49 have been served.
   */
  @Test
  void itemsThatWaitForTheThreadThatBringsThemInArePresent() {
    long[] nowPs = {0};
    Latencies latencies = new Latencies(1);
    latencies.begin(() -> nowPs[0]);
    int arrived = 0;
    for (int served = 0; served < ITEMS; served++) {
      while (arrived < ITEMS && arrived <= nowPs[0] && arrived < served + CAPACITY) {
        assertThat(latencies.arrives(arrived)).isEqualTo(arrived++);
      }
      nowPs[0] += 2;
      latencies.isServed(served);
    }
    MetricSet metrics = reported(latencies);
    assertThat(metrics.value(ProgramMetrics.BACKLOG_GROWTH)).isEqualTo(0.51);
    assertThat(metrics.value(ProgramMetrics.STABILITY)).isEqualTo(Stability.UNSTABLE.code());
    assertThat(metrics.has(ProgramMetrics.LATENCY_P99)).isFalse();
  }

  @Test
  void aServerThatKeepsUpLeavesNothingAndHasLatencies() {
    long[] nowPs = {0};
    Latencies latencies = new Latencies(1);
    latencies.begin(() -> nowPs[0]);
    for (int item = 0; item < ITEMS; item++) {
      nowPs[0] = 10L * item;
      latencies.arrives(nowPs[0]);
      nowPs[0] += 2;
      latencies.isServed(item);
    }
    MetricSet metrics = reported(latencies);
    assertThat(metrics.value(ProgramMetrics.BACKLOG_GROWTH)).isEqualTo(0.01);
    assertThat(metrics.value(ProgramMetrics.STABILITY)).isEqualTo(Stability.STABLE.code());
    assertThat(metrics.has(ProgramMetrics.LATENCY_P99)).isTrue();
  }

  /** One item that is never served is no verdict of an unstable run, and has no latency. */
  @Test
  void whereNothingIsServedThereIsNoLatencyAndNoRate() {
    Latencies latencies = new Latencies(1);
    latencies.begin(() -> 7);
    latencies.arrives(7);
    MetricSet metrics = reported(latencies);
    assertThat(metrics.value(ProgramMetrics.SERVED_RATE)).isZero();
    assertThat(metrics.has(ProgramMetrics.LATENCY_P99)).isFalse();
    assertThat(metrics.value(ProgramMetrics.BACKLOG_GROWTH)).isEqualTo(1);
    latencies.isServed(0);
    assertThat(reported(latencies).value(ProgramMetrics.SERVED_RATE)).isFinite();
  }

  private static MetricSet reported(Latencies latencies) {
    MetricSet.Builder metrics = new MetricSet.Builder();
    latencies.report(metrics);
    return metrics.build();
  }
}
