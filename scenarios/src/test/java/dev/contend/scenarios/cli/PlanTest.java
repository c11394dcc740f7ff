package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command {@code plan}: the answer of a plan. */
class PlanTest {
  static final String PRICES =
      """
      version: 1
      name: mine
      currency: EUR
      date: 2026-11-30
      per-hour:
        xeon-8480plus: {value: 5, source: an invoice}
        graviton2: {value: 2, assumed: for the test}
      """;
  static final String SERVICE =
      """
      version: 1
      name: service
      question: How many?
      scenario:
        extends: web-service
        workload: {handler-cycles: 20000000, warm-up: 300 ms, duration: 3 s}
      demand: {arrival-rate: 100/s, growth: 50 %/year, years: 2}
      objectives: ['p99(latency) <= 80 ms', memory <= 2 GiB]
      choices:
        machine: [graviton2, xeon-8480plus]
        runtime: [cpython-3.14, cpython-3.14t]
        workers: 1..12
      prices: mine.yaml
      charge: cpus
      trials: {min: 3, max: 6}
      seed: 7
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writesThePrices() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), PRICES);
  }

  private Ran planned(String text, String out, int jobs, String... options) throws IOException {
    return planned(folder, text, out, jobs, options);
  }

  /** The command on a plan whose files are in a folder. */
  static Ran planned(Path folder, String text, String out, int jobs, String... options)
      throws IOException {
    Path file = folder.resolve("plan.yaml");
    Files.writeString(file, text);
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "plan",
                file.toString(),
                "--out",
                folder.resolve(out).toString(),
                "--jobs",
                String.valueOf(jobs)));
    arguments.addAll(List.of(options));
    return Ran.contend(arguments.toArray(String[]::new));
  }

  @Test
  void answersFirstAndTheSameWhateverTheJobs() throws IOException {
    Ran one = planned(SERVICE, "one", 1);
    Ran two = planned(SERVICE, "two", 2);
    assertThat(one.err()).doesNotContain("internal error");
    assertThat(one.exit()).isZero();
    assertThat(two.out()).isEqualTo(one.out());
    // The GIL serves some 180 of such requests a second; only the other runtime gets to 225.
    assertThat(one.out().lines().toList().get(2)).startsWith("Choice: cpython-3.14t on ");
    assertThat(one.out())
        .contains("What binds: with ")
        .contains("Headroom: p99(latency) is ")
        .contains("Memory: it lasts for up to 12 workers")
        .contains("Demand: 100/s today, 225/s in 2.00 years")
        .contains("Prices: mine of 2026-11-30");
    for (String file : List.of("plan.csv", "results.csv", "summary.md", "figures/pareto.svg")) {
      assertThat(folder.resolve("one/" + file))
          .as(file)
          .hasSameBinaryContentAs(folder.resolve("two/" + file));
    }
    assertThat(Files.readString(folder.resolve("one/plan.csv")))
        .contains(",met,p99(latency) <= 80 ms,ms,")
        .contains(",unstable,memory <= 2 GiB,GiB,");
  }

  @Test
  void writesWhatToDeployWithAndSaysWhatCannotBe() throws IOException {
    Path file = folder.resolve("plan.yaml");
    Files.writeString(file, SERVICE.replace("workers: 1..12", "workers: [8]"));
    Path out = folder.resolve("out");
    Ran ran =
        Ran.contend(
            "plan",
            file.toString(),
            "--out",
            out.toString(),
            "--emit",
            "gunicorn",
            "--emit",
            "dataloader");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.TARGET_MISSED.code());
    assertThat(ran.err()).contains("contend: dataloader cannot run workers that are threads");
    assertThat(Files.readString(out.resolve("deploy/gunicorn.conf.py")))
        .contains("workers = 1\nthreads = 8\n");
    assertThat(out.resolve("deploy/dataloader.py")).doesNotExist();
    assertThat(Files.readString(out.resolve("manifest.json"))).contains("deploy/gunicorn.conf.py");
  }

  @Test
  void saysWhatBindsAndHowFarItIsIfNothingDoes() throws IOException {
    String tooMuch = SERVICE.replace("100/s", "2000/s").replace("workers: 1..12", "workers: [8]");
    Ran ran = planned(tooMuch, "out", 2);
    assertThat(ran.exit()).isEqualTo(ExitCode.TARGET_MISSED.code());
    assertThat(ran.out())
        .contains("No choice is known to keep all objectives.")
        .contains("Nearest: cpython-3.14t on xeon-8480plus with 8 workers: more arrives than")
        .containsPattern("What binds: throughput; it serves [0-9.]+ % of what arrives.");
    Matcher several =
        Pattern.compile(
                "At least ([0-9]+) like (.*) on ([a-z0-9]+) with 8 workers would serve it, at"
                    + " ([0-9.]+) EUR an hour together, if load is balanced perfectly between them"
                    + " \\(assumed\\). Whether each keeps the objectives says a plan with its share,"
                    + " ([0-9.]+)/s\\.")
            .matcher(ran.out().replaceAll("\\s+", " "));
    assertThat(several.find()).as(ran.out()).isTrue();
    // What all choices serve in the one run that showed it is too little, with the price of 4 of
    // 112 and of 4 of 64 hardware threads.
    Map<String, Double> cost = new TreeMap<>();
    ResultTable results = CsvReader.read(folder.resolve("out/results.csv"));
    for (ResultTable.Row row : results.where("metric", "response-rate").rows()) {
      double share = row.text("machine").equals("graviton2") ? 2 * 4 / 64.0 : 5 * 4 / 112.0;
      double machines = Math.ceil(2000 * 1.5 * 1.5 / row.number("mean"));
      cost.put(row.text("runtime") + " on " + row.text("machine"), machines * share);
    }
    String cheapest =
        cost.entrySet().stream().min(Map.Entry.comparingByValue()).orElseThrow().getKey();
    assertThat(several.group(2) + " on " + several.group(3)).isEqualTo(cheapest);
    assertThat(Double.parseDouble(several.group(4))).isCloseTo(cost.get(cheapest), within(0.01));
    assertThat(Double.parseDouble(several.group(5)))
        .isCloseTo(4500 / Double.parseDouble(several.group(1)), within(1.0));
  }

  /** What the plan says is what the command for crossings finds of the same scenario. */
  @Test
  void saysFromHowManyWorkersOnTheChoiceBeatsOtherRuntimes() throws IOException {
    String scenario =
        """
        version: 1
        name: divided
        machine: xeon-8480plus
        workload:
          parameters: {steps: 60}
          threads: {worker: {program: [{repeat: share(steps), do: [{compute: 1 ms}]}]}}
        variation: none
        sweep:
          matrix:
            runtime: [cpython-3.13, {use: cpython-3.13, policy: multiprocess, start-method: fork}]
            workers: [1, 12]
        """;
    String divided = Files.writeString(folder.resolve("divided.yaml"), scenario).toString();
    String plan =
        """
        version: 1
        name: batch
        scenario: divided.yaml
        objectives: [time <= 30 ms]
        choices:
          runtime: [cpython-3.13, {use: cpython-3.13, policy: multiprocess, start-method: fork}]
          workers: 1..12
        prices: mine.yaml
        """;
    Path file = Files.writeString(folder.resolve("batch.yaml"), plan);
    Path out = folder.resolve("batch");
    Ran ran = Ran.contend("plan", file.toString(), "--crossovers", "--out", out.toString());
    assertThat(ran.exit()).as(ran.out() + ran.err()).isZero();
    Matcher crossing =
        Pattern.compile(
                "By time: cpython-3.13\\+multiprocess on xeon-8480plus beats cpython-3.13 on"
                    + " xeon-8480plus from ([0-9]+) workers on \\(95 % interval ([0-9]+) to ([0-9]+)\\)")
            .matcher(ran.out().replaceAll("\\s+", " "));
    assertThat(crossing.find()).as(ran.out()).isTrue();
    Ran crossover = Ran.contend("crossover", divided);
    assertThat(crossover.out())
        .startsWith(
            "cpython-3.13+multiprocess beats cpython-3.13 from "
                + crossing.group(1)
                + " workers on (95");
    assertThat(Files.readString(out.resolve("summary.md"))).contains("- By time: ");
    // With one worker the work takes 60 ms, too long here: told with the rival that it is of.
    Files.writeString(
        folder.resolve("divided.yaml"), scenario + "limits: {simulated-time: 50 ms}\n");
    Path limited = folder.resolve("limited");
    Ran.contend("plan", file.toString(), "--crossovers", "--out", limited.toString());
    assertThat(Files.readAllLines(limited.resolve("summary.md")))
        .filteredOn(line -> line.startsWith("- By time: "))
        .singleElement()
        .asString()
        .endsWith(" No result of one side or both at workers 1.");
  }

  @Test
  void aBatchIsDoneAtTheLeastCostForWhatItDoes() throws IOException {
    Ran ran =
        planned(
            """
            version: 1
            name: batch
            scenario:
              version: 1
              name: sieve
              workload: {use: prime-sieve, limit: 20000, chunk: 200}
            objectives: [memory <= 1 GiB]
            choices:
              machine: [xeon-8480plus]
              runtime: [cpython-3.13, cpython-3.13t]
              workers: [1, 2, 4, 8]
            prices: mine.yaml
            trials: {min: 2, max: 2}
            """,
            "batch",
            2,
            "--sensitivity",
            "--only",
            "runtime.memory,cpython-3.13.memory,cpython-3.13t.memory");
    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("Choice: cpython-3.13t on xeon-8480plus with 8 workers, at 5.00 EUR an hour")
        .contains("Runner-up: cpython-3.13 on xeon-8480plus with ")
        .containsPattern("[0-9.]+ % \\([0-9.]+ to [0-9.]+\\) dearer");
    assertThat(ran.out().replaceAll("\\s+", " "))
        .containsPattern("How sure: all objectives are kept in 100.0 % \\([0-9.]+ to 100.0\\) of")
        .contains("No number flips it alone within its range, all else as stated.")
        .contains("By cost: the choice costs less than the runner-up");
  }

  /** As in {@link SensitivityTest}: the mean time is 150 ms with services of 60. */
  @Test
  void saysForWhichShareOfTheRangesTheChoiceHoldsAndWhatWouldFlipIt() throws IOException {
    String plan =
        """
        version: 1
        name: queue
        scenario:
          version: 1
          name: queue
          workload:
            parameters: {requests: 600, service: 50 ms}
            queues: {inbox: simple-queue}
            threads:
              source:
                count: 1
                program: [{arrivals: inbox, every: {exponential: 100 ms}, count: requests}]
              server:
                program:
                  - repeat: share(requests)
                    do: [{get: inbox}, {sleep: {exponential: service}}, {served: inbox}]
        objectives: [latency-mean <= 150 ms, memory <= 1 GiB]
        choices: {machine: [graviton2], runtime: [cpython-3.13t], workers: [2]}
        prices: mine.yaml
        trials: {min: 2, max: 4}
        seed: 5
        """;
    String[] options = {
      "--sensitivity",
      "--range",
      "workload.parameters.service=40..80 ms",
      "--only",
      "machine.os.idle-wake"
    };
    Ran ran = planned(plan, "sure", 2, options);
    assertThat(ran.exit()).as(ran.err()).isZero();
    String said = ran.out().replaceAll("\\s+", " ");
    Matcher sure =
        Pattern.compile(
                "How sure: all objectives are kept in [0-9.]+ % \\(([0-9.]+) to ([0-9.]+)\\) of the"
                    + " ranges of 2 uncertain numbers, .* It flips if workload.parameters.service"
                    + " is above [0-9.]+ ms \\(95 % interval ([0-9.]+) ms to ([0-9.]+) ms; stated:"
                    + " 50 ms\\)")
            .matcher(said);
    assertThat(sure.find()).as(ran.out()).isTrue();
    assertThat(Double.parseDouble(sure.group(1))).isBetween(25.0, 50.0);
    assertThat(Double.parseDouble(sure.group(2))).isBetween(50.0, 75.0);
    assertThat(Double.parseDouble(sure.group(3))).isBetween(50.0, 60.0);
    assertThat(Double.parseDouble(sure.group(4))).isBetween(60.0, 72.0);
    ResultTable table = CsvReader.read(folder.resolve("sure/sensitivity.csv"));
    assertThat(table.rows().get(0).text("input")).isEqualTo("workload.parameters.service");
    assertThat(table.rows().get(0).text("quantity")).isEqualTo("least headroom");
    Ran plain = planned(plan, "sure", 1);
    assertThat(plain.out()).doesNotContain("How sure");
    assertThat(folder.resolve("sure/sensitivity.csv")).doesNotExist();
    Ran unasked = planned(plan, "sure", 1, "--only", "machine.os");
    assertThat(unasked.exit()).isEqualTo(2);
    assertThat(unasked.err()).contains("--range and --only say over what", "add --sensitivity");
    Ran wrong = planned(plan, "sure", 1, "--sensitivity", "--range", "workload.parameters.s=1..2");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("does not fit the scenario at 1").doesNotContain("\tat ");
  }

  /** Four workers on four CPUs: with the GIL one of them works at a time. */
  @Test
  void utilisationIsOfTheCpusThatTheContainerMayUse() throws IOException {
    Ran ran =
        planned(
            """
            version: 1
            name: busy
            scenario:
              version: 1
              name: sieve
              container: {cpus: 4}
              workload: {use: prime-sieve, limit: 200000, chunk: 200}
            objectives: [utilisation <= 50 %]
            choices:
              machine: [xeon-8480plus]
              runtime: [cpython-3.13, cpython-3.13t]
              workers: [4]
            prices: mine.yaml
            """,
            "busy", 2);
    assertThat(ran.out())
        .contains("Choice: cpython-3.13 on xeon-8480plus with 4 workers")
        .containsPattern("utilisation is 2[0-9]\\.[0-9] %");
    assertThat(Files.readString(folder.resolve("busy/plan.csv")))
        .containsPattern("cpython-3.13t,4,,missed,utilisation <= 50 %,%,[89][0-9]\\.");
  }
}
