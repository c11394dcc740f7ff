package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.scenarios.yaml.ScenarioReader;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs that are written in a scenario file, run. */
class ProgramsTest {
  private static final String DEADLOCK =
      """
      version: 1
      name: dead
      machine: xeon-8480plus
      workload:
        allow: [lock-order]
        locks: {a: threading-lock, b: threading-lock}
        threads:
          one: {count: 1, program: [{lock: a, do: [{sleep: 1 ms}, {lock: b, do: []}]}]}
          two: {count: 1, program: [{lock: b, do: [{sleep: 1 ms}, {lock: a, do: []}]}]}
      workers: 2
      runtime: RUNTIME
      replications: 1
      """;

  private static final String EVERY_WORD =
      """
      version: 1
      name: every-word
      machine: xeon-8480plus
      workload:
        objects:
          config: {kind: dict, items: 4}
          results: {kind: list, owner: main}
          flag: {kind: function}
          total: variable
          hits: atomic
          records: {kind: instances, size: 64 B, made: 10}
          texts: {kind: numbers, size: 1 KiB}
        locks: {a: threading-lock, r: threading-rlock, p: pymutex, m: pthread-mutex, c: critical-section}
        queues: {q: {kind: queue, capacity: 2}, s: simple-queue, l: event-loop, mp: process-queue, ms: process-simple-queue}
        barriers: {start: {parties: 2}}
        events: {ready: {}}
        semaphores: {slots: {permits: 2}}
        devices: {gpu: {servers: 2}, tpu: {batch: 4}}
        threads:
          one:
            count: 1
            program:
              - barrier: start
              - set: ready
              - repeat: 5
                do: [{put: q}, {put: s}, {put: l}, {send: mp, size: 1 KiB, objects: 3}, {send: ms, size: 10 B}]
              - {alloc: records, count: 5}
              - {free: records, count: 12}
              - {churn: texts, count: {uniform: [1, 4]}}
          two:
            program:
              - barrier: start
              - await: ready
              - {submit: crunch, count: 3}
              - submit: crunch
              - await: crunch
              - {spawn: aide, count: 2}
              - join: aide
              - repeat: 5
                do: [{get: q}, {get: s}, {get: l}, {receive: mp}, {receive: ms}]
              - {lock: a, do: [{lock: r, do: [{lock: r, do: [{write: config, item: thread}]}]}]}
              - {lock: p, do: [{lock: m, do: [{lock: c, do: [{compute: 100 cycles, code: call}]}]}]}
              - take: slots
              - give: slots
              - {native: 3 us}
              - {native: 2000 cycles, gil: kept}
              - {io: 20 us}
              - {io: 20 us, gil: kept}
              - {use: gpu, for: {gamma: {mean: 20 us, cv: 0.5}}}
              - {refcount: flag, times: 3}
              - {append: results, items: 2}
              - {write: total}
              - {read: total}
              - {atomic: hits}
              - {read: hits}
              - lock: a
              - unlock: a
              - choose: [{weight: 90 %, do: [{compute: 1 us}]}, {weight: 10 %, do: [{sleep: 1 us}]}]
          crunch: {count: 2, task: [{read: total}, {compute: 1 us}]}
          aide: {count: 2, start: spawned, program: [{use: tpu, for: 1 us, each: {uniform: [1 us, 2 us]}}]}
      workers: 6
      runtime: RUNTIME
      replications: 1
      """;

  private static RunResult run(String yaml) {
    PointSpec point = ScenarioTexts.read(yaml).spec().points().get(0);
    return Assembly.run(new Preparation().run(point, 1, 0));
  }

  /** The first block of YAML of a page of the documentation. */
  private static String example(String page) throws IOException {
    return example(page, "");
  }

  /** The first block of YAML behind a piece of text. */
  private static String example(String page, String behind) throws IOException {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("forbidden-apis.txt"))) {
      root = Objects.requireNonNull(root.getParent());
    }
    String text = Files.readString(root.resolve("docs").resolve(page));
    int begin = text.indexOf("```yaml\n", text.indexOf(behind)) + "```yaml\n".length();
    return text.substring(begin, text.indexOf("```", begin));
  }

  @Test
  void theExampleOfTheDocumentationRunsAndFreeThreadingUsesItsConsumers()
      throws IOException, InterruptedException {
    ExperimentResult result = ExperimentTest.run(example("programs.md"), 1);
    assertThat(result.runs()).hasSize(4);
    assertThat(result.unfinished()).isEmpty();
    List<Double> times =
        result.runs().stream().map(runs -> runs.get(0).metrics().value(RunMetrics.TIME)).toList();
    assertThat(times.get(1) / times.get(0)).as("GIL, 4 consumers over 1").isBetween(0.9, 1.1);
    assertThat(times.get(3) / times.get(2)).as("free-threaded, likewise").isLessThan(0.5);
  }

  @Test
  void theExampleOfAPoolScalesWithoutTheGilOnly() throws IOException, InterruptedException {
    ExperimentResult result = ExperimentTest.run(example("programs.md", "## Thread pools"), 1);
    assertThat(result.unfinished()).isEmpty();
    List<Double> times =
        result.runs().stream().map(runs -> runs.get(0).metrics().value(RunMetrics.TIME)).toList();
    assertThat(times).hasSize(4);
    assertThat(times.get(1) / times.get(0)).as("GIL, 4 threads over 1").isBetween(0.7, 1.1);
    assertThat(times.get(3) / times.get(2)).as("free-threaded, likewise").isLessThan(0.5);
  }

  @Test
  void theExampleOfSpawnedThreadsRunsThemBesideEachOtherWithoutTheGil()
      throws IOException, InterruptedException {
    String yaml = example("programs.md", "## Threads that threads start");
    ExperimentResult result = ExperimentTest.run(yaml, 1);
    assertThat(result.unfinished()).isEmpty();
    List<Double> times =
        result.runs().stream().map(runs -> runs.get(0).metrics().value(RunMetrics.TIME)).toList();
    // Ten batches of 1 ms and four tasks of 0.2 ms each: 18 ms in turn.
    assertThat(times.get(0)).isBetween(0.014, 0.024);
    assertThat(times.get(1)).isLessThan(times.get(0));
  }

  @Test
  void theResolvedFileRunsAgainToTheSameNumbers() throws IOException {
    String yaml = example("programs.md");
    ScenarioReader.Scenario first = ScenarioTexts.read(yaml);
    assertThat(run(first.resolved()).metrics().asMap()).isEqualTo(run(yaml).metrics().asMap());
    assertThat(ScenarioTexts.read(first.resolved()).resolved()).isEqualTo(first.resolved());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython-3.12", "cpython-3.13", "cpython-3.13t", "cpython-3.14t"})
  void everyWordRuns(String runtime) {
    RunResult result = run(EVERY_WORD.replace("RUNTIME", runtime));
    assertThat(result.unfinished()).isEmpty();
    // Two waits of a device, 20 us each.
    assertThat(result.causePs().get(Cause.IO_AND_DEVICE.id())).isGreaterThanOrEqualTo(40_000_000L);
  }

  /** The time of computing is what it says, at the highest clock and with the factor of a build. */
  @Test
  void aTimeOfWorkIsThatOfTheReferenceInterpreterAtTheHighestClock() {
    String yaml =
        """
        version: 1
        name: work
        machine: xeon-8480plus
        variation: none
        workload: {parameters: {work: 500 us}, threads: {one: {program: [{repeat: 20, do: [{compute: work}]}]}}}
        workers: 1
        runtime: cpython-3.13
        replications: 1
        """;
    long usefulPs = run(yaml).causePs().get(Cause.USEFUL_PYTHON.id());
    assertThat(usefulPs / 1e9).isBetween(10.0, 10.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpython-3.13", "cpython-3.14t"})
  void aDeadlockNamesWhoHoldsWhatAndTheCircle(String runtime) {
    assertThat(run(DEADLOCK.replace("RUNTIME", runtime)).unfinished())
        .containsExactly(
            "it came to a standstill",
            "the main thread waits for the end of one",
            "one waits for lock 'b', which two holds",
            "two waits for lock 'a', which one holds",
            "a circle: one waits for lock 'b', held by two, which waits for lock 'a', held by one");
  }

  @Test
  void whoWaitsAtAQueueWithALockIsNamedAsItsHolder() {
    String yaml =
        """
        version: 1
        name: dead
        machine: xeon-8480plus
        workload:
          locks: {a: threading-lock}
          queues: {q: queue}
          threads:
            taker: {count: 1, program: [{lock: a, do: [{get: q}]}]}
            giver: {count: 1, program: [{sleep: 1 ms}, {lock: a, do: [{put: q}]}]}
        workers: 2
        runtime: cpython-3.14t
        replications: 1
        """;
    assertThat(run(yaml).unfinished())
        .contains(
            "giver waits for lock 'a', which taker holds", "taker waits for an item in queue 'q'");
  }

  private static final String STATION =
      """
      version: 1
      name: station
      machine: xeon-8480plus
      workload:
        parameters: {items: 4000, interval: 1 ms}
        queues: {todo: simple-queue}
        threads:
          source: {count: 1, program: [{arrivals: todo, every: {exponential: interval}, count: items}]}
          server: {count: 1, program: [{repeat: items, do: [{get: todo}, {sleep: SERVICE}, {served: todo}]}]}
      workers: 2
      runtime: cpython-3.14t
      replications: 1
      """;

  /**
   * A server that takes half the time between arrivals: the wait of an M/M/1 station. The mean time
   * in the system is 1 ms, and its distribution exponential, so the median is 0.69 ms and 99 % stay
   * below 4.6 ms. Timers and wake-ups add 0.06 ms to both sleeps.
   */
  @Test
  void openArrivalsWaitAsTheFormulaOfQueueingSays() {
    RunResult result = run(STATION.replace("SERVICE", "{exponential: 0.44 ms}"));
    assertThat(result.metrics().value(ProgramMetrics.LATENCY_P50)).isBetween(0.55, 0.85);
    assertThat(result.metrics().value(ProgramMetrics.LATENCY_P99)).isBetween(3.4, 6.0);
    assertThat(result.metrics().value(ProgramMetrics.SERVED_RATE)).isBetween(950.0, 1050.0);
  }

  /** Arrivals do not wait for the server: what it cannot serve in time stands in the queue. */
  @Test
  void anOverloadedServerFallsBehindWithEveryItem() {
    RunResult result = run(STATION.replace("SERVICE", "2 ms").replace("items: 4000", "items: 500"));
    // Of 500 items that come in 500 ms half are served by then; there is no latency to speak of.
    assertThat(result.metrics().value(ProgramMetrics.STABILITY)).isEqualTo(2);
    assertThat(result.metrics().value(ProgramMetrics.BACKLOG_GROWTH)).isBetween(0.45, 0.6);
    assertThat(result.metrics().has(ProgramMetrics.LATENCY_P99)).isFalse();
    assertThat(result.metrics().value(ProgramMetrics.SERVED_RATE)).isBetween(450.0, 500.0);
  }
}
