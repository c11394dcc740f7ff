package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code compare}, on folders that {@code run} has written. */
class CompareTest {
  private static final String SWEEP =
      """
      version: 1
      name: small
      machine: xeon-8480plus
      workload: {use: prime-sieve, limit: 20000, chunk: 200}
      sweep:
        matrix:
          runtime: [cpython-3.13, cpython-3.13t]
          workers: [1, 4]
      replications: 3
      seed: 5
      report: {charts: []}
      """;

  @TempDir private static Path folder = Path.of("");

  @BeforeAll
  static void run() throws IOException {
    run("before", SWEEP);
    run("after", SWEEP.replace("limit: 20000", "limit: 30000"));
    run("other-seed", SWEEP.replace("seed: 5", "seed: 6"));
    run(
        "intervals",
        SWEEP
            .replace("[cpython-3.13, cpython-3.13t]", "[cpython-3.13]")
            .replace("[1, 4]", "[4]\n    switch-interval: [1 ms, 5 ms]"));
    run("fewer", SWEEP.replace("[1, 4]", "[1, 2]").replace("replications: 3", "replications: 2"));
    run(
        "native",
        """
        version: 1
        name: n
        machine: laptop
        workload: {use: ping-pong}
        variation: none
        replications: 1
        workers: 2
        report: {charts: []}
        """);
  }

  private static void run(String name, String scenario) throws IOException {
    Path file = Files.writeString(folder.resolve(name + ".yaml"), scenario);
    Ran ran = Ran.contend("run", file.toString(), "--out", path(name));
    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Ran compare(String first, String second, String... options) {
    String[] arguments = new String[3 + options.length];
    arguments[0] = "compare";
    arguments[1] = path(first);
    arguments[2] = path(second);
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Ran.contend(arguments);
  }

  private static ResultTable csv(Ran ran) {
    assertThat(ran.exit()).as(ran.err()).isZero();
    return CsvReader.parse("comparison.csv", ran.out());
  }

  @Test
  void runsOfTheSameSeedArePairedAndTheMeansAreThoseOfTheFolders() throws IOException {
    ResultTable table = csv(compare("before", "after", "--format", "csv"));
    assertThat(table.rows()).hasSize(4);
    ResultTable before = CsvReader.read(folder.resolve("before/results.csv"));
    for (ResultTable.Row row : table.rows()) {
      ResultTable own =
          before
              .where("runtime", row.text("runtime"))
              .where("workers", row.text("workers"))
              .where("metric", "time");
      assertThat(row.number("first")).isEqualTo(own.rows().get(0).number("mean"));
      assertThat(row.text("metric")).isEqualTo("time");
      assertThat(row.text("method")).isEqualTo("paired");
      assertThat(row.text("verdict")).isEqualTo("higher");
      assertThat(row.number("difference"))
          .isCloseTo(row.number("second") - row.number("first"), within(1e-12));
      assertThat(row.number("ci95_low")).isBetween(0.0, row.number("difference"));
      assertThat(row.number("change")).isBetween(0.3, 1.0);
    }
    assertThat(compare("before", "after").out())
        .startsWith("runtime        workers  metric ")
        .contains("4 compared: 4 higher in the second, 0 lower, 0 equal, 0 not told apart; none on")
        .endsWith("Both have the seed 5, so that replications are paired.\n");
  }

  @Test
  void runsOfOtherSeedsAreComparedByWelchAndNotToldApart() {
    ResultTable table = csv(compare("before", "other-seed", "--format", "csv"));
    assertThat(table.rows())
        .allSatisfy(
            row -> {
              assertThat(row.text("method")).isEqualTo("Welch");
              assertThat(row.number("ci95_low")).isLessThan(row.number("ci95_high"));
            })
        .anySatisfy(row -> assertThat(row.text("verdict")).isEqualTo("not told apart"));
    assertThat(compare("before", "other-seed").out()).contains("The seeds are 5 and 6");
  }

  @Test
  void twoRuntimesOfOneRunAreChosenByTheirColumn() {
    ResultTable table =
        csv(
            compare(
                "before",
                "before",
                "--first=runtime=cpython-3.13",
                "--second=runtime=cpython-3.13t",
                "--format=csv"));
    assertThat(table.has("runtime")).isFalse();
    assertThat(table.where("workers", "4").rows().get(0).text("verdict")).isEqualTo("lower");
    assertThat(table.where("workers", "1").rows().get(0).text("verdict")).isEqualTo("higher");
  }

  @Test
  void theSameFolderTwiceIsEqualInEveryMetric() {
    ResultTable table = csv(compare("before", "before", "--metric", "all", "--format", "csv"));
    assertThat(table.rows())
        .hasSizeGreaterThan(40)
        .allSatisfy(row -> assertThat(row.text("verdict")).isEqualTo("equal"));
    assertThat(compare("before", "before", "--within", "0 %").exit()).isZero();
  }

  /** The pairs are the replications that both have. */
  @Test
  void pointsOfOneSideAreNamedAndAreNotWithinAnything() {
    Ran ran = compare("before", "fewer", "--within", "5%");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.out()).contains("2 compared: ").contains("; 4 on one side only.");
    assertThat(ran.err())
        .isEqualTo(
            """
            contend: not within 5 %:
                time of machine xeon-8480plus, workload prime-sieve, runtime cpython-3.13, workers 4: only in the first
                time of machine xeon-8480plus, workload prime-sieve, runtime cpython-3.13t, workers 4: only in the first
                time of machine xeon-8480plus, workload prime-sieve, runtime cpython-3.13, workers 2: only in the second
                time of machine xeon-8480plus, workload prime-sieve, runtime cpython-3.13t, workers 2: only in the second
            """);
    ResultTable alone = csv(compare("before", "fewer", "--format", "csv")).where("workers", "1");
    assertThat(alone.rows())
        .hasSize(2)
        .allSatisfy(
            row -> {
              assertThat(row.text("method")).isEqualTo("paired");
              assertThat(row.number("difference"))
                  .as("the difference of the means that stand beside it")
                  .isCloseTo(row.number("second") - row.number("first"), within(1e-12));
            });
  }

  @Test
  void aBoundIsMissedOnlyByWhatIsFurtherOff() {
    assertThat(compare("before", "after", "--within", "200 %").exit()).isZero();
    Ran ahead = Ran.contend("compare", "--within", "200 %", path("before"), path("after"));
    assertThat(ahead.exit()).as(ahead.err()).isZero();
    Ran beyond = compare("before", "after", "--within", "1 %");
    assertThat(beyond.exit()).isEqualTo(4);
    assertThat(beyond.err()).startsWith("contend: not within 1 %:\n").hasLineCount(5);
  }

  @Test
  void jsonHasNumbersAndMarkdownATable() throws IOException {
    JsonNode json =
        new ObjectMapper().readTree(compare("before", "after", "--format", "json").out());
    assertThat(json.get("rows")).hasSize(4);
    assertThat(json.get("rows").get(0).get("workers").asInt()).isEqualTo(1);
    assertThat(json.get("rows").get(0).get("first").isNumber()).isTrue();
    assertThat(json.get("rows").get(0).get("runtime").asText()).isEqualTo("cpython-3.13");
    JsonNode missing =
        new ObjectMapper().readTree(compare("before", "fewer", "--format", "json").out());
    assertThat(missing.get("rows").get(1).get("second").isNull()).isTrue();
    assertThat(compare("before", "after", "--format", "markdown").out()).startsWith("| runtime ");
  }

  @Test
  void singleRunsHaveNoInterval() {
    ResultTable table = csv(compare("native", "native", "--format", "csv"));
    assertThat(table.rows()).hasSize(1);
    assertThat(table.rows().get(0).text("method")).isEqualTo("single runs");
    assertThat(table.rows().get(0).hasValue("ci95_low")).isFalse();
  }

  @Test
  void whatCannotBeComparedIsToldWithWhatToWriteInstead() throws IOException {
    refused(
        2,
        compare("before", "nowhere"),
        "is no folder of results: it has no manifest.json, which a run writes last\n"
            + "    name a folder that 'contend run' has written");
    refused(2, compare("before", "after", "--metric", "tim"), "did you mean 'time'?");
    refused(2, compare("before", "native"), "the folders have no point in common");
    refused(
        2,
        compare("before", "after", "--first", "runtime=cpython-3.15", "--second", "runtime=x"),
        "no point in "
            + folder.resolve("before")
            + " has the runtime 'cpython-3.15'\n    did you mean 'cpython-3.13'?");
    refused(
        2,
        compare("before", "after", "--first", "colour=red"),
        "there is no column 'colour' to choose by\n    one of: [machine, workload, runtime,");
    refused(
        2,
        compare("before", "after", "--first", "runtime=cpython-3.13"),
        "choose one with --first runtime=VALUE".replace("--first", "--second"));
    refused(2, compare("before", "after", "--within", "little"), "write a percentage as");
    refused(2, compare("before", "after", "--within", "2"), "'2' has no unit");
    refused(2, compare("before", "after", "--within", "-2%"), "'-2%' is ");
    run("changed", SWEEP);
    Path table = folder.resolve("changed/replications.csv");
    Files.writeString(table, Files.readString(table).replaceFirst("time,s,0", "time,s,1"));
    refused(3, compare("before", "changed"), "is not the file that the manifest beside it");
    Files.writeString(folder.resolve("changed/manifest.json"), "{");
    refused(3, compare("before", "changed"), "manifest.json is no JSON");
  }

  private static void refused(int exit, Ran ran, String message) {
    assertThat(ran.err()).contains(message);
    assertThat(ran.exit()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aValueMayBeWrittenWithoutTheSpaceBeforeItsUnit() {
    Ran ran =
        compare(
            "intervals",
            "intervals",
            "--first",
            "switch-interval=1ms",
            "--second",
            "switch-interval=5 ms");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("1 compared: ");
  }
}
