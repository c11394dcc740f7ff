package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which points a sweep has: axes side by side, conditions, points left out and added. */
class SweptPointsTest {
  private static final String HEAD =
      """
      version: 1
      name: tiny
      machine: i7-12700k
      workload: {use: prime-sieve, chunk: 200, limit: 20000}
      replications: 1
      sweep:
        matrix:
          runtime: [cpython-3.13t, cpython-3.13]
          workers: 1..64 log2
      """;

  @TempDir private Path folder = Path.of("");

  private Ran validate(String sweep, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), HEAD + sweep);
    List<String> all = new java.util.ArrayList<>(List.of("validate", file.toString()));
    all.addAll(List.of(options));
    return Ran.contend(all.toArray(String[]::new));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "workers <= machine.hardware-threads|10",
        "runtime != cpython-3.13 or workers * 2 < 9|10",
        "not runtime == 'cpython-3.13t' and (workers == 1 or workers in [4, 8])|3",
        "runtime.policy == gil|7",
        "machine == i7-12700k and machine.cores + 4 == 16 and machine.sockets == 1|14",
        "switch-interval >= 5 ms and workload.limit == 20000|14",
        "runtime in [cpython-3.13]|7",
      })
  void aConditionKeepsPoints(String condition, int points) throws IOException {
    Ran ran = validate("  where: " + condition + "\n");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("ok, " + points + " points");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "wrkers < 8|unknown name 'wrkers'|did you mean 'workers'?",
        "runtime == cpyton-3.13|no point has 'runtime' 'cpyton-3.13'|did you mean 'cpython-3.13'?",
        "switch-interval < 8|compares 'switch-interval', a duration, with '8', a number|'20 us'",
        "workers > 100|keeps no point|widen an axis",
        "1 < workers <= 8|compares twice|write 'a < b and b < c'",
        "workers = 8|has a single '='|write '=='",
        "(workers == 8|has a parenthesis without its pair|close each",
        "workers|compares nothing|write a comparison",
        "workers ==|nothing stands after '=='|write a comparison",
        "runtime < cpython-3.13|'<' between words|'==', '!=' or 'in [...]'",
        "workers == 1 or|nothing stands on one side of 'or'|write a comparison",
        "workers in 8|compares nothing|write a comparison",
        "workers < 2 ms / |has no number or name at its end|write an expression",
      })
  void aWrongConditionIsToldWithWhatToWrite(String condition, String wrong, String advice)
      throws IOException {
    Ran ran = validate("  where: " + condition + "\n");
    assertThat(ran.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err()).contains("my.yaml:10:", "sweep.where: ", wrong, advice);
  }

  @Test
  void aConditionMayNameWhatTheFileDescribesAndWhatAllPointsHave() throws IOException {
    String own =
        HEAD.replace("machine: i7-12700k", "pinning: cores")
                .replace("  matrix:", "  matrix:\n    machine: [mine, i7-12700k]")
            + "  where: machine == mine and pinning == cores\n"
            + "machines: {mine: {extends: i7-12700k}, other: {extends: i7-12700k}}\n";
    Path file = Files.writeString(folder.resolve("own.yaml"), own);
    Ran ran = Ran.contend("validate", file.toString());
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("ok, 14 points");
    Ran none = Ran.contend("validate", file.toString(), "--set", "sweep.where=machine == other");
    assertThat(none.err()).contains("keeps no point").doesNotContain("no point has");
    String runtime =
        HEAD.replace("    runtime: [cpython-3.13t, cpython-3.13]\n", "")
            + "  where: runtime == 'cpython-3.13+multiprocess' and runtime != quick\n"
            + "runtime: {use: cpython-3.13, policy: multiprocess}\n"
            + "runtimes: {quick: {extends: cpython-3.13}}\n";
    Ran constant = Ran.contend("validate", Files.writeString(file, runtime).toString());
    assertThat(constant.err()).isEmpty();
    assertThat(constant.out()).contains("ok, 7 points");
  }

  /** What else names an axis is not wrong because one value of the axis is. */
  @Test
  void aWrongValueOfAnAxisIsToldOnce() throws IOException {
    String others =
        """
          where: pinning == cores
          exclude: [{workers: 3, pinning: none}]
          include: [{runtime: cpython-3.13, workers: 3, pinning: none}]
        """;
    Ran option = validate(others, "--sweep", "pinning=cores,nnone");
    assertThat(option.err().lines().filter(line -> line.contains("^"))).hasSize(1);
    assertThat(option.err()).contains("--sweep: sweep.matrix.pinning[1]: ");
    assertThat(option.exit()).isEqualTo(ExitCode.WRONG_OPTIONS.code());
    Ran workload = validate("  where: workload.limit > 1\n", "--set", "workload.limit=none");
    assertThat(workload.err().lines().filter(line -> line.contains("^"))).hasSize(1);
    assertThat(workload.exit()).isEqualTo(ExitCode.WRONG_OPTIONS.code());
  }

  @Test
  void axesOfAZipVarySideBySideWithinTheMatrix() throws IOException {
    String zip =
        "  zip: {workload.limit: [20000, 40000, 40000], workload.chunk: [100, 100, 200]}\n";
    assertThat(validate(zip).out()).contains("ok, 42 points");
    assertThat(validate(zip, "--sweep", "workload.chunk=1,2,3").out()).contains("ok, 42 points");
    assertThat(validate(zip, "--sweep", "workload.chunk=1,2").err())
        .contains("--sweep: sweep.zip.workload.chunk: has 2 values, 'workload.limit' has 3");
    assertThat(validate(zip.replace("100, 100", "100, 200")).err())
        .contains("sweep.zip: has the values of number 3 twice");
    assertThat(validate("  zip: {workers: [1]}\n").err())
        .contains("sweep.zip.workers: is an axis of matrix too");
    assertThat(validate("  zip: {workload.limit: [20000]}\nworkers: 3\n").err())
        .contains("workers: is given here and in sweep.matrix");
    assertThat(validate("  zip: {pinning: [cores]}\npinning: none\n").err())
        .contains("pinning: is given here and in sweep.zip");
  }

  @Test
  void pointsAreLeftOutAndAddedByTheirValues() throws IOException {
    assertThat(validate("  exclude: [{workers: 4..64 log2, runtime: cpython-3.13}]\n").out())
        .contains("ok, 9 points");
    assertThat(
            validate(
                    """
                      where: workers < 4
                      include:
                        - {runtime: cpython-3.13, workers: [60, 61]}
                        - {runtime: cpython-3.13t, workers: 1..2}
                        - {workers: 60, runtime: cpython-3.13}
                    """)
                .out())
        .contains("ok, 6 points");
    assertThat(validate("  include: [{workers: 3}]\n").err())
        .contains("sweep.include[0]: gives no value for axis 'runtime'", "runtime, workers");
    assertThat(validate("  exclude: [{workrs: 3}]\n").err())
        .contains("sweep.exclude[0].workrs: is no axis of this sweep", "did you mean 'workers'?");
    assertThat(validate("  exclude: [{workers: x}]\n").err())
        .contains("sweep.exclude[0].workers: 'x' is not a number");
    assertThat(validate("  exclude: [{workers: 1..64}]\n").err())
        .contains("sweep.exclude: keeps no point");
  }

  /** Ten thousand million combinations are not made to be counted. */
  @Test
  void tooManyPointsAreToldAtOnce() throws IOException {
    String many = "    workload.limit: 20000..29999\n    workload.chunk: 1..9999\n";
    assertThat(validate(many).err()).contains("makes more than 100000 points");
    assertThat(validate(many + "  where: workers < 4\n").err())
        .contains("makes more than 1000000 combinations");
    String some = "    workload.limit: 20000..29999\n";
    assertThat(validate(some + "  where: workers < 64\n").err())
        .contains("sweep.where: keeps more than 100000 points");
    assertThat(validate(some + "  where: workers == 64 and workload.limit > 29990\n").out())
        .contains("ok, 18 points");
  }

  @Test
  void theResolvedSweepHasTheSamePoints() throws IOException {
    String sweep =
        """
        zip: {workload.limit: [20000, 40000], workload.chunk: [200, 100]}
        where: workers <= 2
        exclude: [{workload.limit: 40000, workers: 2}]
        include: [{runtime: cpython-3.13, workers: 3, workload.limit: 30000, workload.chunk: 300}]
        """
            .indent(2);
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    Files.writeString(folder.resolve("my.yaml"), HEAD + sweep);
    String file = folder.resolve("my.yaml").toString();
    Ran ran = Ran.contend("run", file, "--no-why", "--out", one.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    String resolved = one.resolve("scenario.resolved.yaml").toString();
    Ran.contend("run", resolved, "--no-why", "--out", two.toString());
    assertThat(Files.readString(two.resolve("results.csv")))
        .isEqualTo(Files.readString(one.resolve("results.csv")));
    assertThat(Files.readString(one.resolve("results.csv")).lines())
        .filteredOn(line -> line.contains(",time,s,"))
        .hasSize(7);
  }
}
