package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is told of programs that come to a standstill. */
class StandstillTest {
  private static final String STUCK =
      """
      version: 1
      name: stuck
      machine: xeon-8480plus
      variation: none
      replications: 1
      report: {charts: []}
      workload:
        allow: [queue-balance, lock-order]
        locks: {a: threading-lock, b: threading-lock}
        queues: {orders: {kind: queue, capacity: 4}, news: simple-queue}
        threads:
          reader: {count: 2, program: [{get: orders}]}
          writer: {program: [{repeat: 2, do: [{get: news}]}]}
          left: {count: 1, program: [{lock: a}, {sleep: 1 ms}, {lock: b}, {unlock: b}, {unlock: a}]}
          right: {count: 1, program: [{lock: b}, {sleep: 1 ms}, {lock: a}, {unlock: a}, {unlock: b}]}
          source: {count: 1, program: [{put: orders}, {put: news}]}
      """;

  private static List<PointSpec> points(String sweep) {
    return ScenarioTexts.read(STUCK + sweep).spec().points();
  }

  private static List<String> why(PointSpec point) {
    return Assembly.run(new Preparation().run(point, 1, 0)).unfinished();
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython-3.13", "cpython-3.14t"})
  void rolesAreNamedAndThingsAreCalledAsTheyWereWritten(String runtime) {
    assertThat(why(points("workers: 8\nruntime: " + runtime + "\n").get(0)))
        .containsExactly(
            "it came to a standstill",
            "the main thread waits for the end of reader 2 of 2",
            "reader 2 of 2 waits for an item in queue 'orders'",
            "all 3 threads of writer wait for an item in queue 'news'",
            "left waits for lock 'b', which right holds",
            "right waits for lock 'a', which left holds",
            "a circle: left waits for lock 'b', held by right, which waits for lock 'a', held by"
                + " left");
  }

  @Test
  void someOfARoleAreCounted() {
    String fed = STUCK.replace("{put: news}]", "{repeat: 4, do: [{put: news}]}]");
    PointSpec point =
        ScenarioTexts.read(fed + "workers: 9\nruntime: cpython-3.14t\n").spec().points().get(0);
    assertThat(why(point))
        .anyMatch(
            line ->
                line.matches(
                    "([23] of 4|all 4) threads of writer wait for an item in queue 'news'"));
  }

  @Test
  void aBlockIsToldOnceForAllPointsWithTheSameStandstill() {
    List<UnfinishedPoint> unfinished = new ArrayList<>();
    String sweep =
        "sweep: {matrix: {runtime: [cpython-3.13, cpython-3.14t], workers: [6, 8, 9, 10]}}\n";
    for (PointSpec point : points(sweep)) {
      unfinished.add(new UnfinishedPoint(point, 0, 1, why(point)));
    }
    List<String> messages = UnfinishedPoints.messages(unfinished, 12);
    assertThat(messages).hasSize(2);
    assertThat(messages.get(0))
        .startsWith("at 2 of 12 points the simulated program does not end; at the first:\n    it ")
        .contains("\n    writer waits for an item in queue 'news'\n");
    assertThat(messages.get(1))
        .startsWith("at 6 of 12 points the simulated program does not end; at the first:\n    it ")
        .containsOnlyOnce("it came to a standstill")
        .contains("\n    all 3 threads of writer wait for an item in queue 'news'\n")
        .contains("\n    the points: cpython-3.13, 8 workers on xeon-8480plus, replication 0 with")
        .endsWith("; and 3 more");
    assertThat(UnfinishedPoints.messages(unfinished.subList(0, 1), 12))
        .containsExactly(unfinished.get(0).message());
    assertThat(UnfinishedPoints.messages(unfinished.subList(1, 4), 3).get(0))
        .startsWith("at all 3 points the simulated program does not end");
  }
}
