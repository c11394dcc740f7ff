package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.experiment.FailedPoint;
import dev.contend.scenarios.yaml.Overrides;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code --set} and {@code --sweep} make of a scenario, and what is said of wrong ones. */
class OverridesTest {
  private static final String SCENARIO =
      """
      version: 1
      name: tiny
      machine: xeon-8480plus
      runtime: cpython-3.13
      workload: prime-sieve
      workers: 2
      container: {cpus: 2}
      replications: 1
      """;

  @TempDir private Path folder = Path.of("");

  private Ran contend(String command, String text, String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), text);
    return Ran.contend(
        Stream.concat(Stream.of(command, file.toString()), Stream.of(options))
            .toArray(String[]::new));
  }

  private List<String> resolved(String... options) throws IOException {
    Ran ran =
        contend(
            "validate",
            SCENARIO,
            Stream.concat(Stream.of(options), Stream.of("--resolved")).toArray(String[]::new));
    assertThat(ran.err()).isEmpty();
    return ran.out().lines().map(String::strip).toList();
  }

  @Test
  void aKeyIsSetInPlaceOfThatOfTheFile() throws IOException {
    assertThat(
            resolved(
                "--set",
                "workers=3",
                "--set",
                "workers=4",
                "--set",
                "seed=7",
                "--set",
                "pinning={list: [0, 2]}",
                "--set",
                "question=Why, then?"))
        .contains("workers: 4", "seed: 7", "question: \"Why, then?\"", "pinning:");
  }

  @Test
  void whatANameStandsForGetsKeysBesideIt() throws IOException {
    assertThat(
            resolved(
                "--set", "workload.limit=5000",
                "--set", "runtime.policy=multiprocess",
                "--set", "replications.max=9",
                "--set", "container.memory-limit=2 GiB"))
        .contains("use: prime-sieve", "limit: 5000", "use: cpython-3.13", "policy: multiprocess")
        .contains("min: 1", "max: 9", "cpus: 2", "memory-limit: 2 GiB");
  }

  private static final String PROGRAM =
      SCENARIO.replace(
          "workload: prime-sieve\n",
          """
          workload:
            parameters: {tasks: 40, work: 20 us}
            threads: {worker: {program: [{repeat: tasks, do: [{compute: work}]}]}}
          """);

  @Test
  void aParameterOfAWrittenProgramIsSetAsItIsSwept() throws IOException {
    Ran ran =
        contend(
            "validate",
            PROGRAM,
            "--set",
            "workload.tasks=60",
            "--set",
            "workload.parameters.work=30 us",
            "--resolved");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines().map(String::strip)).contains("tasks: 60", "work: 30 us");
    Ran swept =
        contend("validate", PROGRAM, "--set", "workload.tasks=6", "--sweep", "workload.tasks=1,2");
    assertThat(swept.err()).contains("--set workload.tasks has no effect");
  }

  @ParameterizedTest
  @CsvSource({"workload.taks", "workload.parameters.taks"})
  void aParameterThatAWrittenProgramHasNotIsRefused(String key) throws IOException {
    Ran ran = contend("validate", PROGRAM, "--set", key + "=60");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err())
        .contains("contend: --set: " + key + ": the program has no parameter 'taks'")
        .contains("did you mean 'tasks'?");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "pinning.list[2]=1|'pinning.list' has no item '[2]'|pinning.list[0] to pinning.list[1]",
        "pinning.list[99999999999]=1|has no item '[99999999999]'|pinning.list[0] to",
        "pinning.list[-1]=1|has no item '[-1]'|pinning.list[0] to",
        "pinning.list[0]x=1|has no item '[0]x'|pinning.list[0] to",
        "pinning.list[0=1|has no item '[0'|pinning.list[0] to",
        "machine[0]=1|'machine' is no list with items|write the whole value, as 'machine=...'",
        "runtime.use=~|has no value|write it after the '='",
      })
  void whatIsNotThereIsToldAloneAndOfTheOption(String option, String wrong, String advice)
      throws IOException {
    Ran ran = contend("validate", SCENARIO + "pinning: {list: [0, 2]}\n", "--set", option);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(wrong, advice);
    assertThat(ran.err().lines().filter(line -> line.contains("^"))).hasSize(1);
  }

  @Test
  void anItemOfAListAndTheRuntimeBehindItsKeyAreSet() throws IOException {
    Ran ran =
        contend(
            "validate",
            SCENARIO + "pinning: {list: [0, 2]}\n",
            "--set",
            "pinning.list[1]=3",
            "--set",
            "runtime.use=cpython-3.14",
            "--resolved");
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out().lines().map(String::strip))
        .contains("use: cpython-3.14", "list: [\"0\", \"3\"]");
    Ran empty = contend("validate", SCENARIO, "--set", "runtime.use=''");
    assertThat(empty.err()).contains("unknown runtime ''").doesNotContain("policy");
  }

  @Test
  void anAxisTakesThePlaceOfAValueOrOfAnAxis() throws IOException {
    List<String> swept =
        resolved(
            "--sweep",
            "workers=1..4 log2",
            "--sweep",
            "container.cpus=1,2",
            "--sweep",
            "runtime=cpython-3.13t,{use: cpython-3.13, policy: multiprocess}",
            "--sweep",
            "workload.limit=[4000, 5000]");
    assertThat(swept)
        .containsSequence("workers:", "- 1", "- 2", "- 4", "container-cpus:", "- 1", "- 2")
        .containsSequence("runtime:", "- cpython-3.13t")
        .containsSequence("workload.limit:", "- 4000", "- 5000")
        .doesNotContain("workers: 2", "cpus: 2");
    Ran again =
        contend(
            "validate",
            SCENARIO.replace("workers: 2\n", "sweep: {matrix: {workers: [1, 2, 3]}}\n"),
            "--sweep",
            "workers=8,9");
    assertThat(again.out()).contains("ok, 2 points");
  }

  @Test
  void anAxisWinsOverAConstantAndItIsSaid() throws IOException {
    Ran ran =
        contend(
            "validate",
            SCENARIO,
            "--set",
            "workload.limit=9",
            "--sweep",
            "workload.limit=3000,4000");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("2 points");
    assertThat(ran.err())
        .contains("--set workload.limit has no effect: the sweep has an axis 'workload.limit'");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "--set|workers=x|--set: workers: 'x' is not a number|workers=x\\n            ^",
        "--set|wrkers=4|--set: wrkers: unknown key 'wrkers'|did you mean 'workers'?",
        "--set|workload.limti=50|--set: workload.limti: unknown key|did you mean 'limit'?",
        "--set|workload.limit=5|--set: workload.limit: '5' is too small|from 10 to",
        "--set|workers|--set: has no '='|--set workers=4",
        "--set|=4|--set: names no key|--set workers=4",
        "--set|workers=|--set: workers: has no value|as 'workers=4'",
        "--set|machine.os.x=1|--set: machine.os.x: 'machine' is the name of a|machines.mine.os.x",
        "--set|workload.limit=50|--set: workload: chunk is 2000, more than limit|workload.limit=50",
        "--sweep|workers=1,x|--sweep: sweep.matrix.workers[1]: 'x' is not|workers=1,x\\n              ^",
        "--sweep|workers=1..9 log2|does not come by its end|workers=1..9 log2\\n            ^",
        "--sweep|wrkers=1|--sweep: sweep.matrix.wrkers: unknown key|did you mean 'workers'?",
        "--sweep|workers=[1, 2|--sweep: workers: |workers=[1, 2",
      })
  void aWrongOptionIsToldAsOne(String option, String text, String wrong, String advice)
      throws IOException {
    Ran ran = contend("validate", SCENARIO, option, text);
    assertThat(ran.err())
        .startsWith("contend: " + option)
        .contains(wrong, advice.replace("\\n", "\n"));
    assertThat(ran.exit()).isEqualTo(ExitCode.WRONG_OPTIONS.code());
  }

  @Test
  void whatIsWrongInTheFileIsToldThere() throws IOException {
    Ran ran = contend("validate", SCENARIO + "sed: 3\n", "--set", "workers=x");
    assertThat(ran.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err()).contains("my.yaml:9:1: sed: unknown key", "contend: --set: workers: 'x'");
  }

  @Test
  void aChangedRunIsReproducedAndResumed() throws IOException {
    String out = folder.resolve("out").toString();
    String[] options = {
      "--set", "workload.limit=2000", "--sweep", "workers=1,2", "--no-why", "--out", out
    };
    assertThat(contend("run", SCENARIO, options).err()).doesNotContain("already");
    assertThat(Files.readString(Path.of(out, "manifest.json")))
        .contains("\"--set\", \"workload.limit=2000\", \"--sweep\", \"workers=1,2\"");
    byte[] results = Files.readAllBytes(Path.of(out, "results.csv"));
    Ran again = contend("run", SCENARIO, options);
    assertThat(again.err()).contains("all runs are in");
    assertThat(Files.readAllBytes(Path.of(out, "results.csv"))).isEqualTo(results);
    Ran reproduced = Ran.contend("reproduce", out);
    assertThat(reproduced.exit()).as(reproduced.err()).isZero();
    String written =
        SCENARIO
            .replace("workload: prime-sieve", "workload: {use: prime-sieve, limit: 2000}")
            .replace("workers: 2", "sweep: {matrix: {workers: [1, 2]}}");
    String other = folder.resolve("written").toString();
    contend("run", written, "--no-why", "--out", other);
    assertThat(Files.readAllBytes(Path.of(other, "results.csv"))).isEqualTo(results);
  }

  @Test
  void theCommandThatReplaysAPointHasTheChangesToo() throws IOException {
    Path file = Files.writeString(folder.resolve("my.yaml"), SCENARIO);
    Overrides overrides =
        new Overrides(List.of("workload.limit=5000"), List.of("workers=1..4 log2"));
    ScenarioArgument.Checked read = new ScenarioArgument(file.toString(), overrides).read();
    FailedPoint failed =
        new FailedPoint(1, read.spec().points().get(1), 3, 1, new IllegalStateException());
    assertThat(new Commands(List.of("run"), read).alone(failed))
        .endsWith(
            "--set workload.limit=5000 --sweep 'workers=1..4 log2' --point 2 --replication 3");
  }
}
