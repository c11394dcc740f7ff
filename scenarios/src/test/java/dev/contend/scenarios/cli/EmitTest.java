package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Job files for clusters, written by the real command line, and run where they need no cluster. */
class EmitTest {
  private static final String SWEEP =
      """
      version: 1
      name: emitted
      machine: laptop
      workload: {use: prime-sieve, limit: 2000}
      sweep: {matrix: {runtime: [cpython-3.13, cpython-3.13t], workers: [1, 2]}}
      replications: 2
      limits: {events: 10000000}
      report: {charts: []}
      """;

  @TempDir private Path folder = Path.of("");

  private Ran emitted(String... options) throws IOException {
    Path file = Files.writeString(folder.resolve("emitted.yaml"), SWEEP);
    List<String> arguments =
        new ArrayList<>(List.of("run", file.toString(), "--out", folder.resolve("out").toString()));
    arguments.addAll(List.of(options));
    return Ran.contend(arguments.toArray(String[]::new));
  }

  /** The arguments of the command that a script gives. */
  private List<String> command(String script, String number) throws IOException {
    Path out = folder.resolve("out");
    String line =
        Files.readAllLines(out.resolve(script)).stream()
            .filter(each -> each.contains("${CONTEND:-"))
            .findFirst()
            .orElseThrow();
    String words =
        line.substring(line.indexOf("}\" ") + 3)
            .replace(" || code=$?", "")
            .replace("\"", "")
            .replace("$SLURM_ARRAY_TASK_ID", number);
    return Stream.of(words.split(" "))
        .map(
            word ->
                word.startsWith("scenario.") || word.startsWith("shards/") || word.equals(".")
                    ? out.resolve(word).normalize().toString()
                    : word)
        .flatMap(EmitTest::globbed)
        .toList();
  }

  private static Stream<String> globbed(String word) {
    if (!word.endsWith("/*")) {
      return Stream.of(word);
    }
    try (Stream<Path> files = Files.list(Path.of(word.substring(0, word.length() - 2)))) {
      return files.map(Path::toString).sorted().toList().stream();
    } catch (IOException exception) {
      throw new AssertionError(exception);
    }
  }

  @Test
  void theCommandsOfTheScriptsGiveTheResultsOfALocalRun() throws IOException {
    Ran emitted = emitted("--emit", "slurm", "--shards", "2", "--cpus", "1");
    assertThat(emitted.exit()).as(emitted.err()).isZero();
    assertThat(emitted.out().lines().map(line -> Path.of(line).getFileName().toString()))
        .containsExactly("submit.sh", "shards.sbatch", "merge.sbatch");
    assertThat(emitted.err()).contains("4 points in 2 shards of about").contains("submit.sh");

    for (String shard : List.of("1", "2")) {
      List<String> run = command("slurm/shards.sbatch", shard);
      assertThat(run).contains("--shard", shard + "/2", "events=10000000");
      Ran ran = Ran.contend(run.toArray(String[]::new));
      assertThat(ran.exit()).as(ran.err()).isZero();
    }
    Ran merged = Ran.contend(command("slurm/merge.sbatch", "").toArray(String[]::new));
    assertThat(merged.exit()).as(merged.err()).isZero();

    Path local = folder.resolve("local");
    assertThat(
            Ran.contend("run", folder.resolve("emitted.yaml").toString(), "--out", "" + local)
                .exit())
        .isZero();
    assertThat(folder.resolve("out/results.csv"))
        .hasSameBinaryContentAs(local.resolve("results.csv"));
  }

  @Test
  void jobFilesAreNotWrittenIntoResultsOfAnotherScenario() throws IOException {
    Path other =
        Files.writeString(
            folder.resolve("other.yaml"),
            SWEEP.replace("emitted", "other").replace("limit: 2000", "limit: 3000"));
    Path out = folder.resolve("out");
    Ran ran = Ran.contend("run", other.toString(), "--out", out.toString(), "--no-why");
    assertThat(ran.exit()).as(ran.err()).isZero();
    String resolved = Files.readString(out.resolve("scenario.resolved.yaml"));
    Ran refused = emitted("--emit", "slurm", "--shards", "2");
    assertThat(refused.exit()).isEqualTo(2);
    assertThat(refused.err()).contains("holds results of another scenario").contains("--force");
    assertThat(out.resolve("scenario.resolved.yaml")).hasContent(resolved);
    assertThat(out.resolve("manifest.json")).exists();
    assertThat(out.resolve("slurm")).doesNotExist();
    assertThat(emitted("--emit", "slurm", "--shards", "2", "--force").exit()).isZero();
  }

  @Test
  void kubernetesIsToldImageAndVolume() throws IOException {
    Ran ran =
        emitted("--emit", "kubernetes", "--shards", "2", "--image", "me/contend:1", "--claim", "c");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(folder.resolve("out/kubernetes/shards.yaml"))
        .content()
        .contains("image: me/contend:1")
        .contains("name: emitted");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--emit kubernetes --claim c        | takes --image",
        "--emit kubernetes --image i        | takes --claim",
        "--emit kubernetes --image i --claim A_ | takes --claim",
        "--emit slurm --image i             | are of '--emit kubernetes'",
        "--emit slurm --shards 5            | from 1 to 4",
        "--emit slurm --cpus 0              | --cpus is 0",
        "--emit slurm --dry-run             | does not go together",
        "--emit slurm --shard 1/2           | does not go together",
        "--shards 2                         | are of --emit",
        "--emit pbs                         | --emit"
      })
  void whatDoesNotFitIsRefused(String options, String message) throws IOException {
    Ran ran = emitted(options.split(" "));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains(message).doesNotContain("Exception");
    assertThat(folder.resolve("out")).doesNotExist();
  }
}
