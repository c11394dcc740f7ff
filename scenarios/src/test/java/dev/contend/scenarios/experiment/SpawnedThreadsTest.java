package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.RuntimeSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import dev.contend.workloads.runtime.policy.ThreadCosts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Threads of written programs that other threads start and join. */
class SpawnedThreadsTest {
  private static final String SPAWNING =
      """
      version: 1
      name: spawning
      machine: xeon-8480plus
      variation: none
      workload:
        threads:
          boss: {count: 1, program: [PROGRAM]}
          helper: {count: 3, start: spawned, program: [{native: 10 ms}]}
      workers: 4
      runtime: RUNTIME
      replications: 1
      """;

  private static final String OF_NOTHING = "count: 100, start: spawned, program: []";

  private static String spawning(String runtime, String program) {
    return SPAWNING.replace("RUNTIME", runtime).replace("PROGRAM", program);
  }

  private static PointSpec point(String yaml) {
    return ScenarioTexts.read(yaml).spec().points().get(0);
  }

  private static RunResult run(String yaml) {
    RunResult result = Assembly.run(new Preparation().run(point(yaml), 1, 0));
    assertThat(result.unfinished()).isEmpty();
    return result;
  }

  private static double ms(RunResult result) {
    return result.metrics().value(RunMetrics.TIME) * 1e3;
  }

  private static double ms(RunResult result, Cause cause) {
    return result.causePs().get(cause.id()) / 1e9;
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython-3.13", "cpython-3.14t"})
  void threadsRunBesideEachOtherUntilTheyAreJoined(String runtime) {
    String together = "{spawn: helper, count: 3}, {join: helper}, {native: 5 ms}";
    assertThat(ms(run(spawning(runtime, together)))).isBetween(15.0, 16.0);
    String inTurn = "{repeat: 3, do: [{spawn: helper}, {join: helper}]}, {native: 5 ms}";
    assertThat(ms(run(spawning(runtime, inTurn)))).isBetween(35.0, 36.5);
    String beside = "{spawn: helper, count: 3}, {native: 5 ms}, {join: helper}";
    assertThat(ms(run(spawning(runtime, beside)))).isBetween(10.0, 11.0);
  }

  /** {@code threading} waits for threads that nobody has joined. */
  @Test
  void aProgramEndsWithTheLastThreadThoughNobodyJoinsIt() {
    assertThat(ms(run(spawning("cpython-3.13", "{spawn: helper, count: 3}"))))
        .isBetween(10.0, 11.0);
  }

  /** Before its start nothing is lost for a thread; its start itself is start-up. */
  @ParameterizedTest
  @ValueSource(strings = {"cpython-3.13", "cpython-3.14t"})
  void untilItIsStartedAThreadIsIdle(String runtime) {
    RunResult late = run(spawning(runtime, "{native: 20 ms}, {spawn: helper, count: 3}"));
    RunResult early = run(spawning(runtime, "{spawn: helper, count: 3}, {native: 20 ms}"));
    // Three threads wait for 20 ms; in the other run they are idle after their ends, for 10 ms.
    assertThat(ms(late, Cause.IDLE)).isBetween(60.0, 75.0);
    assertThat(ms(early, Cause.IDLE)).isBetween(27.0, 32.0);
    assertThat(ms(late, Cause.START_UP)).isCloseTo(ms(early, Cause.START_UP), within(0.5));
    double all = late.causePs().stream().mapToLong(Long::longValue).sum() / 1e9;
    assertThat(all).isCloseTo(4 * ms(late), within(1e-6));
  }

  /**
   * A hundred threads in turn that do nothing, by a thread and by the main thread: the same calls,
   * and for the former the wait for each end.
   */
  @ParameterizedTest
  @ValueSource(strings = {"cpython-3.13", "cpython-3.14t"})
  void aStartCostsAThreadWhatItCostsTheMainThread(String runtime) {
    String spawned =
        spawning(runtime, "{repeat: 100, do: [{spawn: helper}, {join: helper}]}")
            .replace("count: 3, start: spawned, program: [{native: 10 ms}]", OF_NOTHING)
            .replace("workers: 4", "workers: 101");
    String atOnce =
        spawned
            .replace("{repeat: 100, do: [{spawn: helper}, {join: helper}]}", "")
            .replace("start: spawned, ", "");
    double expected = ms(run(atOnce));
    assertThat(ms(run(spawned))).isBetween(0.95 * expected, 1.25 * expected);
    ThreadCosts costs = ((RuntimeSpec.Python) point(spawned).runtime()).profile().threads();
    assertThat(expected).isGreaterThan(100 * (costs.startPs() + costs.bootPs()) / 1e9);
  }

  @Test
  void aStandstillNamesTheEndThatIsWaitedFor() {
    String yaml =
        spawning("cpython-3.14t", "{lock: a, do: [{spawn: helper, count: 3}, {join: helper}]}")
            .replace("  threads:", "  locks: {a: threading-lock}\n  threads:")
            .replace("{native: 10 ms}", "{lock: a, do: []}");
    assertThat(Assembly.run(new Preparation().run(point(yaml), 1, 0)).unfinished())
        .contains(
            "boss waits for the end of helper 1 of 3",
            "all 3 threads of helper wait for lock 'a', which boss holds");
  }
}
