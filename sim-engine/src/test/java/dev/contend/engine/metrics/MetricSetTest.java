package dev.contend.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The results of a run: complete, in order, finite. */
class MetricSetTest {
  private static final Metric THROUGHPUT =
      new Metric("throughput", "1/s", "Operations ended in a second.");
  private static final Metric WAIT = new Metric("mean-wait", "ns", "Mean wait of an operation.");

  @Test
  void givesMetricsBackInTheOrderOfReporting() {
    MetricSet metrics = new MetricSet.Builder().put(WAIT, 2.5).put(THROUGHPUT, 7).build();
    List<String> seen = new ArrayList<>();
    metrics.forEach((metric, value) -> seen.add(metric.name() + " " + value));
    assertThat(seen).containsExactly("mean-wait 2.5", "throughput 7.0");
    assertThat(metrics.asMap().keySet()).containsExactly(WAIT, THROUGHPUT);
    assertThat(metrics.value(WAIT)).isEqualTo(2.5);
    assertThat(metrics.has(THROUGHPUT)).isTrue();
  }

  @Test
  void namesWhatItHasWhenAskedForWhatItHasNot() {
    MetricSet metrics = new MetricSet.Builder().put(WAIT, 1).build();
    assertThat(metrics.has(THROUGHPUT)).isFalse();
    assertThatThrownBy(() -> metrics.value(THROUGHPUT))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("metric 'throughput' was not reported; the run has [mean-wait]");
  }

  @Test
  void refusesASecondReport() {
    MetricSet.Builder builder = new MetricSet.Builder().put(WAIT, 1);
    assertThatThrownBy(() -> builder.put(WAIT, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'mean-wait' reported twice");
  }

  @Test
  void refusesWhatIsNotANumber() {
    MetricSet.Builder builder = new MetricSet.Builder();
    assertThatThrownBy(() -> builder.put(WAIT, Double.NaN))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'mean-wait' is NaN");
    assertThatThrownBy(() -> builder.put(WAIT, Double.POSITIVE_INFINITY))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aSetDoesNotChangeWhenItsBuilderGoesOn() {
    MetricSet.Builder builder = new MetricSet.Builder().put(WAIT, 1);
    MetricSet metrics = builder.build();
    builder.put(THROUGHPUT, 2);
    assertThat(metrics.has(THROUGHPUT)).isFalse();
    assertThatThrownBy(() -> metrics.asMap().clear())
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void refusesAMetricWithoutAProperNameUnitOrHelp() {
    assertThatThrownBy(() -> new Metric("Mean Wait", "ns", "help"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'Mean Wait' is not kebab-case");
    assertThatThrownBy(() -> new Metric("mean-wait", " ", "help"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Metric("mean-wait", "ns", ""))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
