package dev.contend.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The knee of curves whose knee is known. */
final class KneeTest {
  /** Of one server with exponential times the power is greatest at half its rate. */
  @Test
  void ofOneServerItIsAtHalfTheCapacity() {
    List<Knee.Observation> observations =
        List.of(0.1, 0.3, 0.5, 0.7, 0.9).stream()
            .map(load -> new Knee.Observation(load, load, 1 / (1 - load)))
            .toList();

    assertThat(Knee.of(observations).orElseThrow().load()).isEqualTo(0.5);
  }

  @Test
  void withoutLatenciesThereIsNone() {
    assertThat(Knee.of(List.of())).isEmpty();
    assertThat(Knee.of(List.of(new Knee.Observation(1, 1, 0)))).isEmpty();
  }
}
