package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a sweep may say, from the file to its points, and what is said about mistakes. */
class SweepTest {
  private static final String HEAD =
      """
      version: 1
      name: tiny
      machine: xeon-8480plus
      runtime: cpython-3.13t
      workload: {use: prime-sieve, limit: 20000, chunk: 200}
      replications: 1
      """;

  @TempDir private Path folder = Path.of("");

  private Path file(String sweep) throws IOException {
    return Files.writeString(folder.resolve("my.yaml"), HEAD + sweep);
  }

  private Ran validate(String sweep, String... options) throws IOException {
    return Ran.contend(
        Stream.concat(Stream.of("validate", file(sweep).toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  /** What a sweep resolves to, of the line that begins so. */
  private List<String> resolved(String sweep) throws IOException {
    Ran ran = validate(sweep, "--resolved");
    assertThat(ran.err()).isEmpty();
    return ran.out().lines().map(String::strip).toList();
  }

  private void refused(String sweep, String... messages) throws IOException {
    Ran ran = validate(sweep);
    assertThat(ran.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err()).contains(messages);
  }

  @Test
  void rangesStandForTheirValues() throws IOException {
    assertThat(
            resolved(
                """
                sweep:
                  matrix:
                    workers: 1..64 log2
                    switch-interval: [1..3 ms step 1, 10..1000 ms log10]
                    workload.limit: [10000..30000 step 10000, 50000]
                    workload.chunk: 7..9
                """))
        .containsSequence("workers:", "- 1", "- 2", "- 4", "- 8", "- 16", "- 32", "- 64")
        .containsSequence("- 3 ms", "- 10 ms", "- 100 ms", "- 1000 ms")
        .containsSequence("workload.limit:", "- 10000", "- 20000", "- 30000", "- 50000")
        .containsSequence("workload.chunk:", "- 7", "- 8", "- 9");
  }

  @Test
  void theEndsOfARangeMayHaveDifferentUnits() throws IOException {
    assertThat(
            resolved("sweep: {matrix: {switch-interval: 500 us..1 ms step 0.1 ms, workers: [1]}}"))
        .containsSequence("switch-interval:", "- 500 us", "- 600 us", "- 700 us", "- 800 us")
        .contains("- 1000 us");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "1..60 log2|'1..60 log2' does not come by its end: after 32 comes 64|[..., 60]",
        "1..10 step 2|'1..10 step 2' does not come by its end: after 9 comes 11|[..., 10]",
        "8..1|'8..1' goes down|write the lower end first",
        "1..x|'1..x' is not a range|write '1..8', '1..64 log2'",
        "0..8 log2|'0..8 log2' multiplies from 0 on|[0, 1..64 log2]",
        "1..8 log1|'1..8 log1' has base 1|write 'log2'",
        "1..8 step 0|'1..8 step 0' has a step of 0 or less|write a step above 0",
        "1..8 step x|'x' is not a step|write a number, as '1..8 step 2'",
        "1..8.5|'1..8.5' does not say its step|write '1..8.5 step ...'",
        "1e-300..1e300 log2|'1e-300..1e300 log2' has more than 200 values|write a larger base",
        "1..200000|'1..200000' has more than 100000 values|write a larger step",
        "1 KiB..8 ms|'1 KiB..8 ms' has units that do not belong together|write both ends in one unit",
        "1 ms..8 ms log2|'1 ms' is more than a number|write '1'",
        "4095..4097|'4097' is too large|write a whole number from 1 to 4096",
      },
      delimiter = '|')
  void wrongRangesAreToldWithWhatToWrite(String range, String wrong, String advice)
      throws IOException {
    refused(
        "sweep:\n  matrix:\n    workers: " + range + "\n",
        "my.yaml:9:14: sweep.matrix.workers",
        wrong,
        advice);
    refused(
        "sweep:\n  matrix:\n    workers: [5000, " + range + "]\n",
        "my.yaml:9:15: sweep.matrix.workers[0]: '5000'",
        "my.yaml:9:21: sweep.matrix.workers[");
  }

  /** Values of ranges that will not be used are not made. */
  @Test
  void aFileFullOfLongRangesIsAnsweredAtOnce() throws IOException {
    String ranges = "1..99999, ".repeat(20_000);
    refused(
        "sweep:\n  matrix:\n    workers: [1]\n    workload.limit: [" + ranges + "5]\n",
        "makes more than 100000 values with the other ranges");
  }

  @Test
  void rangesThatMakeTooManyValuesTogetherAreRefused() throws IOException {
    refused(
        "sweep:\n  matrix:\n    workers: [1]\n    workload.limit: [101..90100, 100000..190000]\n",
        "my.yaml:10:34: sweep.matrix.workload.limit[90000]: makes more than 100000 values with the"
            + " other ranges",
        "shorten a range, or run in parts");
  }
}
