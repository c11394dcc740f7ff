package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.runtime.Outside;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** {@link NodesTogether}: nodes that have nothing to do with each other run as each does alone. */
class NodesTogetherTest {
  private static final ScenarioSpec NODE =
      ScenarioTexts.read(
              """
              version: 1
              name: node
              machine: laptop
              runtime: cpython-3.13
              workers: 4
              workload: {use: sharded-training, gpus: 2, phases: 3, python-variation: 0.5}
              seed: 9
              """)
          .spec();

  private static List<RunResult> together(int nodes) {
    return NodesTogether.run(
        Collections.nCopies(nodes, NODE.points().get(0)),
        NODE.seed(),
        0,
        (kernel, node) -> Outside.NOTHING);
  }

  @Test
  void aNodeAloneIsAnOrdinaryRun() {
    RunResult alone = Experiment.one(NODE, 0, 0);
    RunResult only = together(1).get(0);
    assertThat(only.metrics().asMap()).isEqualTo(alone.metrics().asMap());
    assertThat(only.causePs()).isEqualTo(alone.causePs());
  }

  @Test
  void nodesThatAreNotConnectedDoNotDisturbEachOther() {
    List<RunResult> three = together(3);
    for (int node = 0; node < three.size(); node++) {
      // Node n has the streams that replication n has alone.
      RunResult alone = Experiment.one(NODE, 0, node);
      assertThat(three.get(node).metrics().value(NODE.headline()))
          .as("node " + node)
          .isEqualTo(alone.metrics().value(NODE.headline()));
    }
    assertThat(three.stream().map(each -> each.metrics().value(NODE.headline())).distinct())
        .hasSize(3);
  }
}
