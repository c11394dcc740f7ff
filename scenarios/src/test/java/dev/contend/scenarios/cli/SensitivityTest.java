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
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code sensitivity} finds an answer to depend on. */
class SensitivityTest {
  /** Services and gaps by chance, one server: M/M/1, since what the server does else is nothing. */
  private static final String QUEUE =
      """
      version: 1
      name: queue
      machine: laptop
      runtime: cpython-3.13t
      workers: 2
      workload:
        parameters: {requests: 1500, service: 50 ms}
        queues: {inbox: simple-queue}
        threads:
          source:
            count: 1
            program: [{arrivals: inbox, every: {exponential: 100 ms}, count: requests}]
          server:
            program:
              - repeat: share(requests)
                do: [{get: inbox}, {sleep: {exponential: service}}, {served: inbox}]
      seed: 5
      """;

  /** Two threads that divide some work, which a process does too, but later. */
  private static final String WORK =
      """
      version: 1
      name: work
      machine: laptop
      workload:
        parameters: {steps: 40}
        threads: {worker: {program: [{repeat: share(steps), do: [{compute: 1 ms}]}]}}
      variation: none
      sweep:
        matrix:
          runtime: [cpython-3.13, {use: cpython-3.13, policy: multiprocess, start-method: spawn}]
          workers: [1, 2]
      """;

  @TempDir private Path folder = Path.of("");

  private Ran asked(String yaml, String out, String... options) throws IOException {
    String file = Files.writeString(folder.resolve("asked.yaml"), yaml).toString();
    return Ran.contend(
        Stream.concat(
                Stream.of("sensitivity", file, "--out", folder.resolve(out).toString()),
                Stream.of(options))
            .toArray(String[]::new));
  }

  /** The mean time in the queue is 1 / (1 / service - 1 / 100 ms): 150 ms with services of 60. */
  @Test
  void theValueThatFlipsTheClaimOfAQueueIsThatOfTheory() throws IOException {
    String[] options = {
      "--claim", "latency-mean <= 150 ms",
      "--range", "workload.parameters.service=40..80 ms",
      "--only", "machine.os.idle-wake",
      "--pairs", "4",
      "--jobs", "1"
    };
    Ran ran = asked(QUEUE, "one", options);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .startsWith(
            "'latency-mean <= 150 ms' with 2 workers of cpython-3.13t on laptop holds with");
    Matcher flip =
        Pattern.compile(
                "It flips if workload.parameters.service is above [0-9.]+ ms \\(95 % interval"
                    + " ([0-9.]+) ms to ([0-9.]+) ms; stated: 50 ms\\), all else as stated\\.")
            .matcher(ran.out().replaceAll("\\s+", " "));
    assertThat(flip.find()).as(ran.out()).isTrue();
    assertThat(Double.parseDouble(flip.group(1))).isBetween(50.0, 60.0);
    assertThat(Double.parseDouble(flip.group(2))).isBetween(60.0, 72.0);
    options[options.length - 1] = "2";
    Ran other = asked(QUEUE, "two", options);
    assertThat(other.out()).isEqualTo(ran.out());
    for (String file : List.of("sensitivity.csv", "results.csv", "summary.md")) {
      assertThat(folder.resolve("two/" + file))
          .hasSameBinaryContentAs(folder.resolve("one/" + file));
    }
    long kept = Files.size(folder.resolve("two/runs/1.runs"));
    Ran again = asked(QUEUE, "two", options);
    assertThat(again.out()).isEqualTo(ran.out());
    assertThat(again.err()).contains("runs are in ");
    assertThat(Files.size(folder.resolve("two/runs/1.runs"))).isEqualTo(kept);
  }

  /** With a process of 73 ms to start it cannot pay to divide 40 ms of work. */
  @Test
  void twoRuntimesAreHeldAgainstEachOther() throws IOException {
    Ran ran = asked(WORK, "out", "--pairs", "2", "--json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    JsonNode answer = new ObjectMapper().readTree(ran.out());
    assertThat(answer.path("question").asText())
        .isEqualTo("cpython-3.13 beats cpython-3.13+multiprocess+spawn");
    assertThat(answer.path("answer").get(1).asText())
        .startsWith("It holds in 100.0 % (")
        .contains(" to 100.0) of the ranges of ");
    ResultTable table = CsvReader.read(folder.resolve("out/sensitivity.csv"));
    ResultTable.Row boot =
        table.rows().stream()
            .filter(row -> row.text("input").equals("runtime.process.spawn.boot"))
            .findFirst()
            .orElseThrow();
    assertThat(boot.number("at_low"))
        .isLessThan(boot.number("as_stated"))
        .isLessThan(boot.number("at_high"));
    assertThat(boot.text("source")).contains("measured");
    // What is of fork is not of these processes.
    assertThat(table.rows()).noneMatch(row -> row.text("input").contains(".fork."));
    assertThat(folder.resolve("out/figures/tornado.svg")).isNotEmptyFile();
    // The ends are those of an edited file.
    Path edited = folder.resolve("edited");
    String[] run = {
      "run",
      Files.writeString(
              folder.resolve("edited.yaml"),
              WORK.replace("cpython-3.13, policy", "mine, policy")
                  + """
                    runtimes:
                      mine:
                        name: mine
                        extends: cpython-3.13
                        process: {spawn: {boot: {value: LOW, assumed: low}}}
                    """
                      .replace("LOW", boot.text("low")))
          .toString(),
      "--no-why",
      "--out",
      edited.toString()
    };
    assertThat(Ran.contend(run).exit()).isZero();
    ResultTable results = CsvReader.read(edited.resolve("results.csv"));
    assertThat(boot.number("at_low"))
        .isCloseTo(
            time(results, "mine+multiprocess+spawn") / time(results, "cpython-3.13"), within(1e-9));
  }

  private static double time(ResultTable results, String runtime) {
    return results.rows().stream()
        .filter(row -> row.text("runtime").equals(runtime) && row.text("metric").equals("time"))
        .filter(row -> row.integer("workers") == 2)
        .findFirst()
        .orElseThrow()
        .number("mean");
  }

  @Test
  void aMetricIsToldWithWhereItLies() throws IOException {
    Ran ran =
        asked(
            WORK,
            "out",
            "--sweep",
            "runtime=cpython-3.13",
            "--only",
            "machine.os,machine.cores",
            "--range",
            "workload.parameters.steps=20..60",
            "--pairs",
            "2");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().replaceAll("\\s+", " "))
        .startsWith("Time is 40.1 ms with 2 workers of cpython-3.13 on laptop, with the numbers")
        .contains("workload.parameters.steps 40 20 to 60 ")
        .contains("Shares of its variance over the ranges, alone and together with others:");
    // The time is that of 20 to 60 steps of 1 ms, of which the 95 % are those of 21 to 59.
    Matcher middle =
        Pattern.compile("In 95 % of the ranges of .* it is from ([0-9.]+) ms to ([0-9.]+) ms\\.")
            .matcher(ran.out().replaceAll("\\s+", " "));
    assertThat(middle.find()).as(ran.out()).isTrue();
    assertThat(Double.parseDouble(middle.group(1))).isCloseTo(21, within(3.0));
    assertThat(Double.parseDouble(middle.group(2))).isCloseTo(59, within(3.0));
    ResultTable table = CsvReader.read(folder.resolve("out/sensitivity.csv"));
    assertThat(table.rows())
        .extracting(row -> row.text("input"))
        .contains("workload.parameters.steps")
        .allMatch(name -> name.matches("(machine\\.(os|cores)|workload)\\..*"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--of latency | latency",
        "--of time --claim 'time <= 1 s' | --of, --claim and --between ask different questions",
        "--claim 'time <= 1 GiB' | compares a duration with '1 GiB', a size",
        "--claim 'utilisation <= 0.5' | utilisation",
        "--claim 'time <= 1 s' | the scenario has 2 curves",
        "--between cpython-3.13 cpython-3.12 | has no runtime 'cpython-3.12'",
        "--range machine.os | is no range: 'machine.os'",
        "--range workload.parameters.steps=5..5 | from 5 to 5 is no range",
        "--range 'workload.parameters.steps=5 us..1 GiB' | measure different things",
        "--range workload.parameters.stepps=5..9 | does not fit the scenario at 5",
        "--only machine.osses | no number 'machine.osses' has a range",
        "--pairs 0 | --pairs is 0",
        "--alone 51 | --alone is 51"
      })
  void aWrongQuestionIsToldWithWhatToWrite(String options, String message) throws IOException {
    String[] words =
        Pattern.compile("'[^']*'|[^ ]+")
            .matcher(options)
            .results()
            .map(word -> word.group().replace("'", ""))
            .toArray(String[]::new);
    Ran ran = asked(WORK, "out", words);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(2);
    assertThat(ran.err()).contains(message).contains("\n    ").doesNotContain("Exception");
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void withoutAnyResultThereIsNothingToAsk() throws IOException {
    Ran ran =
        asked(
            WORK,
            "out",
            "--of",
            "time",
            "--sweep",
            "runtime=cpython-3.13",
            "--set",
            "limits.events=5");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(6);
    assertThat(ran.err()).contains("there is no result with the numbers as stated at cpython-3.13");
  }
}
