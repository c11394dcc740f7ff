package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Points of a sweep that are spread over several axes: {@code sweep.design}. */
class SweepDesignTest {
  private static final String HEAD =
      """
      version: 1
      name: tiny
      machine: i7-12700k
      workload: {use: prime-sieve, chunk: 200}
      replications: 1
      sweep:
        matrix: {runtime: [cpython-3.13t, cpython-3.13]}
      """;

  private static final String DESIGN =
      """
      design:
        kind: sobol
        points: 8
        axes:
          workload.limit: {from: 1000, to: 100000, scale: log}
          workers: {from: 1, to: 64}
          switch-interval: {from: 1 ms, to: 9 ms}
          pinning: [none, cores]
      """
          .indent(2);

  @TempDir private Path folder = Path.of("");

  private Ran contend(String command, String sweep, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), HEAD + sweep);
    List<String> all = new ArrayList<>(List.of(command, file.toString()));
    all.addAll(List.of(options));
    return Ran.contend(all.toArray(String[]::new));
  }

  /** The points of a scenario, by the columns that vary. */
  private List<List<String>> run(String out, String sweep, String... options) throws IOException {
    Path results = folder.resolve(out);
    List<String> all = new ArrayList<>(List.of("--no-why", "--out", results.toString()));
    all.addAll(List.of(options));
    Ran ran = contend("run", sweep, all.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isZero();
    return Files.readString(results.resolve("results.csv"))
        .lines()
        .filter(line -> line.contains(",time,s,"))
        .map(line -> List.of(line.split(",")).subList(3, 8))
        .toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"sobol", "latin-hypercube"})
  void everyAxisHasOnePointInEachPartAndCrossesWithTheMatrix(String kind) throws IOException {
    List<List<String>> points = run("out", DESIGN.replace("sobol", kind));
    assertThat(points).hasSize(16);
    List<List<String>> first = points.subList(0, 8);
    assertThat(points.subList(8, 16).stream().map(point -> point.subList(1, 5)))
        .isEqualTo(first.stream().map(point -> point.subList(1, 5)).toList());
    assertThat(first.stream().map(point -> (Integer.parseInt(point.get(1)) - 1) / 8))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 8).boxed().toList());
    assertThat(
            first.stream()
                .map(point -> Double.parseDouble(point.get(2)))
                .map(limit -> (int) (StrictMath.log10(limit / 1000) * 4)))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 8).boxed().toList());
    assertThat(
            first.stream()
                .map(point -> point.get(3).split(" "))
                .map(ps -> Double.parseDouble(ps[0]) / (ps[1].equals("us") ? 1000 : 1))
                .map(ms -> (int) (ms - 1)))
        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 8).boxed().toList());
    assertThat(first.stream().map(point -> point.get(4))).containsOnly("none", "cores");
    assertThat(first.stream().filter(point -> point.get(4).equals("none"))).hasSize(4);
    assertThat(first).allSatisfy(point -> assertThat(point.get(2)).matches("[1-9]\\d{3}0?"));
  }

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherSeedOtherPoints() throws IOException {
    List<List<String>> points = run("one", DESIGN);
    assertThat(run("two", DESIGN, "--jobs", "1")).isEqualTo(points);
    Path one = folder.resolve("one");
    assertThat(folder.resolve("two").resolve("results.csv"))
        .hasSameBinaryContentAs(one.resolve("results.csv"));
    Path again = folder.resolve("again");
    String resolved = one.resolve("scenario.resolved.yaml").toString();
    assertThat(Ran.contend("run", resolved, "--no-why", "--out", again.toString()).exit()).isZero();
    assertThat(again.resolve("results.csv")).hasSameBinaryContentAs(one.resolve("results.csv"));
    Set<String> limits = new LinkedHashSet<>(points.stream().map(point -> point.get(2)).toList());
    assertThat(run("three", DESIGN, "--set", "seed=2").stream().map(point -> point.get(2)))
        .noneMatch(limits::contains);
  }

  @Test
  void aScatteredDesignHasASummaryAndAPage() throws IOException {
    run("out", DESIGN);
    Path out = folder.resolve("out");
    assertThat(Files.readString(out.resolve("summary.md")).lines())
        .filteredOn(line -> line.startsWith("| cpython-3.13"))
        .hasSize(16);
    Ran page = Ran.contend("report", out.toString());
    assertThat(page.exit()).as(page.err()).isZero();
    assertThat(Files.readString(out.resolve("report.html"))).contains("switch-interval");
  }

  @Test
  void pointsThatAreTheSameAfterRoundingAreOneAndThatIsTold() throws IOException {
    String few =
        "  design: {kind: latin-hypercube, points: 64, axes: {workers: {from: 2, to: 5}}}\n";
    Ran ran = contend("validate", few);
    assertThat(ran.out()).contains("ok, 8 points");
    assertThat(ran.err()).contains("sweep.design: 60 points are like another after rounding");
    // Of 64 parts 16 belong to each number: the ends have as much as those between.
    String pairs = "  design: {kind: sobol, points: 64, axes: {workers: {from: 2, to: 5}, ";
    assertThat(contend("validate", pairs + "workload.limit: {from: 1000, to: 2000}}}\n").err())
        .isEmpty();
  }

  /** No two points differ in one axis alone: there is no curve over workers to tell of. */
  @Test
  void pointsThatAreSpreadAreListedAndToldTogether() throws IOException {
    String text =
        """
        version: 1
        name: spread
        machine: i7-12700k
        workload: {use: prime-sieve, limit: 4000}
        replications: 2
        sweep:
          matrix: {runtime: [cpython-3.13t, cpython-3.13]}
          design:
            {kind: sobol, points: 8, axes: {workers: {from: 1, to: 8}, workload.chunk: {from: 50, to: 400}}}
        """;
    Path file = Files.writeString(folder.resolve("spread.yaml"), text);
    Path out = folder.resolve("out");
    Ran ran = Ran.contend("run", file.toString(), "--out", out.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("Time in seconds\n\nruntime        chunk  workers ")
        .containsPattern(
            "cpython-3.13t on i7-12700k: time from .* s\\s+with \\d workers?, chunk\\s")
        .doesNotContain("peedup", "lost to");
    assertThat(ran.out().lines().filter(line -> line.matches("cpython-3.13t? +\\d.*"))).hasSize(16);
    assertThat(out.resolve("figures/pareto.svg")).exists();
    assertThat(out.resolve("figures/speedup.svg")).doesNotExist();
    assertThat(out.resolve("removed.csv")).doesNotExist();
  }

  @Test
  void aDesignHasConditionsAndCrossesWithAZip() throws IOException {
    assertThat(contend("validate", DESIGN + "  where: workers > 32\n").out())
        .contains("ok, 8 points");
    assertThat(contend("validate", DESIGN + "  zip: {workload.chunk: [100, 200]}\n").out())
        .contains("ok, 32 points");
    assertThat(contend("validate", DESIGN, "--sweep", "workers=1..2").out())
        .contains("ok, 16 points");
    assertThat(contend("validate", DESIGN, "--set", "sweep.design.points=4").out())
        .contains("ok, 8 points");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "kind: sobol|kind: sobl|sweep.design.kind: unknown value 'sobl'|did you mean 'sobol'?",
        "points: 8|points: 0|sweep.design.points: '0' is too small|from 1 to 10000",
        "points: 8|points: 10001|sweep.design.points: '10001' is too large|from 1 to 10000",
        "points: 8|point: 8|sweep.design.point: unknown key|did you mean 'points'?",
        "from: 1, to|from: 65, to|workers.from: is above 'to'|the lower end first",
        "from: 1, to|from: 64, to|workers.from: is what 'to' is|'[8]'",
        "from: 1, to|from: 0, to|workers.from: '0' is too small|from 1 to 4096",
        "from: 1 ms|from: 1|switch-interval.from: '1' has no unit|'1 ms'",
        "scale: log|scale: lg|limit.scale: unknown value 'lg'|did you mean 'log'?",
        "pinning: [none, cores]|runtime: [cpython-3.13]|runtime: is an axis of matrix too|leave one",
        "pinning: [none, cores]|pinning: {from: none}|pinning: has ends, but|[a, b]",
        "workers: {from: 1, to: 64}|wrkers: [1]|axes.wrkers: unknown key|'workers'",
        "workers: {from: 1, to: 64}|workers: {from: 1}|workers: key 'to' is missing|to: ",
        "workers: {from: 1, to: 64}|workers: [1, 1]|workers: lists '1' twice|leave one",
        "pinning: [none, cores]|workload.run-variation: {from: 0, to: 1, scale: log}"
            + "|run-variation.from: is 0, which has no logarithm|above 0",
        "pinning: [none, cores]|container-cpus: {from: none, to: 4}|from: is no number|write a",
      })
  void aWrongDesignIsToldWithWhatToWrite(String right, String wrong, String told, String advice)
      throws IOException {
    assertThat(DESIGN).contains(right);
    Ran ran = contend("validate", DESIGN.replace(right, wrong));
    assertThat(ran.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err()).contains("my.yaml:", told, advice);
    assertThat(ran.err().lines().filter(line -> line.startsWith(folder.toString()))).hasSize(1);
  }

  @Test
  void aSweepWithoutAxesIsTold() throws IOException {
    Files.writeString(
        folder.resolve("my.yaml"),
        HEAD.replaceFirst("  matrix.*\n", "") + "  where: workers < 2\n");
    Ran ran = Ran.contend("validate", folder.resolve("my.yaml").toString());
    assertThat(ran.err()).contains("sweep: key 'matrix' is missing");
  }
}
