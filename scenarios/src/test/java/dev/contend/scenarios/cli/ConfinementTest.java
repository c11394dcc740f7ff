package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** CPU quotas and pinning from the scenario file to the results. */
class ConfinementTest {
  private static final String COMPUTING =
      """
      version: 1
      name: confined
      machine: xeon-8480plus
      runtime: cpython-3.13t
      workload: {use: prime-sieve, limit: 1000000, chunk: 2000}
      workers: 8
      variation: none
      replications: 1
      """;

  @TempDir private Path folder = Path.of("");

  private Path run(String yaml, String name) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), yaml);
    Path out = folder.resolve(name);
    Ran ran = Ran.contend("run", file.toString(), "--out", out.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    return out;
  }

  private static List<ResultTable.Row> rows(Path out, String metric) throws IOException {
    return CsvReader.read(out.resolve("results.csv")).rows().stream()
        .filter(row -> row.text("metric").equals(metric))
        .toList();
  }

  private static double time(Path out, String axis, String value) throws IOException {
    return rows(out, "time").stream()
        .filter(row -> row.text(axis).equals(value))
        .findFirst()
        .orElseThrow()
        .number("mean");
  }

  @Test
  void aContainerOfTwoCpusTakesFourTimesAsLongAsEightCores() throws IOException {
    String yaml =
        COMPUTING
            + "container: {period: 20 ms}\n"
            + "sweep: {matrix: {container-cpus: [2, 4.5, 16, none]}}\n";
    Path out = run(yaml, "quota");
    double free = time(out, "container-cpus", "none");
    assertThat(time(out, "container-cpus", "2") / free).isBetween(3.5, 4.2);
    assertThat(time(out, "container-cpus", "4.5") / free).isBetween(1.5, 1.9);
    assertThat(time(out, "container-cpus", "16")).isEqualTo(free);
    assertThat(rows(out, "throttled-time")).as("none but the unlimited point has it").hasSize(3);
    ResultTable.Row two = rows(out, "throttled-periods").get(0);
    assertThat(two.number("mean")).isGreaterThan(20);
    assertThat(rows(out, "quota-periods").get(0).number("mean"))
        .isGreaterThanOrEqualTo(two.number("mean"));
  }

  @Test
  void threadsPinnedToTwoCoresTakeAtLeastFourTimesAsLong() throws IOException {
    String yaml =
        COMPUTING
            + "sweep: {matrix: {pinning: [none, cores, spread, hardware-threads,"
            + " {list: [0-1, 2, 3]}, {mask: 0x5}]}}\n";
    Path out = run(yaml, "pinned");
    double free = time(out, "pinning", "none");
    assertThat(time(out, "pinning", "cores") / free).isBetween(0.95, 1.05);
    assertThat(time(out, "pinning", "spread") / free).isBetween(0.95, 1.05);
    // Eight workers on the siblings of four cores, then on those of two, then on two cores alone.
    assertThat(time(out, "pinning", "hardware-threads") / free).isBetween(1.4, 1.8);
    assertThat(time(out, "pinning", "0-3") / free).isBetween(2.8, 3.5);
    assertThat(time(out, "pinning", "0 2") / free).isBetween(3.5, 4.3);
  }

  @Test
  void workerProcessesArePinnedAndLimitedLikewise() throws IOException {
    String yaml =
        COMPUTING.replace("cpython-3.13t", "{use: cpython-3.13, policy: multiprocess}")
            + "container: {cpus: 2}\npinning: cores\n";
    assertThat(rows(run(yaml, "processes"), "throttled-periods").get(0).number("mean"))
        .isGreaterThan(3);
    String one = yaml.replace("pinning: cores", "pinning: {list: [5]}");
    assertThat(rows(run(one, "one"), "throttled-periods").get(0).number("mean"))
        .as("one hardware thread can't use up two CPUs")
        .isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "container: {cpus: 1.5, period: 30 ms}\npinning: {mask: 0xf5}\n",
        """
        container: {period: 30 ms}
        sweep: {matrix: {container-cpus: [1.5], pinning: [spread]}}
        """
      })
  void whatWasResolvedGivesTheSameResults(String confinement) throws IOException {
    Path out = run(COMPUTING + confinement, "first");
    String resolved = Files.readString(out.resolve("scenario.resolved.yaml"));
    assertThat(resolved).contains("container:\n", "period: 30 ms", "1.5");
    Path again = run(resolved, "again");
    assertThat(again.resolve("results.csv")).hasSameBinaryContentAs(out.resolve("results.csv"));
  }

  @Test
  void everyMistakeIsToldWithPlaceAndRemedy() throws IOException {
    assertRefused("container: {cpus: 0}", "'0' is too small", "write a number from 0.01 to 1024");
    assertRefused("container: {cpus: 0.05, period: 10 ms}", "from 0.1 to 1024");
    assertRefused("container: {cpus: 2, period: 2 s}", "'2 s' is too large", "from 1 ms to 1 s");
    assertRefused("container: {}", "key 'cpus' is missing", "add 'cpus: 2'");
    assertRefused("container: {cpu: 2}", "unknown key 'cpu'", "did you mean 'cpus'?");
    assertRefused(
        "container: {cpus: 2}\nsweep: {matrix: {container-cpus: [1]}}",
        "container.cpus: is given here and in sweep.matrix");
    assertRefused("sweep: {matrix: {container-cpus: [1, 1]}}", "container-cpus: lists '1' twice");
    assertRefused("pinning: core", "unknown value 'core'", "did you mean 'cores'?");
    assertRefused("pinning: {}", "needs either 'list' or 'mask'");
    assertRefused("pinning: {list: [0, 4-2]}", "'4-2' runs backwards");
    assertRefused("pinning: {list: [a]}", "'a' is not a hardware thread", "write '3', or '4-7'");
    assertRefused("pinning: {list: []}", "allows no hardware thread");
    assertRefused("pinning: {mask: 12}", "'12' is not a hexadecimal mask", "write '0xff'");
    assertRefused(
        "pinning: {list: [0, 112]}",
        "pinning: pins to hardware thread 112; machine 'xeon-8480plus' has 0 to 111");
    assertRefused(
        "pinning: cores\nsweep: {matrix: {pinning: [none]}}",
        "pinning: is given here and in sweep.matrix");
  }

  private void assertRefused(String lines, String... message) throws IOException {
    Path file = Files.writeString(folder.resolve("wrong.yaml"), COMPUTING + lines + "\n");
    Ran ran = Ran.contend("validate", file.toString());
    assertThat(ran.exit()).as(lines).isEqualTo(3);
    assertThat(ran.err()).contains(message).doesNotContain("Exception");
  }

  @Test
  void aProgramThatTakesMoreMemoryThanItsContainerHasIsKilled() throws IOException {
    String yaml =
        """
        version: 1
        name: limited
        machine: xeon-8480plus
        runtime: {use: cpython-3.13, policy: multiprocess}
        workload: {use: shared-data, objects: 50000}
        workers: 4
        variation: none
        replications: 1
        sweep: {matrix: {container-memory: [%s]}}
        """;
    Path out = run(yaml.formatted("1 GiB, none"), "enough");
    List<ResultTable.Row> peaks = rows(out, "peak-memory");
    assertThat(peaks).hasSize(2);
    assertThat(peaks.get(0).number("mean")).isBetween(250.0, 400.0);
    assertThat(peaks.get(1).number("mean")).isEqualTo(peaks.get(0).number("mean"));

    Path file = Files.writeString(folder.resolve("l.yaml"), yaml.formatted("1 GiB, 100 MiB"));
    Ran ran = Ran.contend("run", file.toString(), "--out", folder.resolve("l").toString());
    assertThat(ran.exit()).isEqualTo(ExitCode.SIMULATED_FAILURE.code());
    assertThat(ran.err())
        .contains("cpython-3.13+multiprocess, 4 workers, container-memory 100 MiB on xeon-8480plus")
        .contains("it was killed for its memory after ")
        .contains(" MiB, its container 100.0 MiB\n")
        .containsPattern("    pages copied after a fork: [0-9.]+ MiB\n")
        .contains("contend: 1 of 2 points have results, the rest none\n")
        .doesNotContain("Exception");
    assertThat(rows(folder.resolve("l"), "peak-memory"))
        .extracting(row -> row.text("container-memory"), row -> row.number("mean"))
        .containsExactly(tuple("1 GiB", peaks.get(0).number("mean")));
  }

  @Test
  void theResolvedScenarioKeepsALimitOfMemory() throws IOException {
    String limited = COMPUTING + "container: {memory-limit: 512 MiB}\n";
    String resolved = Files.readString(run(limited, "kept").resolve("scenario.resolved.yaml"));
    assertThat(resolved).contains("memory-limit: 512 MiB").doesNotContain("cpus");
    assertThat(run(resolved, "again").resolve("scenario.resolved.yaml"))
        .content()
        .isEqualTo(resolved);
  }
}
