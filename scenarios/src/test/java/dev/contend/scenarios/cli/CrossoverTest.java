package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where {@code crossover} finds that one runtime beats another. */
class CrossoverTest {
  /** Processes take time to start, which is worth it where there is work enough for many. */
  private static final String SCENARIO =
      """
      version: 1
      name: chunks
      machine: laptop
      workload:
        parameters: {steps: 60}
        threads: {worker: {program: [{repeat: share(steps), do: [{compute: 1 ms}]}]}}
      variation: none
      sweep:
        matrix:
          runtime: [cpython-3.13, {use: cpython-3.13, policy: multiprocess}]
          workers: [1, 8]
      """;

  @TempDir private Path folder = Path.of("");

  private String file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("chunks.yaml"), yaml).toString();
  }

  private static Ran crossover(String file, String... options) {
    return Ran.contend(
        Stream.concat(Stream.of("crossover", file), Stream.of(options)).toArray(String[]::new));
  }

  @Test
  void itIsWhereTheTimesOfAWholeSweepCross() throws IOException {
    String file = file(SCENARIO);
    Ran ran = crossover(file, "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    Path out = folder.resolve("out");
    String[] whole = {"run", file, "--sweep", "workers=1..8", "--no-why", "--out", out.toString()};
    assertThat(Ran.contend(whole).exit()).isZero();
    ResultTable results = CsvReader.read(out.resolve("results.csv"));
    int crossing = 1;
    while (time(results, "cpython-3.13+multiprocess", crossing)
        > time(results, "cpython-3.13", crossing)) {
      crossing++;
    }
    assertThat(crossing).isBetween(2, 8);
    JsonNode answer = new ObjectMapper().readTree(ran.out());
    assertThat(answer.path("answer").get(0).asText())
        .isEqualTo(
            "cpython-3.13+multiprocess beats cpython-3.13 from "
                + crossing
                + " workers on (95 % interval "
                + crossing
                + " to "
                + crossing
                + ").");
    for (JsonNode row : answer.path("rows")) {
      int workers = row.path("workers").asInt();
      double share =
          time(results, "cpython-3.13+multiprocess", workers)
              / time(results, "cpython-3.13", workers);
      assertThat(row.path("advantage").asDouble() + 1)
          .isCloseTo(share, org.assertj.core.data.Offset.offset(1e-6));
    }
  }

  private static double time(ResultTable results, String runtime, int workers) {
    return results.rows().stream()
        .filter(row -> row.text("runtime").equals(runtime) && row.text("metric").equals("time"))
        .filter(row -> row.integer("workers") == workers)
        .findFirst()
        .orElseThrow()
        .number("mean");
  }

  @Test
  void anotherAxisHasPlacesOfItsOwn() throws IOException {
    String[] options = {
      "--sweep", "workers=4", "--over", "workload.steps", "--values", "8,16,32,64,128"
    };
    Ran ran = crossover(file(SCENARIO), options);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("cpython-3.13+multiprocess beats cpython-3.13 from workload.steps ")
        .contains("By time, which does not vary from run to run.");
  }

  @Test
  void noCrossingIsAnAnswerToo() throws IOException {
    Ran ran = crossover(file(SCENARIO), "--to", "2", "--set", "workload.parameters.steps=4");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith("No crossing from 1 worker to 2: cpython-3.13 beats cpython-3.13+multiprocess");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--sweep runtime=cpython-3.13,cpython-3.13t,cpython-3.14t | has 3 runtimes",
        "--between cpython-3.13 cpython-3.12 | has no runtime 'cpython-3.12'",
        "--between cpython-3.13 cpython-3.13 | both runtimes are cpython-3.13",
        "--from 5 --to 5 | goes from 5 to 5",
        "--over workload.steps | nothing says from where to where 'workload.steps' goes",
        "--sweep workload.steps=10,20 | has several curves along 'workers'",
        "--sweep workload.steps=10,20 | keep one, as with --sweep workload.steps=10",
        "--replications 2 | --replications is 2",
        "--to 8 --values 1,2,4 | --values stands beside --to",
        "--from 1 --values 1,2,4 | --values stands beside --from"
      })
  void aQuestionThatCannotBeAnsweredIsToldWithWhatToWrite(String options, String said)
      throws IOException {
    Ran ran = crossover(file(SCENARIO), options.split(" "));
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(said);
  }
}
