package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.reports.table.CsvReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code whatif} makes of changes, held against files that are edited by hand. */
class WhatIfTest {
  private static final String SCENARIO =
      """
      version: 1
      name: small
      machine: xeon-8480plus
      workload:
        parameters: {items: 60, work: 40 us}
        objects: {config: {kind: dict, owner: main, items: 4}, total: variable}
        locks: {guard: threading-lock}
        devices: {disk: {servers: 1}}
        threads:
          reader:
            count: 1
            program: [{repeat: 10, do: [{native: 20 us, gil: kept}, {use: disk, for: 30 us}]}]
          worker:
            program:
              - repeat: share(items)
                do:
                  - {lock: guard, do: [{compute: 10 us}, {read: config, item: 1}]}
                  - compute: {lognormal: {mean: work, cv: 0.5}}
                  - {lock: guard}
                  - compute: {uniform: [1 us, 3 us]}
                  - {unlock: guard}
      sweep:
        matrix: {runtime: [cpython-3.13, cpython-3.14t], workers: [2, 5]}
      replications: 2
      """;

  @TempDir private Path folder = Path.of("");

  private String file(String name, String yaml) throws IOException {
    return Files.writeString(folder.resolve(name), yaml).toString();
  }

  private static Ran whatif(String file, String... options) {
    return Ran.contend(
        Stream.concat(Stream.of("whatif", file), Stream.of(options)).toArray(String[]::new));
  }

  /** A change, and what an editor would write: pairs of what stands in the file and what then. */
  static List<List<String>> changes() {
    return List.of(
        List.of(
            "shard:guard:3",
            "{guard: threading-lock}",
            "{guard: {kind: threading-lock, shards: 3}}"),
        List.of(
            "immortal:config", "owner: main, items: 4", "owner: main, items: 4, immortal: items"),
        List.of("own:config", "owner: main", "owner: each"),
        List.of("faster:work:25%", "work: 40 us", "work: 30 us"),
        List.of(
            "faster:guard:50%",
            "compute: 10 us",
            "compute: 5 us",
            "uniform: [1 us, 3 us]",
            "uniform: [500 ns, 1500 ns]"),
        List.of("faster:disk:50 %", "for: 30 us", "for: 15 us"),
        List.of("faster:reader:50%", "native: 20 us", "native: 10 us"),
        List.of("releases-gil", "gil: kept", "gil: released"),
        List.of("pinned", "machine: xeon", "pinning: cores\nmachine: xeon"),
        List.of(
            "switch-interval=1 ms + workload.items=40",
            "items: 60",
            "items: 40",
            "workers: [2, 5]}",
            "workers: [2, 5], switch-interval: [1 ms]}"),
        List.of(
            "runtime={use: cpython-3.13, policy: multiprocess}, machine=laptop",
            "runtime: [cpython-3.13, cpython-3.14t]",
            "runtime: [{use: cpython-3.13, policy: multiprocess}]",
            "machine: xeon-8480plus",
            "machine: laptop"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void aChangeGivesWhatAnEditedFileGivesToTheLastByte(List<String> change) throws IOException {
    String edited = SCENARIO;
    for (int i = 1; i < change.size(); i += 2) {
      assertThat(edited).contains(change.get(i));
      edited = edited.replace(change.get(i), change.get(i + 1));
    }
    Path out = folder.resolve("out");
    Ran ran =
        whatif(
            file("small.yaml", SCENARIO),
            "--change",
            change.get(0),
            "--points",
            "all",
            "--out",
            out.toString());
    assertThat(ran.err()).doesNotContain("no effect");
    assertThat(ran.exit()).isZero();
    assertThat(results(out.resolve("1"))).isEqualTo(run(edited, "edited"));
    assertThat(results(out.resolve("0")))
        .isEqualTo(run(SCENARIO, "as-it-was"))
        .isNotEqualTo(results(out.resolve("1")));
  }

  private static String results(Path run) throws IOException {
    return Files.readString(run.resolve("results.csv"));
  }

  private String run(String yaml, String name) throws IOException {
    Path out = folder.resolve(name);
    Ran ran = Ran.contend("run", file(name + ".yaml", yaml), "--no-why", "--out", out.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    return results(out);
  }

  @Test
  void theTableSaysWhatThePairedReplicationsSay() throws IOException {
    Path out = folder.resolve("out");
    whatif(file("small.yaml", SCENARIO), "--change", "faster:work:50%", "--out", out.toString());
    var rows = CsvReader.read(out.resolve("whatif.csv")).rows();
    assertThat(rows).extracting(row -> row.text("workers")).containsExactly("5", "5");
    for (var row : rows) {
      List<Double> logs = new ArrayList<>();
      for (int r = 0; r < 2; r++) {
        double before = time(out.resolve("0"), row.text("runtime"), r);
        logs.add(Math.log(time(out.resolve("1"), row.text("runtime"), r) / before));
      }
      double mean = (logs.get(0) + logs.get(1)) / 2;
      assertThat(row.number("share")).isCloseTo(Math.expm1(mean), within(1e-6));
      // Student's quantile for one degree of freedom, and the standard error of two values.
      double half = 12.7062 * Math.abs(logs.get(0) - logs.get(1)) / 2;
      assertThat(row.number("ci95_low")).isCloseTo(Math.expm1(mean - half), within(1e-4));
      assertThat(row.number("ci95_high")).isCloseTo(Math.expm1(mean + half), within(1e-3));
    }
  }

  private static org.assertj.core.data.Offset<Double> within(double off) {
    return org.assertj.core.data.Offset.offset(off);
  }

  private static double time(Path run, String runtime, int replication) throws IOException {
    return CsvReader.read(run.resolve("replications.csv")).rows().stream()
        .filter(row -> row.text("runtime").equals(runtime) && row.text("metric").equals("time"))
        .filter(row -> row.integer("replication") == replication)
        .findFirst()
        .orElseThrow()
        .number("value");
  }

  @Test
  void theAnswerComesFirstAndAsJsonToo() throws IOException {
    String small = file("small.yaml", SCENARIO);
    String[] changes = {"--change", "faster:worker:50%", "--change", "workers=3"};
    Ran text = whatif(small, changes);
    assertThat(text.out())
        .startsWith("cpython-3.13, 5 workers on xeon-8480plus: of 2 changes most is gained by")
        .contains("cpython-3.14t, 5 workers on xeon-8480plus: of 2 changes none is seen to help.")
        .contains("faster:worker:50%", "workers=3", "Runs before and after share");
    Ran json =
        whatif(
            small, Stream.concat(Stream.of("--json"), Stream.of(changes)).toArray(String[]::new));
    JsonNode answer = new ObjectMapper().readTree(json.out());
    assertThat(answer.path("rows")).hasSize(4);
    assertThat(answer.path("changes").get(1).path("options").get(1).asText())
        .isEqualTo("workers=3");
    assertThat(answer.path("answer").get(0).asText()).startsWith("cpython-3.13, 5 workers");
  }

  @Test
  void anotherNumberOfSocketsIsAMachineThatExtendsTheFirst() throws IOException {
    Path out = folder.resolve("out");
    String small = SCENARIO.replace("xeon-8480plus", "epyc-9454-2s");
    Ran ran = whatif(file("small.yaml", small), "--change", "sockets:3", "--out", out.toString());
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(out.resolve("1/scenario.resolved.yaml")))
        .contains("sockets: 3", "machine: epyc-9454-2s-3-sockets");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "immortal:confg | the program has no object 'confg'",
        "immortal:total | the program has no object 'total'",
        "shard:guard:none | 'none' is no number of locks",
        "faster:work:120% | '120%' is no part that can be saved",
        "faster:wrk:20% | did you mean 'work'?",
        "imortal:config | did you mean 'immortal'?",
        "wrkers=3 | unknown key 'wrkers'",
        "runtime.policy=multiprocess | has no effect",
        "machine=xeon-8480 | did you mean 'xeon-8480plus'?",
        "sockets:2 | handoff",
        "releases-gill | did you mean 'releases-gil'?"
      })
  void aChangeThatCannotBeMadeIsRefusedWithWhatToWrite(String change, String said)
      throws IOException {
    Ran ran = whatif(file("small.yaml", SCENARIO), "--change", change);
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("--change '" + change + "'", said);
  }

  @Test
  void aBuiltInWorkloadHasParametersToHastenAndNoThings() {
    Ran ran = whatif("prime-sieve", "--change", "immortal:config");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("prime-sieve is not written in the scenario");
  }

  @Test
  void aFolderWithFilesIsLeftAloneWithoutForce() throws IOException {
    Files.writeString(folder.resolve("mine.txt"), "mine");
    String small = file("small.yaml", SCENARIO);
    Ran ran = whatif(small, "--change", "pinned", "--out", folder.toString());
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("holds other files", "--force");
    assertThat(folder.resolve("whatif.csv")).doesNotExist();
  }

  @Test
  void allWrongChangesAreToldAtOnce() throws IOException {
    Ran ran =
        whatif(
            file("small.yaml", SCENARIO),
            "--change",
            "faster:logger:20%",
            "--change",
            "pinned",
            "--change",
            "own:nothing",
            "--change",
            "workload.itms=4");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(
            "contend: --change 'faster:logger:20%': the program has no time 'logger'\n"
                + "    write it as 'faster:work:20%'; one of: work, ",
            "contend: --change 'own:nothing': the program has no object 'nothing'\n",
            "contend: the scenario is not right with --change 'workload.itms=4'\n")
        .doesNotContain("'pinned'");
  }
}
