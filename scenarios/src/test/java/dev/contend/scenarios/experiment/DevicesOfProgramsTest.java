package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The devices of written programs against the closed forms of queueing theory. */
class DevicesOfProgramsTest {
  private static final int REPLICATIONS = 12;

  /** Of a mean of so many replications: one of about 100,000 seeds would be further off. */
  private static final double ERRORS = 6;

  private static RunResult run(String yaml, int replication) {
    PointSpec point = ScenarioTexts.read(yaml).spec().points().get(0);
    return Assembly.run(new Preparation().run(point, 7, replication));
  }

  private static double metric(RunResult result, String name) {
    return result.metrics().asMap().entrySet().stream()
        .filter(entry -> entry.getKey().name().equals(name))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  /** Holds the mean of replications against theory. */
  private static void hold(String yaml, String metric, double theory, double bias) {
    double[] values = new double[REPLICATIONS];
    for (int i = 0; i < REPLICATIONS; i++) {
      values[i] = metric(run(yaml, i), metric);
    }
    double mean = Arrays.stream(values).average().orElseThrow();
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double error = Math.sqrt(squares / (REPLICATIONS - 1) / REPLICATIONS);
    assertThat(error).as("standard error of " + metric).isLessThan(0.06 * theory);
    assertThat(mean).as(metric).isCloseTo(theory, within(ERRORS * error + bias * theory));
  }

  /**
   * Poisson arrivals, and threads enough that all wait at the device: M/M/c. Source: Erlang C. The
   * station begins empty, which takes 1 % off the mean wait.
   */
  @ParameterizedTest
  @CsvSource({"1, 0.6, 90", "2, 0.7, 57.647", "4, 0.7, 21.433"})
  void openArrivalsWaitAsErlangSays(int servers, double utilisation, double waitMs) {
    String yaml =
        """
        version: 1
        name: open
        machine: xeon-8480plus
        workload:
          parameters: {items: 2400, load: LOAD}
          queues: {todo: simple-queue}
          devices: {disk: {servers: SERVERS}}
          threads:
            source:
              count: 1
              program: [{arrivals: todo, every: {exponential: 60 ms / load}, count: items}]
            server:
              program:
                - repeat: share(items)
                  do: [{get: todo}, {use: disk, for: {exponential: 60 ms}}, {served: todo}]
        workers: 61
        runtime: cpython-3.14t
        replications: 1
        """
            .replace("SERVERS", Integer.toString(servers))
            .replace("LOAD", Double.toString(servers * utilisation));
    hold(yaml, "device-disk-wait", waitMs, 0.01);
    hold(yaml, "device-disk-utilisation", utilisation, 0.01);
  }

  /**
   * Threads that think and use a device in turn. Source: the machine-repairman model (Kleinrock,
   * Queueing Systems 1, 1975, section 3.8). With 4 threads and 1 server that take 30 ms and 10 ms
   * the rate is 72.4 a second, so a thread waits 4 / 72.4 s less 40 ms; at the end fewer are left.
   */
  @Test
  void aClosedLoopWaitsAsTheMachineRepairmanSays() {
    String yaml =
        """
        version: 1
        name: closed
        machine: xeon-8480plus
        workload:
          devices: {disk: {servers: 1}}
          threads:
            each:
              program:
                - repeat: 1500
                  do: [{io: {exponential: 30 ms}}, {use: disk, for: {exponential: 10 ms}}]
        workers: 4
        runtime: cpython-3.14t
        replications: 1
        """;
    double busy = 1 - 1 / (1 + 4 / 3.0 + 12 / 9.0 + 24 / 27.0 + 24 / 81.0);
    hold(yaml, "device-disk-wait", 4 * 10 / busy - 40, 0.02);
  }

  /**
   * Eight threads ask a GPU for 100 services each. It serves four together, in 8 ms and 0.5 ms for
   * each of them: 10 ms, so 200 batches take 2 s; the first has one thread alone, 8.5 ms, and the
   * last ones are not full.
   */
  @ParameterizedTest
  @CsvSource({"cpython-3.13", "cpython-3.14t"})
  void aBatchTakesAsLongAsThoseServedTogetherSay(String runtime) {
    RunResult result =
        run(
            """
            version: 1
            name: batches
            machine: xeon-8480plus
            variation: none
            workload:
              devices: {gpu: {batch: 4}}
              threads:
                each: {program: [{repeat: 100, do: [{use: gpu, for: 8 ms, each: 0.5 ms}]}]}
            workers: 8
            runtime: RUNTIME
            replications: 1
            """
                .replace("RUNTIME", runtime),
            0);
    assertThat(result.unfinished()).isEmpty();
    assertThat(result.metrics().value(RunMetrics.TIME)).isBetween(2.0, 2.05);
    assertThat(metric(result, "device-gpu-batch")).isBetween(3.9, 4.0);
    assertThat(metric(result, "device-gpu-utilisation")).isBetween(0.99, 1.0);
  }

  @Test
  void theDevicesOfBuiltInWorkloadsAreReportedToo() {
    RunResult result =
        run(
            """
            version: 1
            name: training
            machine: xeon-8480plus
            workload: {use: sharded-training, gpus: 2, phases: 2}
            workers: 2
            runtime: cpython-3.14t
            replications: 1
            """,
            0);
    assertThat(metric(result, "device-gpu-1-utilisation")).isBetween(0.05, 1.0);
    assertThat(metric(result, "device-link-1-rate")).isPositive();
  }

  private static final String BESIDE =
      """
      version: 1
      name: beside
      machine: xeon-8480plus
      variation: none
      workload:
        devices: {gpu: {servers: 1}}
        threads:
          user: {count: 2, program: [{use: gpu, for: 20 ms, gil: KEPT}]}
          worker: {count: 1, program: [{compute: 20 ms}]}
      workers: 3
      runtime: cpython-3.13
      replications: 1
      """;

  /** Two services in turn take 40 ms; Python code runs meanwhile if the interpreter is given up. */
  @ParameterizedTest
  @CsvSource({"released, 40", "kept, 60"})
  void aServiceGivesTheInterpreterUpUnlessItKeepsIt(String gil, double ms) {
    RunResult result = run(BESIDE.replace("KEPT", gil), 0);
    assertThat(result.metrics().value(RunMetrics.TIME) * 1e3).isBetween(ms, ms * 1.05);
    double rate = 2 / result.metrics().value(RunMetrics.TIME);
    assertThat(metric(result, "device-gpu-rate")).isCloseTo(rate, within(1e-9));
    if (gil.equals("released")) {
      assertThat(metric(result, "device-gpu-wait")).isBetween(9.9, 10.0);
      assertThat(result.causePs().get(Cause.IO_AND_DEVICE.id()) / 1e9).isBetween(59.9, 60.1);
    }
  }
}
