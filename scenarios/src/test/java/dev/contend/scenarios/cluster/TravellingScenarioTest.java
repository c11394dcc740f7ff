package dev.contend.scenarios.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.scenarios.experiment.RunId;
import dev.contend.scenarios.experiment.RunLine;
import dev.contend.scenarios.experiment.RunMaker;
import dev.contend.scenarios.spec.RunLimits;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A scenario that is sent to another process makes the same runs there. */
class TravellingScenarioTest {
  private static final String RECORDED =
      """
      version: 1
      name: recorded
      machine: i7-6700hq-nosmt
      runtime: cpython-3.13
      variation: none
      workload:
        traces:
          chat: {file: traces/chat.csv, timestamp: AT, columns: {work: WORK}}
        queues: {inbox: simple-queue}
        threads:
          source: {count: 1, program: [{arrivals: inbox, trace: chat}]}
          server:
            program:
              - repeat: 2
                do: [{get: inbox}, {compute: work * 10 us}, {served: inbox}]
      workers: 2
      """;

  private static TravellingScenario recorded(String csv, RunLimits limits) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("traces/chat.csv", csv.getBytes(StandardCharsets.UTF_8));
    return TravellingScenario.of(RECORDED, files, limits, "1");
  }

  private static RunLine made(TravellingScenario scenario) {
    try (RunMaker maker = TravellingScenario.decoded(scenario.encoded()).maker()) {
      return maker.make(new RunId(0, 0)).orElseThrow();
    }
  }

  @Test
  void filesAndLimitsTravelWithIt() {
    RunLine run = made(recorded("AT,WORK\n0,3\n1,5\n", RunLimits.UNLIMITED));
    assertThat(run.text()).startsWith("ended\t");
    RunLine longer = made(recorded("AT,WORK\n0,3\n1,50000\n", RunLimits.UNLIMITED));
    assertThat(longer.text()).isNotEqualTo(run.text());
    RunLine limited = made(recorded("AT,WORK\n0,3\n1,5\n", RunLimits.UNLIMITED.withEvents(3)));
    assertThat(limited.text()).startsWith("unfinished\t");
    assertThat(limited.key()).as("a limit of events may change a run").isNotEqualTo(run.key());
  }

  @Test
  void onlyAWholeScenarioIsTaken() {
    String word = recorded("AT,WORK\n0,3\n", RunLimits.UNLIMITED).encoded();
    assertThatThrownBy(() -> TravellingScenario.decoded(word.substring(0, 40)))
        .isInstanceOf(IllegalArgumentException.class);
    TravellingScenario nonsense =
        TravellingScenario.of("version: 1\n", new LinkedHashMap<>(), RunLimits.UNLIMITED, "1");
    assertThatThrownBy(nonsense::maker)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("name");
  }
}
