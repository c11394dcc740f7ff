package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The timeline of a run: what it must agree with, how it is bounded, what is said of it. */
class TraceTest {
  private static final String SIEVE =
      """
      version: 1
      name: traced
      machine: xeon-8480plus
      workload: {use: prime-sieve, limit: 20000, chunk: 200}
      sweep: {matrix: {runtime: [RUNTIME], workers: [1, 3]}}
      replications: 1
      """;

  /** Workers that take a lock, wait, make objects and let them go, and collect. */
  private static final String LOCKS =
      """
      version: 1
      name: traced
      machine: xeon-8480plus
      workload:
        objects:
          ledger: {kind: dict, owner: main, items: 16}
          total: variable
        locks: {books: threading-lock}
        threads:
          clerk:
            program:
              - repeat: 40
                do:
                  - {compute: 30 us, code: allocation}
                  - {lock: books, do: [{compute: 5 us}, {read: total}, {write: total}]}
                  - {read: ledger, item: 3}
                  - sleep: 20 us
      sweep: {matrix: {runtime: [RUNTIME], workers: [1, 3]}}
      replications: 1
      """;

  @TempDir private Path folder = Path.of("");

  private Ran run(String yaml, String... options) throws IOException {
    Path scenario = Files.writeString(folder.resolve("traced.yaml"), yaml);
    List<String> arguments =
        new ArrayList<>(List.of("run", scenario.toString(), "--no-why", "--out", "" + out()));
    arguments.addAll(List.of(options));
    return Ran.contend(arguments.toArray(String[]::new));
  }

  private Path out() {
    return folder.resolve("out");
  }

  private TraceFile trace() throws IOException {
    return TraceFile.read(out().resolve("trace.json"));
  }

  private List<ResultTable.Row> causes() {
    return CsvReader.read(out().resolve("causes.csv")).rows().stream()
        .filter(row -> row.text("workers").equals("3"))
        .toList();
  }

  private static Map<String, Long> sums(TraceFile trace) {
    Map<String, Long> sums = new LinkedHashMap<>();
    for (TraceFile.Track worker : trace.tracks("threads").values()) {
      worker.sums().forEach((cause, ps) -> sums.merge(cause, ps, Long::sum));
    }
    return sums;
  }

  @ParameterizedTest
  @CsvSource({
    "cpython-3.12",
    "'{use: cpython-3.13, policy: multiprocess}'",
    "'{use: cpython-3.14, policy: per-interpreter-gil}'",
    "cpython-3.14t",
    "'{use: cpython-3.13t, policy: atomic-refcount}'"
  })
  void lanesAddUpToTheCausesAndNothingOverlaps(String runtime) throws IOException {
    for (String yaml : List.of(SIEVE, LOCKS)) {
      Ran ran = run(yaml.replace("RUNTIME", runtime), "--trace", "--force");
      assertThat(ran.exit()).as(ran.err()).isZero();
      TraceFile trace = trace();
      Map<String, Long> sums = sums(trace);
      for (ResultTable.Row row : causes()) {
        double seconds = sums.getOrDefault(row.text("cause"), 0L) / 1e12;
        assertThat(seconds)
            .as(row.text("cause"))
            .isCloseTo(row.number("time_s"), Percentage.withPercentage(0.1));
      }
      assertThat(trace.tracks("threads")).containsKeys("worker 0", "worker 1", "worker 2");
      assertThat(trace.track("threads", "worker 1").opened()).contains("compute");
      assertThat(trace.tracks("cores")).isNotEmpty();
    }
  }

  @Test
  void holdersOfTheGilAndOfLocksHaveLanes() throws IOException {
    run(LOCKS.replace("RUNTIME", "cpython-3.13"), "--trace");
    TraceFile trace = trace();
    assertThat(trace.tracks("GIL")).containsOnlyKeys("GIL");
    assertThat(trace.track("GIL", "GIL").sums())
        .containsKeys("worker 0", "worker 1", "worker 2", "the main thread");
    assertThat(trace.track("locks", "books").sums())
        .containsOnlyKeys("worker 0", "worker 1", "worker 2");
    assertThat(trace.track("threads", "worker 0").opened())
        .contains("acquire", "release", "compute");
  }

  @Test
  void linesThatGoFromCoreToCoreHaveLanes() throws IOException {
    run(LOCKS.replace("RUNTIME", "cpython-3.13t"), "--trace");
    TraceFile trace = trace();
    assertThat(trace.tracks("hot lines").keySet())
        .anyMatch(name -> name.startsWith("lock `books` (line"));
    long handed =
        CsvReader.read(out().resolve("transfers.csv")).rows().stream()
            .mapToLong(row -> row.integer("transfers"))
            .sum();
    double counted =
        CsvReader.read(out().resolve("results.csv")).rows().stream()
            .filter(row -> row.text("workers").equals("3"))
            .filter(row -> row.text("metric").equals("line-transfers"))
            .mapToDouble(row -> row.number("mean"))
            .sum();
    assertThat((double) handed).isEqualTo(counted).isPositive();
  }

  @Test
  void collectionsHaveLanes() throws IOException {
    for (String runtime : List.of("cpython-3.13", "cpython-3.14t")) {
      String yaml =
          SIEVE
              .replace("RUNTIME", runtime)
              .replace("{use: prime-sieve, limit: 20000, chunk: 200}", "{use: collection}");
      Ran ran = run(yaml, "--trace", "--force");
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(trace().tracks("collector").keySet()).contains("collections");
    }
    assertThat(trace().track("collector", "stopped world").sums())
        .containsOnlyKeys("stopping", "stopped");
  }

  @Test
  void resultsAreTheSameBytesWithAndWithout() throws IOException {
    String yaml = LOCKS.replace("RUNTIME", "cpython-3.13, cpython-3.13t");
    assertThat(run(yaml, "--trace").exit()).isZero();
    String traced = Files.readString(out().resolve("results.csv"));
    assertThat(out().resolve("timeline.csv")).exists();
    assertThat(run(yaml, "--force").exit()).isZero();
    assertThat(out().resolve("results.csv")).content().isEqualTo(traced);
    // What is left of an earlier run would be of other results.
    assertThat(out().resolve("trace.json")).doesNotExist();
    assertThat(out().resolve("timeline.csv")).doesNotExist();
    assertThat(out().resolve("transfers.csv")).doesNotExist();
  }

  @Test
  void chartsOfTheRunAreDrawnFromItsFolder() throws IOException {
    String yaml = LOCKS.replace("RUNTIME", "cpython-3.13");
    run(yaml);
    for (String chart : List.of("gantt", "transfers")) {
      Ran lacking = Ran.contend("chart", chart, out().toString());
      assertThat(lacking.exit()).isEqualTo(3);
      assertThat(lacking.err())
          .startsWith("contend: chart '" + chart + "' not drawn: figure '" + chart + "' needs rows")
          .contains("\n    run again into the same folder with --trace, which writes it: 'contend")
          .endsWith("'contend run prime-sieve --trace' writes results that it can be drawn from\n");
    }
    run(yaml, "--trace", "--force");
    for (String chart : List.of("gantt", "transfers")) {
      Ran drawn = Ran.contend("chart", chart, out().toString(), "--format", "svg");
      assertThat(drawn.exit()).as(drawn.err()).isZero();
      assertThat(out().resolve("figures").resolve(chart + ".svg")).isNotEmptyFile();
    }
  }

  @Test
  void theSameRunGivesTheSameTrace() throws IOException {
    String yaml = LOCKS.replace("RUNTIME", "cpython-3.13t");
    run(yaml, "--trace", "--jobs", "1");
    byte[] first = Files.readAllBytes(out().resolve("trace.json"));
    run(yaml, "--trace", "--jobs", "2", "--force");
    assertThat(out().resolve("trace.json")).hasBinaryContent(first);
  }

  @Test
  void aWindowIsKeptAndSaid() throws IOException {
    Ran ran = run(LOCKS.replace("RUNTIME", "cpython-3.13"), "--trace-window", "1ms..1500us");
    assertThat(ran.err())
        .contains("contend: traced cpython-3.13, 3 workers on xeon-8480plus, replication 0,")
        .contains("from 1 ms to 1.5 ms of ");
    TraceFile trace = trace();
    assertThat(trace.firstPs()).isEqualTo(1_000_000_000L);
    assertThat(trace.lastPs()).isEqualTo(1_500_000_000L);
    // Each worker has a cause at every instant of it.
    assertThat(sums(trace).values().stream().mapToLong(Long::longValue).sum())
        .isEqualTo(3 * 500_000_000L);
  }

  @Test
  void aLimitIsKeptAndSaid() throws IOException {
    Ran ran = run(LOCKS.replace("RUNTIME", "cpython-3.13"), "--trace", "--trace-limit", "100");
    assertThat(trace().spans()).isEqualTo(100);
    assertThat(ran.err())
        .contains(": 100 spans in ")
        .contains("contend: the trace has no more than 100 spans, which go up to ")
        .contains("choose another stretch with --trace-window, or more with --trace-limit\n");
  }

  @Test
  void aLimitAloneAsksForATraceEvenIfItIsTheUsualOne() throws IOException {
    run(SIEVE.replace("RUNTIME", "cpython-3.13"), "--trace-limit", "200000");
    assertThat(trace().spans()).isPositive();
  }

  @Test
  void aPointIsChosenByWhatItHas() throws IOException {
    String yaml = SIEVE.replace("RUNTIME", "cpython-3.13, cpython-3.13t");
    assertThat(run(yaml, "--trace").err())
        .contains("contend: traced cpython-3.13t, 3 workers on xeon-8480plus");
    assertThat(run(yaml, "--trace-point", "runtime=cpython-3.13,workers=1").err())
        .contains("contend: traced cpython-3.13, 1 worker on xeon-8480plus");
    assertThat(run(yaml, "--trace-point", "3").err())
        .contains("contend: traced cpython-3.13t, 1 worker on xeon-8480plus");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "--trace-point|runtime=cpython-3.1,workers=3|no point of the sweep has all that\\n"
            + "    of the points, runtime is cpython-3.13; workers is 1, 3\\n",
        "--trace-point|runtim=cpython-3.13|a point has no 'runtim'\\n    did you mean 'runtime'?",
        "--trace-point|workers|'workers' has no '='\\n"
            + "    write runtime=NAME,workers=8, or a number",
        "--trace-point|9|the sweep has 2\\n    write a number from 1 to 2\\n",
        "--trace-window|10ms|it has no '..'\\n    write two times, the later one last, as",
        "--trace-window|10..20|'10' has no unit\\n    write",
        "--trace-window|2ms..1ms|it ends before it begins\\n    write two times",
        "--trace-limit|0|write a number from 1, as --trace-limit 100000",
      })
  void whatIsNotThereIsToldWithWhatThereIs(String option, String value, String message)
      throws IOException {
    Ran ran = run(SIEVE.replace("RUNTIME", "cpython-3.13"), option, value);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .startsWith("contend: " + option + " " + value + ": " + message.replace("\\n", "\n"));
  }

  @Test
  void aWindowAfterTheEndHasNothing() throws IOException {
    Ran ran = run(SIEVE.replace("RUNTIME", "cpython-3.13"), "--trace-window", "1h..2h");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("contend: nothing to trace of cpython-3.13, 3 workers on xeon-8480plus:")
        .contains("its run ends at ", "write an earlier --trace-window\n");
  }

  @Test
  void aTraceGoesWithWholeSweepsOnly() throws IOException {
    Ran ran = run(SIEVE.replace("RUNTIME", "cpython-3.13"), "--trace", "--dry-run");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).startsWith("contend: --trace does not go together with --emit, --shard,");
  }

  @Test
  void aProgramThatDoesNotEndIsTracedUpToWhereItStands() throws IOException {
    String yaml =
        """
        version: 1
        name: traced
        machine: xeon-8480plus
        runtime: cpython-3.13
        workload:
          allow: [lock-order]
          locks: {a: threading-lock, b: threading-lock}
          threads:
            one: {count: 1, program: [{lock: a, do: [{sleep: 1 ms}, {lock: b, do: [{compute: 1 us}]}]}]}
            two: {count: 1, program: [{lock: b, do: [{sleep: 1 ms}, {lock: a, do: [{compute: 1 us}]}]}]}
        workers: 2
        """;
    Ran ran = run(yaml, "--trace");
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err()).contains("the program of this point does not end");
    assertThat(trace().track("threads", "worker 0").opened()).contains("acquire");
  }

  /** Without its limits the traced run would go on for minutes. */
  @Test
  void limitsOfTheRunHoldForTheTracedOneToo() throws IOException {
    Ran ran =
        run(
            SIEVE
                .replace("RUNTIME", "cpython-3.13t")
                .replace("limit: 20000, chunk: 200", "limit: 20000000, chunk: 20"),
            "--trace",
            "--limit",
            "wall-time=100 ms");
    assertThat(ran.exit()).isEqualTo(6);
    assertThat(ran.err())
        .contains("contend: no trace of ", "its simulation took longer than the limit of 0.1 s")
        .doesNotContain("contend: traced ");
    assertThat(out().resolve("trace.json")).doesNotExist();
  }
}
