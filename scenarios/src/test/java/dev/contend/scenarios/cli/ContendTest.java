package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands from their arguments to what they print and write. */
class ContendTest {
  private static final String TINY =
      """
      version: 1
      name: tiny
      question: Does it run?
      machine: xeon-8480plus
      workload: {use: prime-sieve, limit: 20000, chunk: 200}
      sweep:
        matrix:
          runtime: [cpython-3.13, cpython-3.13t]
          workers: [1, 4]
      replications: 2
      seed: 5
      report: {charts: [speedup, speedup-stack]}
      """;

  private static final List<String> FILES =
      List.of(
          "causes.csv",
          "contended.csv",
          "figures/speedup-stack.pdf",
          "figures/speedup-stack.png",
          "figures/speedup-stack.svg",
          "figures/speedup.pdf",
          "figures/speedup.png",
          "figures/speedup.svg",
          "manifest.json",
          "removed.csv",
          "replications.csv",
          "results.csv",
          "scenario.resolved.yaml",
          "scenario.schema.json",
          "summary.md",
          "topology.csv");

  @TempDir private Path folder = Path.of("");

  private Path scenario(String yaml) throws IOException {
    return Files.writeString(folder.resolve("my.yaml"), yaml);
  }

  private Path out() {
    return folder.resolve("out");
  }

  private Ran run(String yaml, String... options) throws IOException {
    List<String> arguments =
        Stream.concat(
                Stream.of("run", scenario(yaml).toString(), "--out", out().toString()),
                Stream.of(options))
            .toList();
    return Ran.contend(arguments.toArray(String[]::new));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(out())) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> out().relativize(file).toString().replace('\\', '/'))
          .filter(file -> !file.startsWith("runs/"))
          .sorted()
          .toList();
    }
  }

  @Test
  void aRunWritesEveryFileAndSaysWhereAndWhat() throws IOException {
    Ran ran = run(TINY);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).isEqualTo("contend: results are in " + out() + "\n");
    assertThat(ran.out())
        .startsWith("Speedup over the same runtime with 1 worker\n\n")
        .contains("cpython-3.13t on xeon-8480plus: 4 workers reach ")
        .containsPattern("95 % Student\\sintervals; no\\sprecision\\swas\\sasked\\sfor.\n$");
    assertThat(files()).containsExactlyElementsOf(FILES);
    for (String file : FILES) {
      assertThat(out().resolve(file)).isNotEmptyFile();
    }
    assertThat(out().resolve("summary.md")).content().startsWith("# tiny\n\nDoes it run?\n\n- ");
  }

  @Test
  void aLongCurveHasLawsInItsTableAndItsSummary() throws IOException {
    Ran ran = run(TINY.replace("[1, 4]", "[1, 2, 3, 4, 5]"));
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("cpython-3.13 on xeon-8480plus: follows ");
    assertThat(out().resolve("summary.md"))
        .content()
        .contains("\n## Laws of scalability\n\n- cpython-3.13 on xeon-8480plus: follows ");
    assertThat(out().resolve("fits.csv"))
        .content()
        .startsWith("experiment,machine,workload,runtime,law,parameter,unit,value,ci95_low,")
        .contains("\ntiny,xeon-8480plus,prime-sieve,cpython-3.13t,usl,sigma,ratio,");
    assertThat(run(TINY, "--force").exit()).isZero();
    assertThat(files()).as("a table of replaced results").containsExactlyElementsOf(FILES);
  }

  @Test
  void theManifestHasTheRightHashOfEveryOtherFile() throws IOException, NoSuchAlgorithmException {
    assertThat(run(TINY).exit()).isZero();
    JsonNode manifest = new ObjectMapper().readTree(out().resolve("manifest.json").toFile());
    assertThat(manifest.get("experiment").asText()).isEqualTo("tiny");
    assertThat(manifest.get("seed").asLong()).isEqualTo(5);
    assertThat(manifest.get("points").asInt()).isEqualTo(4);
    assertThat(manifest.get("replications").asInt()).isEqualTo(2);
    assertThat(manifest.get("exit").asInt()).isZero();
    assertThat(manifest.get("arguments").get(0).asText()).isEqualTo("run");
    TreeSet<String> hashed = new TreeSet<>();
    manifest.get("sha256").fieldNames().forEachRemaining(hashed::add);
    hashed.add("manifest.json");
    assertThat(hashed).containsExactlyElementsOf(files());
    hashed.remove("manifest.json");
    for (String name : hashed) {
      byte[] content = Files.readAllBytes(out().resolve(name));
      String hash = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
      assertThat(manifest.get("sha256").get(name).asText()).as(name).isEqualTo(hash);
    }
  }

  @Test
  void theSameScenarioAgainIntoTheSameFolderGivesTheSameBytes() throws IOException {
    assertThat(run(TINY, "--jobs", "1").exit()).isZero();
    JsonNode first = new ObjectMapper().readTree(out().resolve("manifest.json").toFile());
    assertThat(run(TINY, "--jobs", "2").exit()).isZero();
    JsonNode second = new ObjectMapper().readTree(out().resolve("manifest.json").toFile());
    assertThat(second.get("sha256")).isEqualTo(first.get("sha256"));
  }

  @Test
  void whatWasResolvedRunsToTheSameResults() throws IOException {
    assertThat(run(TINY).exit()).isZero();
    byte[] results = Files.readAllBytes(out().resolve("results.csv"));
    Path again = folder.resolve("again");
    Ran ran =
        Ran.contend(
            "run", out().resolve("scenario.resolved.yaml").toString(), "--out", again.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(again.resolve("results.csv")).hasBinaryContent(results);
  }

  @Test
  void otherResultsAreReplacedOnlyByForce() throws IOException {
    assertThat(run(TINY).exit()).isZero();
    byte[] results = Files.readAllBytes(out().resolve("results.csv"));
    String other = TINY.replace("seed: 5", "seed: 6").replace("speedup, speedup-stack", "speedup");
    Ran refused = run(other);
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err())
        .isEqualTo(
            "contend: "
                + out()
                + " holds results of another scenario, or of an earlier version of this one\n"
                + "    choose another folder with --out, or write there all the same with"
                + " --force\n");
    assertThat(out().resolve("results.csv")).hasBinaryContent(results);
    assertThat(run(other, "--force").exit()).isZero();
    assertThat(Files.readAllBytes(out().resolve("results.csv"))).isNotEqualTo(results);
    assertThat(files())
        .as("figures of the replaced results are gone")
        .containsExactlyElementsOf(
            FILES.stream().filter(file -> !file.contains("speedup-stack")).toList());
  }

  @Test
  void aScenarioWithoutBaselinePrintsTimesAndSaysWhyAFigureThatItAsksForIsNotThere()
      throws IOException {
    String plain =
        """
        version: 1
        name: plain
        machine: i7-12700k
        runtime: cpython-3.13t
        workload: {use: prime-sieve, limit: 20000, chunk: 200}
        workers: 4
        replications: 2
        """;
    assertThat(run(plain).err()).as("a chart by default").doesNotContain("not drawn");
    Ran ran = run(plain + "report: {charts: [speedup]}\n");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).startsWith("Time in seconds\n");
    assertThat(ran.err()).contains("contend: chart 'speedup' not drawn: ", "add 1 to 'workers'");
    assertThat(files()).contains("results.csv", "manifest.json").doesNotContain("figures");
  }

  @Test
  void aFolderWithFilesOfTheUserIsNotWrittenInto() throws IOException {
    Files.createDirectories(out());
    Files.writeString(out().resolve("thesis.tex"), "years of work");
    assertThat(run(TINY).exit()).isEqualTo(2);
    assertThat(files()).containsExactly("thesis.tex");
  }

  @Test
  void precisionThatIsNotReachedHasAnExitCodeOfItsOwn() throws IOException {
    Ran ran =
        run(TINY.replace("replications: 2", "replications: {min: 2, max: 3, precision: 0.001 %}"));
    assertThat(ran.exit()).isEqualTo(5);
    assertThat(ran.err())
        .contains(
            "contend: precision not reached after 3 replications by\n    cpython-",
            "accept it in the scenario, as 'replications: {precision: 5 %}'");
    assertThat(files()).contains("results.csv", "manifest.json");
    JsonNode manifest = new ObjectMapper().readTree(out().resolve("manifest.json").toFile());
    assertThat(manifest.get("exit").asInt()).isEqualTo(5);
  }

  @Test
  void aGoodScenarioIsCalledGood() throws IOException {
    Ran ran = Ran.contend("validate", scenario(TINY).toString());
    assertThat(ran)
        .isEqualTo(
            new Ran(0, folder.resolve("my.yaml") + ": ok, 4 points, 2 replications each\n", ""));
    assertThat(Ran.contend("validate", "prime-sieve").out())
        .isEqualTo("prime-sieve: ok, 21 points, 5 to 100 replications each\n");
  }

  @Test
  void theResolvedScenarioIsPrintedAndGoodItself() throws IOException {
    String resolved = Ran.contend("validate", scenario(TINY).toString(), "--resolved").out();
    assertThat(resolved)
        .startsWith("# yaml-language-server: $schema=scenario.schema.json\n# What was run")
        .contains("\nmachines:\n  xeon-8480plus:\n");
    Ran again = Ran.contend("validate", scenario(resolved).toString(), "--resolved");
    assertThat(again).isEqualTo(new Ran(0, resolved, ""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all",
        "experiments",
        "machines",
        "runtimes",
        "references",
        "workloads",
        "policies",
        "protocols",
        "charts"
      })
  void everyKindIsListed(String kind) {
    Ran ran = Ran.contend("list", kind);
    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines().filter(line -> line.startsWith("  "))).isNotEmpty();
    assertThat(Ran.contend("list", "all").out().replace("\n", ""))
        .contains(ran.out().replace("\n", ""));
  }

  @Test
  void helpBeginsWithWhatItIsAndShowsExamples() {
    Ran ran = Ran.contend("--help");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .startsWith("Simulates how language runtimes contend for the cores, caches and locks")
        .contains(
            "Examples:\n  contend init",
            "\n  contend run prime-sieve",
            "Commands:",
            "Exit codes: 0 done;")
        .doesNotContain("catalog");
    assertThat(Ran.contend().out()).isEqualTo(ran.out());
    for (String command : List.of("run", "validate", "list")) {
      Ran help = Ran.contend(command, "--help");
      assertThat(help.exit()).isZero();
      assertThat(help.out()).contains("Example", "contend " + command);
    }
  }

  @Test
  void theVersionSaysBuildAndJava() {
    Ran ran = Ran.contend("--version");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).matches("contend \\S+ \\(commit \\S+\\)\nJava .*\n");
    assertThat(Ran.contend("run", "--version").exit()).isZero();
  }
}
