package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Settings;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.catalog.Workload;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Preparing a workload that takes more memory than there is. */
class PreparationTest {
  /** Fits the second time it is asked for. */
  private static final class Greedy implements Workload {
    private int asked;

    @Override
    public String help() {
      return "Greedy.";
    }

    @Override
    public List<Parameter> parameters() {
      return List.of();
    }

    @Override
    public Metric headline() {
      return RunMetrics.TIME;
    }

    @Override
    public OfPython prepare(Settings settings) {
      asked++;
      if (asked == 1) {
        throw new OutOfMemoryError("together");
      }
      return (random, varies) -> {
        throw new AssertionError("nobody runs it");
      };
    }
  }

  @Test
  void whatDidNotFitIsTriedAgain() {
    Greedy greedy = new Greedy();
    PointSpec like =
        ScenarioTexts.read(ScenarioTexts.ofLibrary("prime-sieve")).spec().points().get(0);
    PointSpec point = like.with(new WorkloadSpec("greedy", greedy, Settings.defaults(List.of())));
    Preparation preparation = new Preparation();
    assertThatThrownBy(() -> preparation.run(point, 1, 0))
        .isInstanceOf(OutOfMemoryError.class)
        .hasMessage("together");
    assertThat(preparation.run(point, 1, 0).prepared()).isNotNull();
    assertThat(greedy.asked).isEqualTo(2);
    preparation.run(point, 1, 1);
    assertThat(greedy.asked).isEqualTo(2);
  }
}
