package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a user gets wrong: the exit code, and the words that say what to do instead. */
class MessagesTest {
  private static final String GOOD =
      """
      version: 1
      name: tiny
      machine: xeon-8480plus
      runtime: cpython-3.13t
      workload: {use: prime-sieve, limit: 20000, chunk: 200}
      workers: 2
      replications: 2
      """;

  @TempDir private Path folder = Path.of("");

  /**
   * A mistake in the good file.
   *
   * @param line what is replaced
   * @param by by what
   * @param message what is said, less the excerpt
   */
  private record Mistake(String line, String by, List<String> message) {
    Mistake(String line, String by, String... message) {
      this(line, by, List.of(message));
    }

    @Override
    public String toString() {
      return by.strip();
    }
  }

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            "workers: 2",
            "memory-placement: local\nworkers: 2\nsweep: {matrix: {memory-placement: [local]}}",
            "6:1: memory-placement: is given here and in sweep.matrix",
            "leave one of the two out"),
        new Mistake(
            "workers: 2",
            "wokers: 2",
            "6:1: wokers: unknown key 'wokers'",
            "did you mean 'workers'? (one of: version, name, "),
        new Mistake(
            "xeon-8480plus",
            "xeon-8480",
            "3:10: machine: unknown machine 'xeon-8480'",
            "did you mean 'xeon-8480plus'? (one of: "),
        new Mistake(
            "cpython-3.13t",
            "cpyton-3.13t",
            "4:10: runtime: unknown runtime 'cpyton-3.13t'",
            "did you mean 'cpython-3.13t'? (one of: "),
        new Mistake(
            "runtime: cpython-3.13t",
            "runtime: {use: cpython-3.13t, policy: gill}",
            "4:39: runtime.policy: unknown value 'gill'",
            "did you mean 'gil'? (one of: "),
        new Mistake(
            "use: prime-sieve",
            "use: prime-sive",
            "5:17: workload.use: unknown value 'prime-sive'",
            "did you mean 'prime-sieve'? (one of: prime-sieve, "),
        new Mistake(
            "workers: 2",
            "workers: many",
            "6:10: workers: 'many' is not a number",
            "write a whole number from 1 to 4096"),
        new Mistake(
            "workers: 2",
            "workers: 2.5",
            "6:10: workers: '2.5' is not a whole number",
            "write a whole number from 1 to 4096"),
        new Mistake(
            "workers: 2",
            "workers: [1, 2]",
            "6:10: workers: expected a whole number, found a list",
            "write a whole number as '8'"),
        new Mistake(
            "workers: 2", "workers:", "6:9: workers: has no value", "write a whole number as '8'"),
        new Mistake(
            "workers: 2",
            "workers: 0",
            "6:10: workers: '0' is too small",
            "write a whole number from 1 to 4096"),
        new Mistake(
            "workers: 2",
            "workers: -3",
            "6:10: workers: '-3' is too small",
            "write a whole number from 1 to 4096"),
        new Mistake(
            "workers: 2",
            "workers: 99999999999999999999",
            "6:10: workers: '99999999999999999999' is too large",
            "write a whole number from 1 to 4096"),
        new Mistake(
            "workers: 2",
            "sweep: {matrix: {workers: [1, 2, 2]}}",
            "6:18: sweep.matrix.workers: lists '2' twice",
            "leave one of them out"),
        new Mistake(
            "workers: 2",
            "sweep: {matrix: {workers: []}}",
            "6:18: sweep.matrix.workers: has no value",
            "write at least one, as '[8]'"),
        new Mistake(
            "replications: 2",
            "replications: {max: 9, precision: 1}",
            "7:35: replications.precision: '1' has no unit",
            "write a percentage as '1 %'"),
        new Mistake(
            "replications: 2",
            "replications: {precision: {tim: 1 %}}",
            "7:28: replications.precision.tim: unknown key 'tim'",
            "did you mean 'time'? (one of: "),
        new Mistake(
            "replications: 2",
            "replications: {precision: {time: 5}}",
            "7:34: replications.precision.time: '5' has no unit",
            "write a percentage as '5 %'"),
        new Mistake(
            "replications: 2",
            "replications: {precision: {}}",
            "7:27: replications.precision: names no metric",
            "write like 'precision: {time: 1 %}', or 'precision: 1 %'"),
        new Mistake(
            "replications: 2",
            "replications: {min: 2, max: 999000000}",
            "7:1: replications: up to 999000000 replications of 1 point would need 952.7 GiB",
            "or less, or give the JVM more memory with CONTEND_OPTS=-Xmx"),
        new Mistake(
            "replications: 2",
            "report: {charts: [sppedup]}",
            "7:19: report.charts[0]: unknown value 'sppedup'",
            "did you mean 'speedup'? (one of: "),
        new Mistake(
            "chunk: 200",
            "chunk: 300000",
            "5:11: workload: chunk is 300000, more than limit, 20000; make it smaller"),
        new Mistake(
            "limit: 20000, chunk: 200",
            "limit: 100000000, chunk: 1",
            "5:11: workload: limit: 100000000 in chunks of 1 is 100,000,000 chunks",
            "at most 5,000,000; write chunk: 20 or more, or a smaller limit"),
        new Mistake("workers: 2", "", "1:1: key 'workers' is missing", "add 'workers: 8'"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeInTheFileIsToldWithPlaceAndRemedy(Mistake mistake) throws IOException {
    assertThat(GOOD).contains(mistake.line);
    Path file = file("my.yaml", GOOD.replace(mistake.line, mistake.by));
    Ran validated = Ran.contend("validate", file.toString());
    assertThat(validated.exit()).isEqualTo(3);
    assertThat(validated.out()).isEmpty();
    assertThat(validated.err()).startsWith(file + ":" + mistake.message.get(0));
    assertThat(validated.err()).contains(mistake.message).doesNotContain("Exception", "\tat ");
    assertThat(Ran.contend("run", file.toString())).isEqualTo(validated);
  }

  @Test
  void aNumberWithoutItsUnitIsShownHowToWriteIt() throws IOException {
    Path file =
        file("my.yaml", GOOD.replace("xeon-8480plus", "mine") + "machines: {mine: {os: 5}}\n");
    assertThat(Ran.contend("validate", file.toString()).err())
        .contains("machines.mine.os: expected a mapping, found '5'");
  }

  @Test
  void allMistakesAreToldAtOnce() throws IOException {
    String yaml = GOOD.replace("workers: 2", "workers: 0").replace("plus", "").replace("3t", "3x");
    Ran ran = Ran.contend("validate", file("my.yaml", yaml).toString());
    assertThat(ran.err().lines().filter(line -> line.startsWith(folder.toString()))).hasSize(3);
  }

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private void assertRefused(Path file, String answer) {
    for (String command : new String[] {"validate", "run"}) {
      Ran ran = Ran.contend(command, file.toString());
      assertThat(ran.err()).isEqualTo(answer);
      assertThat(ran.exit()).isEqualTo(3);
      assertThat(ran.out()).isEmpty();
    }
  }

  @Test
  void aMissingFileIsToldWithItsNeighbour() throws IOException {
    Path file = file("mine.yaml", GOOD);
    Path missing = folder.resolve("mien.yaml");
    assertRefused(missing, missing + ": no such file\n    did you mean 'mine.yaml'?\n");
    assertThat(file).exists();
  }

  @Test
  void anEmptyFileIsToldHowToBegin() throws IOException {
    Path file = file("my.yaml", "");
    assertRefused(file, file + ": the file is empty\n    begin with the line 'version: 1'\n");
  }

  @Test
  void aFileThatIsNotYamlIsToldWhere() throws IOException {
    Path file = file("my.yaml", "{\"a\": [1, 2\n");
    assertThat(Ran.contend("run", file.toString()).err())
        .startsWith(file + ":1:7: the list that opens here with '[' goes wrong or is never closed")
        .contains("separate items with commas and close the list with ']'");
  }

  @Test
  void aProseFileIsNoScenario() throws IOException {
    Path file = file("my.yaml", "Dear simulator, please count primes\n");
    Ran ran = Ran.contend("run", file.toString());
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("expected a mapping, found 'Dear simulator, please count");
  }

  @Test
  void aBinaryFileIsNoText() throws IOException {
    Path file = folder.resolve("my.yaml");
    Files.write(file, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0});
    Ran ran = Ran.contend("run", file.toString());
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err())
        .startsWith(file + ":1:1: not UTF-8 text from here on")
        .endsWith("save the file as UTF-8\n");
    byte[] zeros = "version: 1\n\0\0".getBytes(StandardCharsets.UTF_8);
    Files.write(file, zeros);
    assertThat(Ran.contend("run", file.toString()).err())
        .startsWith(file + ":2:1: character U+0000 does not belong in a text");
  }

  @Test
  void aFolderIsNoFile() {
    assertRefused(
        folder,
        folder + ": this is a directory\n    name a scenario file in it, ending in .yaml\n");
  }

  @Test
  void anUnknownExperimentIsToldWithTheNearest() {
    Ran ran = Ran.contend("run", "prime-siev");
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err())
        .startsWith(
            """
            contend: no experiment 'prime-siev' in the library, and no such file
                did you mean 'prime-sieve'? (one of: data-loader, \
            """);
  }

  @Test
  void wrongOptionsAreToldWithTheNearest() {
    assertOptions(
        "contend: unknown option '--jbs'\n"
            + "    did you mean '--jobs'? (one of: --out, --set, --sweep, --jobs, --no-why,"
            + " --limit, --shard, --dry-run, --point,"
            + " --replication, --emit, --shards, --cpus, --image, --claim, --on and 10 more)\n"
            + "    try 'contend run --help'\n",
        "run",
        "prime-sieve",
        "--jbs",
        "3");
    assertOptions(
        """
        contend: unknown command 'rn'
            did you mean 'run'? (one of: init, run, merge, validate, verify, compare, whatif, plan, fleet, crossover, sensitivity, chart, table, report, paper, list and 8 more)
            try 'contend --help'
        """,
        "rn",
        "x");
    assertOptions(
        """
        contend: the scenario's name is empty
            name a scenario file, or an experiment of 'contend list experiments'
        """,
        "run",
        "");
    assertOptions(
        """
        contend: 'b' is one argument too many
            try 'contend validate --help'
        """,
        "validate",
        "a",
        "b");
    assertOptions(
        """
        contend: Missing required parameter: 'SCENARIO'
            try 'contend run --help'
        """,
        "run");
    assertOptions(
        "contend: --jobs is 0; write a number from 1 to 1024\n",
        "run",
        "prime-sieve",
        "--jobs",
        "0");
    assertOptions(
        """
        contend: Invalid value for option '--jobs': 'x' is not an int
            try 'contend run --help'
        """,
        "run",
        "prime-sieve",
        "--jobs",
        "x");
    assertOptions(
        "contend: there are no 'machine' to list\n    did you mean 'machines'? (one of: all, "
            + "experiments, plans, fleets, machines, runtimes, prices, references, workloads, policies, protocols,"
            + " charts)\n",
        "list",
        "machine");
  }

  private static void assertOptions(String answer, String... arguments) {
    Ran ran = Ran.contend(arguments);
    assertThat(ran.err()).isEqualTo(answer);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.exit()).isEqualTo(2);
  }

  @Test
  void whatIsMisspeltIsNotAlsoMissing() throws IOException {
    Path scenario =
        file(
            "mine.yaml",
            """
            version: 1
            name: mine
            machine: laptop
            workload: {use: countin}
            sweep: {matrix: {worker: [1, 2]}}
            """);
    Ran ran = Ran.contend("run", scenario.toString());
    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err())
        .contains("did you mean 'counting'?", "did you mean 'workers'?")
        .doesNotContain("is missing");
  }

  @Test
  void anOutputFolderBelowAFileIsRefusedBeforeTheRun() throws IOException {
    Path scenario = file("my.yaml", GOOD);
    Path below = scenario.resolve("out");
    Ran ran = Ran.contend("run", scenario.toString(), "--out", below.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .isEqualTo(
            "contend: cannot write to the output folder "
                + below
                + " (not a directory)\n    choose another folder with --out\n");
    Ran file = Ran.contend("run", scenario.toString(), "--out", scenario.toString());
    assertThat(file.exit()).isEqualTo(2);
    assertThat(file.err()).contains("(a file of that name is in the way)");
  }
}
