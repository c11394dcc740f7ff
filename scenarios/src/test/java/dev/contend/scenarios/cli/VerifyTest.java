package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Published tables from the scenarios that name them to what {@code verify} prints and writes. */
class VerifyTest {
  private static final String SCENARIO =
      """
      version: 1
      name: tiny
      machine: xeon-8480plus
      runtime: cpython-3.13t
      workload: {use: prime-sieve, limit: 20000, chunk: 200}
      sweep: {matrix: {workers: [1, 4]}}
      replications: 2
      reference: paper.csv
      """;

  private static final String COLUMNS =
      "machine,workload,runtime,workers,metric,unit,published,role,bound,known_miss,source\n";
  private static final String POINT = "xeon-8480plus,prime-sieve,cpython-3.13t,";
  private static final String FIGURES =
      "# Two speedups.\n# Fitted: nothing but the first.\n"
          + COLUMNS
          + POINT
          + "1,speedup,ratio,1,fitted,,,a paper\n"
          + POINT
          + "4,speedup,ratio,3.9,predicted,20 %,,a paper\n";

  @TempDir private Path folder = Path.of("");

  private Ran verify(String figures, String... options) throws IOException {
    Files.writeString(folder.resolve("paper.csv"), figures);
    Path file = Files.writeString(folder.resolve("my.yaml"), SCENARIO);
    List<String> arguments = new ArrayList<>(List.of("verify", "--scenario", file.toString()));
    arguments.addAll(List.of(options));
    return Ran.contend(arguments.toArray(String[]::new));
  }

  @Test
  void aTableOfTheLibraryIsHeldAgainstTheExperimentThatNamesIt() {
    Ran ran = Ran.contend("verify", "refcount-access");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("refcount-access\n---------------\nPublished time of an access")
        .containsPattern("'contend run\\s+runtimes/refcount-access'")
        .contains("article, 8 workers on i7-12700k")
        .contains(
            "* 1 table, 8 rows: 1 fitted (12.5 %), 7 predicted.\n",
            "7 met their bound, none missed it.\n")
        .contains("* refcount-access (1 of 8 rows): what a plain count takes in the runtime\n");
    assertThat(ran.err().lines().filter(line -> !line.contains("runs planned so far"))).isEmpty();
  }

  @Test
  void aMissedBoundHasAnExitCodeOfItsOwn() throws IOException {
    Ran ran = verify(FIGURES.replace("3.9,", "9,"));
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.out())
        .contains(" predicted  missed\n", "0 met their bound, 1 missed it for an unknown");
    assertThat(ran.err())
        .contains(
            "contend: missed: speedup of cpython-3.13t, 4 workers", "\n    line 5 of paper\n");
  }

  @Test
  void aKnownMissIsPrintedApartWithItsReasonAndIsNoFailure() throws IOException {
    Ran ran = verify(FIGURES.replace("3.9,predicted,20 %,", "9,predicted,20 %,too few workers"));
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("  fitted  fitted\n\nKnown misses:\n\npoint  ")
        .contains("known miss\n\n* too few workers\n")
        .contains(
            ", 1 missed it for a known reason (50.0 % of\n  all rows), none for an unknown one.\n");
    assertThat(ran.err())
        .contains("warning: more than a third of the rows are fitted (50.0 %)")
        .contains("warning: more than a quarter of the rows are known misses (50.0 %)");
  }

  @Test
  void aKnownMissThatIsMetIsToldWithItsLine() throws IOException {
    Ran ran = verify(FIGURES.replace("3.9,predicted,20 %,", "3.9,predicted,20 %,too few workers"));
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains(" predicted  met\n").doesNotContain("Known misses:");
    assertThat(ran.err())
        .contains(
            "contend: no longer missed: speedup of cpython-3.13t, 4 workers",
            "\n    leave 'known_miss' empty in line 5 of paper\n");
  }

  @Test
  void rowsWithoutASimulatedPointAreNamed() throws IOException {
    String more = POINT + "8,speedup,ratio,8,predicted,20 %,,a paper\n";
    Ran ran = verify(FIGURES + more);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("prime-sieve, cpython-3.13t, 8 workers on xeon-8480plus", "not simulated\n")
        .contains("* 1 of 3 rows of paper have no simulated point (line 6)\n");
    assertThat(ran.err()).contains("contend: 1 of 3 rows of paper have no simulated point");
  }

  @Test
  void aPointWhoseProgramDoesNotEndIsToldOfAndTheOthersAreHeld() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("endless.yaml"),
            """
            version: 1
            name: endless
            machine: i7-6700hq-nosmt
            variation: none
            workload: {use: locks, think: 1 s, warm-up: 0 ps}
            workers: 1
            sweep: {matrix: {workload.batch: [1, 10000]}}
            replications: 1
            reference: ends.csv
            """);
    String row = "i7-6700hq-nosmt,locks,native,1,";
    Files.writeString(
        folder.resolve("ends.csv"),
        "# Two times.\nmachine,workload,runtime,workers,workload.batch,metric,unit,published,role,"
            + "bound,source\n"
            + row
            + "1,operation-time,ns,1e9,predicted,,s\n"
            + row
            + "10000,operation-time,ns,1e9,predicted,,s\n");
    Ran ran = Ran.contend("verify", "--scenario", file.toString());
    assertThat(ran.exit()).as(ran.err()).isEqualTo(6);
    assertThat(ran.err())
        .contains("endless.yaml: the simulated program does not end: native, 1 worker")
        .contains("contend: 1 of 2 rows of ends have no simulated point (line 4)");
    assertThat(ran.out()).contains("no bound\n", "not simulated\n");
  }

  @Test
  void anUnknownTableGetsASuggestion() {
    Ran ran = Ran.contend("verify", "prime-scalin");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("there is no table 'prime-scalin'\n    did you mean 'prime-scaling'?");
  }

  @Test
  void aTableThatNoScenarioNamesIsAnError() throws IOException {
    Ran ran = verify(FIGURES, "prime-scaling");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err())
        .contains("no scenario names table 'prime-scaling'", "write 'reference: prime-scaling'");
  }

  @Test
  void theFolderHoldsRowsPagesAndTheChart() throws IOException {
    Path out = folder.resolve("out");
    Ran ran = verify(FIGURES, "--out", out.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    ResultTable rows = CsvReader.read(out.resolve("verify.csv"));
    assertThat(rows.rows()).hasSize(2);
    assertThat(rows.rows().get(1).text("verdict")).isEqualTo("met");
    assertThat(out.resolve("verify.md")).content().contains("## paper\n", "| met ");
    for (String format : List.of("svg", "pdf", "png")) {
      assertThat(out.resolve("figures/parity-by-verdict." + format)).isNotEmptyFile();
    }
    assertThat(verify(FIGURES, "--out", out.toString()).exit()).isZero();
    Ran refused = verify(FIGURES, "--out", folder.toString());
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("holds other files\n    choose another folder with --out");
  }

  @Test
  void jsonHasTheSameRowsAndNothingElseIsOnStandardOutput() throws IOException {
    Ran ran = verify(FIGURES, "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode whole = new ObjectMapper().readTree(ran.out());
    assertThat(whole.at("/tables/0/fitted").textValue()).isEqualTo("nothing but the first.");
    assertThat(whole.at("/rows")).hasSize(2);
    assertThat(whole.at("/rows/1/published").doubleValue()).isEqualTo(3.9);
    assertThat(whole.at("/rows/0/bound").isNull()).isTrue();
    assertThat(whole.at("/summary/fitted-share").doubleValue()).isEqualTo(0.5);
    assertThat(whole.at("/summary/missed").intValue()).isZero();
  }

  @Test
  void whatIsPrintedDoesNotDependOnTheJobs() {
    String[] tables = {"gc-traversal", "handoff-12700k", "atomic-refcount"};
    Ran one = Ran.contend("verify", tables[0], tables[1], tables[2], "--jobs", "1");
    Ran four = Ran.contend("verify", tables[0], tables[1], tables[2], "--jobs", "4");
    assertThat(one.exit()).as(one.err()).isZero();
    assertThat(four.out()).isEqualTo(one.out());
  }

  @Test
  void oneBlockOfTheDocumentsIsMadeAnewAndTheOthersStay() throws IOException {
    Files.writeString(folder.resolve("validation.md"), "# Validation\n");
    Path page = folder.resolve("validation-tables.md");
    Files.writeString(
        page,
        """
        old
        <!-- verify:summary begin -->
        all
        <!-- verify:summary end -->
        <!-- verify:gc-traversal begin -->
        stale
        <!-- verify:gc-traversal end -->
        <!-- verify:zz begin -->
        kept
        <!-- verify:zz end -->
        """);
    Ran ran = Ran.contend("verify", "gc-traversal", "--docs", folder.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(page)
        .content()
        .startsWith("# Published tables against simulated ones\n")
        .contains("<!-- verify:summary begin -->\nall\n", "-->\nkept\n<!-- verify:zz end -->\n")
        .contains("<!-- verify:gc-traversal begin -->\n## gc-traversal\n", "| fitted ")
        .doesNotContain("stale");
    assertThat(folder.resolve("figures")).doesNotExist();
  }

  @Test
  void documentsAreNotWrittenElsewhereOrWithOtherTables() throws IOException {
    Ran elsewhere = Ran.contend("verify", "gc-traversal", "--docs", folder.toString());
    assertThat(elsewhere.exit()).isEqualTo(2);
    assertThat(elsewhere.err()).contains("has no validation.md");
    Ran others = verify(FIGURES, "--docs", folder.toString());
    assertThat(others.exit()).isEqualTo(2);
    assertThat(others.err()).contains("--docs and --scenario together");
    Ran fitted = Ran.contend("verify", "--as-fitted", "--docs", folder.toString());
    assertThat(fitted.exit()).isEqualTo(2);
    assertThat(fitted.err()).contains("--docs and --as-fitted together");
    Ran asFitted = verify(FIGURES, "--as-fitted");
    assertThat(asFitted.exit()).isEqualTo(2);
    assertThat(asFitted.err()).contains("--as-fitted and --scenario together");
  }
}
