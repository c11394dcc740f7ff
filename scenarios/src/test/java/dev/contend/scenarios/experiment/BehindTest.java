package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.ResultTable;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs in which the largest loss is a wait for others, with a planted reason behind it. What
 * the verdict names must gain when it is simulated, and what it does not name must not.
 */
class BehindTest {
  private static final String GIL = "cpython-3.13";
  private static final String FREE = "cpython-3.14t";

  private static final String ORDERS =
      "{queues: {orders: {kind: queue, capacity: 100}}, threads: {";

  private static String workload(String things, String... roles) {
    return things + String.join(", ", roles) + "}}";
  }

  private static String role(String name, int count, String program) {
    return name + ": {count: " + count + ", program: [" + program + "]}";
  }

  private static ExperimentResult run(String runtime, int workers, String workload)
      throws InterruptedException {
    ExperimentResult result =
        ExperimentTest.run(
            """
            version: 1
            name: planted
            machine: xeon-8480plus
            runtime: %s
            workers: %d
            workload: %s
            variation: none
            replications: 1
            report: {charts: []}
            """
                .formatted(runtime, workers, workload),
            1);
    return new Removals(new ResultTables(result))
        .run(without -> new Experiment(without, 1, ExperimentTest.SILENT).run())
        .result();
  }

  private static String verdict(ExperimentResult result) {
    List<String> sentences = new Summary(result, new ResultTables(result)).verdict();
    assertThat(sentences).hasSize(1);
    return sentences.get(0);
  }

  private static double time(ExperimentResult result) {
    return result.runs().get(0).get(0).metrics().value(RunMetrics.TIME);
  }

  /** Part of the time that another program saves. */
  private static double saved(ExperimentResult before, ExperimentResult after) {
    return 1 - time(after) / time(before);
  }

  private static String crunched(int producers) {
    return workload(
        ORDERS,
        role("cruncher", 3, "{repeat: 100, do: [{compute: 20 ms}]}"),
        role(
            "producer",
            producers,
            "{repeat: " + 12 / producers + ", do: [{compute: 200 ms}, {put: orders}]}"),
        role("consumer", 12, "{get: orders}, {compute: 10 us}"));
  }

  private static String guarded(int producers) {
    return workload(
        "{locks: {guard: threading-lock}, queues: {orders: {kind: queue, capacity: 100}},"
            + " threads: {",
        role(
            "producer",
            producers,
            "{repeat: "
                + 400 / producers
                + ", do: [{lock: guard, do: [{compute: 200 us}]}, {put: orders}]}"),
        role("consumer", 4, "{repeat: 100, do: [{get: orders}, {compute: 10 us}]}"));
  }

  private static String drained(int consumers) {
    return workload(
        "{locks: {guard: threading-lock}, queues: {orders: {kind: queue, capacity: 4}}, threads: {",
        role("producer", 4, "{repeat: 100, do: [{compute: 10 us}, {put: orders}]}"),
        role(
            "consumer",
            consumers,
            "{repeat: "
                + 400 / consumers
                + ", do: [{get: orders}, {lock: guard, do: [{compute: 200 us}]}]}"));
  }

  private static String chained(int readers) {
    return workload(
        "{locks: {guard: threading-lock}, queues: {raw: {kind: queue, capacity: 4},"
            + " parsed: {kind: queue, capacity: 4}}, threads: {",
        role(
            "reader",
            readers,
            "{repeat: "
                + 300 / readers
                + ", do: [{lock: guard, do: [{compute: 200 us}]}, {put: raw}]}"),
        role("parser", 2, "{repeat: 150, do: [{get: raw}, {compute: 10 us}, {put: parsed}]}"),
        role("writer", 4, "{repeat: 75, do: [{get: parsed}, {compute: 10 us}]}"));
  }

  /**
   * Programs whose producers wait for what one has at a time: runtime, workers, the program, who
   * does what in the verdict, what is taken away, and the program with twice those producers.
   */
  static Stream<Arguments> held() {
    return Stream.of(
        Arguments.of(
            GIL,
            16,
            crunched(1),
            "waiting for an item in queue 'orders' (",
            "`producer`, on which that depends, mostly waits for the GIL. Free threading",
            "GIL",
            crunched(2)),
        Arguments.of(
            FREE,
            8,
            guarded(4),
            "waiting for an item in queue 'orders' (",
            "`producer`, on which that depends, mostly waits for the lock `guard`. Several locks",
            "lock `guard`",
            guarded(8)),
        Arguments.of(
            FREE,
            8,
            drained(4),
            "waiting for room in queue 'orders' (",
            "`consumer`, on which that depends, mostly waits for the lock `guard`. Several locks",
            "lock `guard`",
            drained(8)),
        Arguments.of(
            FREE,
            9,
            chained(3),
            "waiting for an item in queue 'parsed' (",
            "Meanwhile `parser`, on which that depends, mostly waits for an item in queue 'raw';"
                + " `reader`, on which that depends, mostly waits for the lock `guard`. Several",
            "lock `guard`",
            chained(6)));
  }

  @ParameterizedTest
  @MethodSource("held")
  void whatThoseWaitForWhoAreWaitedForIsNamedAndTakenAway(
      String runtime,
      int workers,
      String program,
      String loss,
      String behind,
      String removed,
      String withMoreProducers)
      throws InterruptedException {
    ExperimentResult result = run(runtime, workers, program);
    assertThat(verdict(result)).contains("most is lost to " + loss).contains(behind);
    ResultTable table = new ResultTables(result).removed().orElseThrow();
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).text("loss")).isEqualTo(removed);
    assertThat(table.rows().get(0).number("saved")).isGreaterThan(0.5);
    int more = withMoreProducers.equals(crunched(2)) ? 1 : workers == 9 ? 3 : 4;
    ExperimentResult other = run(runtime, workers + more, withMoreProducers);
    assertThat(saved(result, other)).isLessThan(0.1);
  }

  private static String fed(int producers, String work) {
    return workload(
        ORDERS,
        role(
            "producer",
            producers,
            "{repeat: " + 120 / producers + ", do: [{" + work + "}, {put: orders}]}"),
        role("consumer", 3, "{repeat: 40, do: [{get: orders}, {compute: 10 us}]}"));
  }

  @ParameterizedTest
  @MethodSource("slow")
  void producersThatWorkOrWaitForADeviceAreTooFew(String work, String behind)
      throws InterruptedException {
    ExperimentResult result = run(FREE, 4, fed(1, work));
    assertThat(verdict(result))
        .contains("most is lost to waiting for an item in queue 'orders' (")
        .contains("Meanwhile `producer`, on which that depends, mostly " + behind);
    assertThat(result.removed()).isEmpty();
    assertThat(saved(result, run(FREE, 5, fed(2, work)))).isGreaterThan(0.4);
  }

  static Stream<Arguments> slow() {
    return Stream.of(
        Arguments.of("io: 2 ms", "does I/O. More requests in flight, or"),
        Arguments.of("compute: 2 ms", "works. More threads of `producer`, or less work in each,"),
        Arguments.of("sleep: 2 ms", "sleeps. Shorter sleeps of `producer` would remove it."));
  }

  @Test
  void severalRolesThatWaitAtDevicesAreToldInThePlural() throws InterruptedException {
    String filled = "{repeat: 60, do: [{%s}, {put: orders}]}";
    ExperimentResult result =
        run(
            FREE,
            5,
            workload(
                "{devices: {disk: {servers: 4}}, queues: {orders: {kind: queue, capacity: 100}},"
                    + " threads: {",
                role("reader", 1, filled.formatted("use: disk, for: 2 ms")),
                role("fetcher", 1, filled.formatted("io: 2 ms")),
                role("consumer", 3, "{repeat: 40, do: [{get: orders}, {compute: 10 us}]}")));
    assertThat(verdict(result))
        .contains(
            "Meanwhile `reader` and `fetcher`, on which that depends, mostly wait for the device"
                + " `disk` or do I/O. ");
  }

  /** What the producer computes fills the only interpreter: a second one has no room. */
  @Test
  void moreProducersAreNoCureWhereTheInterpreterIsFull() throws InterruptedException {
    ExperimentResult result = run(GIL, 4, fed(1, "compute: 200 ms"));
    assertThat(verdict(result))
        .contains("most is lost to waiting for an item in queue 'orders' (")
        .contains(
            "Less work in `producer` would remove a part of it, more of its threads only without"
                + " the GIL, under which Python code runs 100 % of the time.");
    assertThat(saved(result, run(GIL, 5, fed(2, "compute: 200 ms")))).isLessThan(0.05);
    assertThat(saved(result, run(GIL, 4, fed(1, "compute: 100 ms")))).isGreaterThan(0.4);
    assertThat(saved(result, run(FREE, 5, fed(2, "compute: 200 ms")))).isGreaterThan(0.4);
  }

  private static String ring(int tokens) {
    String start = "{repeat: " + tokens + ", do: [{put: pong}]}, ";
    return workload(
        "{queues: {ping: {kind: queue}, pong: {kind: queue}}, allow: [queue-balance], threads: {",
        role("a", 1, start + "{repeat: 200, do: [{get: pong}, {compute: 100 us}, {put: ping}]}"),
        role("b", 1, "{repeat: 200, do: [{get: ping}, {compute: 100 us}, {put: pong}]}"));
  }

  @Test
  void aCircleIsToldAsSuch() throws InterruptedException {
    ExperimentResult result = run(FREE, 2, ring(1));
    assertThat(verdict(result))
        .matches(
            ".*most is lost to waiting for an item in queue 'p[io]ng' .*"
                + "Each works only while the other waits: more items on their way at a time would"
                + " let them work at once\\.");
    assertThat(saved(result, run(FREE, 2, ring(2)))).isGreaterThan(0.3);
  }

  private static String ending(String saver, int pieces) {
    return workload(
        "{threads: {",
        role("worker", 3, "{repeat: " + pieces + ", do: [{compute: " + 40.0 / pieces + " ms}]}"),
        role("saver", 1, saver));
  }

  /** What the last role does, and the same with half of it. */
  static Stream<Arguments> endings() {
    return Stream.of(
        Arguments.of("{sleep: 400 ms}", "{sleep: 200 ms}", "sleeps. Shorter waits of `saver`,"),
        Arguments.of(
            "{repeat: 200, do: [{io: 2 ms}, {compute: 10 us}]}",
            "{repeat: 100, do: [{io: 2 ms}, {compute: 10 us}]}",
            "does I/O. Shorter waits of `saver`,"),
        Arguments.of(
            "{repeat: 40, do: [{compute: 10 ms}]}",
            "{repeat: 20, do: [{compute: 10 ms}]}",
            "works. Less work in `saver`, or more of its threads,"));
  }

  @ParameterizedTest
  @MethodSource("endings")
  void whoRunsLastIsNamedWithWhatItDoes(String saver, String half, String does)
      throws InterruptedException {
    ExperimentResult result = run(FREE, 4, ending(saver, 40));
    assertThat(verdict(result))
        .contains("most is lost to idle time (")
        .contains("`saver` runs on when all others have ended, and then mostly " + does);
    assertThat(saved(result, run(FREE, 4, ending(half, 40)))).isGreaterThan(0.4);
    assertThat(Math.abs(saved(result, run(FREE, 4, ending(saver, 400))))).isLessThan(0.05);
  }

  @Test
  void sleepsWithinAProgramAreToldAsSuch() throws InterruptedException {
    String poller = "{repeat: 50, do: [{sleep: %d ms}, {compute: 100 us}]}";
    ExperimentResult result =
        run(FREE, 4, workload("{threads: {", role("poller", 4, poller.formatted(4))));
    assertThat(verdict(result)).contains("That is when `poller` sleeps. Shorter sleeps,");
    ExperimentResult shorter =
        run(FREE, 4, workload("{threads: {", role("poller", 4, poller.formatted(2))));
    assertThat(saved(result, shorter)).isGreaterThan(0.4);
  }

  /** Pieces that differ in size within one role: nothing but smaller pieces would help. */
  @Test
  void anUnevenShareWithinARoleKeepsItsCure() throws InterruptedException {
    ExperimentResult result =
        run(
            FREE,
            5,
            workload(
                "{threads: {",
                role(
                    "worker",
                    4,
                    "{repeat: 1 + 40 * floor(1 / (thread + 1)), do: [{compute: 1 ms}]}"),
                role("other", 1, "{compute: 41 ms}")));
    assertThat(verdict(result)).contains("Smaller pieces of work, taken as workers come free,");
  }

  @Test
  void aWaitForNobodyInParticularIsNotFollowed() throws InterruptedException {
    ExperimentResult result = run(FREE, 4, fed(1, "io: 2 ms"));
    PointLosses losses = new PointLosses(result.runs().get(0));
    PointLosses.Loss queue = losses.large().orElseThrow();
    PointLosses.Loss other = new PointLosses.Loss(Optional.empty(), Cause.MEMORY, 1, 1);
    assertThat(Behind.of(losses, queue)).isPresent();
    assertThat(Behind.of(losses, other)).isEmpty();
  }
}
