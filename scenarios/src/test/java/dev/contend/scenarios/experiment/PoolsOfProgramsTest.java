package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The thread pools of written programs. */
class PoolsOfProgramsTest {
  /** A pool of four threads; TASK takes 10 ms. */
  private static final String POOL =
      """
      version: 1
      name: pooled
      machine: xeon-8480plus
      variation: none
      workload:
        threads:
          main: {count: 1, program: [{submit: crunch, count: TASKS}, {await: crunch}]}
          crunch: {count: 4, task: [{WORD: 10 ms}]}
      workers: 5
      runtime: RUNTIME
      replications: 1
      """;

  private static RunResult run(String yaml) {
    PointSpec point = ScenarioTexts.read(yaml).spec().points().get(0);
    RunResult result = Assembly.run(new Preparation().run(point, 1, 0));
    assertThat(result.unfinished()).isEmpty();
    return result;
  }

  private static double ms(String yaml) {
    return run(yaml).metrics().value(RunMetrics.TIME) * 1e3;
  }

  private static String pool(int tasks, String word, String runtime) {
    return POOL.replace("TASKS", "" + tasks).replace("WORD", word).replace("RUNTIME", runtime);
  }

  /** Four threads do n tasks of native code in the time of ceil(n / 4), whatever the runtime. */
  @ParameterizedTest
  @CsvSource({
    "cpython-3.13, 1, 10",
    "cpython-3.13, 4, 10",
    "cpython-3.13, 5, 20",
    "cpython-3.14t, 4, 10",
    "cpython-3.14t, 9, 30",
  })
  void tasksWithoutTheInterpreterAreDoneFourAtATime(String runtime, int tasks, double expectedMs) {
    // Starts of threads and hand-overs are well below a millisecond together.
    assertThat(ms(pool(tasks, "native", runtime))).isBetween(expectedMs, expectedMs + 1.5);
  }

  @Test
  void tasksOfPythonTakeTheirSumUnderTheGilAndTheTimeOfOneWithoutIt() {
    double one = ms(pool(1, "compute", "cpython-3.13"));
    assertThat(ms(pool(4, "compute", "cpython-3.13")) / one).isCloseTo(4, within(0.2));
    double oneFree = ms(pool(1, "compute", "cpython-3.14t"));
    assertThat(ms(pool(4, "compute", "cpython-3.14t")) / oneFree).isCloseTo(1, within(0.15));
  }

  /** The same tasks as the built-in workload of an executor, which one thread more submits here. */
  @ParameterizedTest
  @ValueSource(strings = {"cpython-3.13", "cpython-3.14t"})
  void aPoolTakesAsLongAsTheBuiltInExecutor(String runtime) {
    String head = "version: 1\nname: same\nmachine: xeon-8480plus\nvariation: none\n";
    String tail = "runtime: " + runtime + "\nreplications: 1\n";
    String builtIn =
        "workload: {use: preprocess-svd, tasks: 16, records: 1, record-cycles: 10000000,"
            + " native-time: 2 ms, library-bytes: 0 B, matrix-bytes: 8 B, import-time: 0 s}\n"
            + "workers: 4\n";
    String written =
        """
        workload:
          threads:
            main: {count: 1, program: [{submit: crunch, count: 16}, {await: crunch}]}
            crunch:
              task:
                - {compute: 4000000 cycles, code: allocation}
                - {compute: 3000000 cycles, code: container}
                - {compute: 2000000 cycles, code: call}
                - {compute: 1000000 cycles, code: arithmetic}
                - native: 2 ms
        workers: 5
        """;
    double expected = ms(head + builtIn + tail);
    assertThat(ms(head + written + tail)).isCloseTo(expected, within(0.03 * expected));
  }

  /** Two submit at different times; the pool ends with the later one, and does what is queued. */
  @Test
  void aPoolEndsWhenAllWhoSubmitHaveEndedAndItsTasksAreDone() {
    String yaml =
        pool(5, "native", "cpython-3.14t")
            .replace("count: 1, program: [", "count: 2, program: [{sleep: thread * 20 ms}, ")
            .replace(", {await: crunch}", "")
            .replace("workers: 5", "workers: 6");
    // 5 tasks at 0 ms and 5 at 20 ms, each 5 in two rounds of 10 ms.
    assertThat(ms(yaml)).isBetween(40.0, 41.5);
  }

  @Test
  void aPoolWhoseSubmittersAreNoneEndsAtOnce() {
    String yaml =
        pool(4, "native", "cpython-3.14t")
            .replace("main: {count: 1,", "main: {count: 0,")
            .replace("workers: 5", "workers: 4");
    assertThat(ms(yaml)).isLessThan(2);
  }

  /** The n-th task to draw sees the same number, whichever thread carries it out. */
  @Test
  void tasksDrawTheSameWhateverTheNumberOfThreads() {
    String drawn =
        pool(12, "compute", "cpython-3.13")
            .replace("10 ms", "{exponential: 2 ms}")
            .replace("variation: none", "seed: 1");
    double four = run(drawn).causePs().get(Cause.USEFUL_PYTHON.id());
    double one =
        run(drawn.replace("count: 4", "count: 1").replace("workers: 5", "workers: 2"))
            .causePs()
            .get(Cause.USEFUL_PYTHON.id());
    assertThat(four / one).isCloseTo(1, within(0.02));
  }

  /** A task that takes a lock which is held by who awaits it. */
  @Test
  void aStandstillNamesTheResultThatIsWaitedFor() {
    String yaml =
        pool(1, "native", "cpython-3.14t")
            .replace("  threads:", "  locks: {a: threading-lock}\n  threads:")
            .replace("{await: crunch}", "{lock: a, do: [{sleep: 1 ms}, {await: crunch}]}")
            .replace("task: [", "task: [{sleep: 1 ms}, {lock: a, do: []}, ");
    PointSpec point = ScenarioTexts.read(yaml).spec().points().get(0);
    assertThat(Assembly.run(new Preparation().run(point, 1, 0)).unfinished())
        .anyMatch(line -> line.endsWith(" waits for a result of pool 'crunch'"));
  }
}
