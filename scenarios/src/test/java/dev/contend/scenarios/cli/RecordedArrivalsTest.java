package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Programs whose items come as a CSV file says. */
class RecordedArrivalsTest {
  /** The head of a public trace of LLM requests, as its columns are. */
  private static final String CSV =
      """
      TIMESTAMP,ContextTokens,GeneratedTokens
      2023-11-16 18:15:46.6805900,374,3
      2023-11-16 18:15:46.7805900,396,2
      2023-11-16 18:15:46.7805900,879,5
      2023-11-16 18:15:47.0805900,91,1
      """;

  private static final String SCENARIO =
      """
      version: 1
      name: recorded
      machine: i7-6700hq-nosmt
      runtime: cpython-3.13
      variation: none
      workload:
        traces:
          chat:
            file: requests/chat.csv
            timestamp: TIMESTAMP
            columns: {prompt: ContextTokens, answer: GeneratedTokens}
        queues: {inbox: simple-queue}
        threads:
          source: {count: 1, program: [{arrivals: inbox, trace: chat}]}
          server:
            program:
              - repeat: 4
                do:
                  - get: inbox
                  - compute: prompt * 10 us
                  - repeat: answer
                    do: [{io: 1 ms}]
                  - served: inbox
      workers: 2
      replications: 1
      report: {charts: []}
      """;

  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writeTrace() throws IOException {
    Files.createDirectories(folder.resolve("requests"));
    Files.writeString(folder.resolve("requests/chat.csv"), CSV);
  }

  private Ran run(String scenario) throws IOException {
    Path file = Files.writeString(folder.resolve("recorded.yaml"), scenario);
    return Ran.contend("run", file.toString(), "--out", folder.resolve("out").toString());
  }

  private double metric(String name) throws IOException {
    return Files.readAllLines(folder.resolve("out/results.csv")).stream()
        .filter(line -> line.contains("," + name + ","))
        .map(line -> line.split("," + name + ",[^,]*,")[1].split(",")[0])
        .mapToDouble(Double::parseDouble)
        .findFirst()
        .orElseThrow();
  }

  /**
   * The second and the third item come together 100 ms after the first: one waits for the other.
   * The prompt of 879 tokens takes 8.8 ms at the highest clock and 5 waits of a device.
   */
  @Test
  void itemsComeAtTheirInstantsAndBringTheirNumbers() throws IOException {
    Ran ran = run(SCENARIO);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(metric("time")).isBetween(0.4, 0.45);
    double longest = 3.96 + 2 + 8.79 + 5;
    assertThat(metric("latency-p99")).isBetween(longest, longest * 1.2);
    assertThat(run(SCENARIO.replace("trace: chat}", "trace: chat, speed: 4}")).exit()).isEqualTo(2);
  }

  /** There is no run with 1 worker that a speedup could be drawn over. */
  @Test
  void aProgramOfTwoRolesHasChartsThatCanBeDrawn() throws IOException {
    Ran ran = run(SCENARIO.replace("report: {charts: []}\n", ""));
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err()).doesNotContain("not drawn", "figure");
    assertThat(folder.resolve("out/figures/latency-percentiles.svg")).isNotEmptyFile();
    assertThat(folder.resolve("out/figures/cause-shares.svg")).isNotEmptyFile();
    assertThat(folder.resolve("out/figures/speedup.svg")).doesNotExist();
  }

  @Test
  void aTraceIsPlayedFasterAndInPart() throws IOException {
    String part = SCENARIO.replace("trace: chat}", "trace: chat, speed: 4, count: 3}");
    Ran ran = run(part.replace("repeat: 4", "repeat: 3"));
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(metric("time")).isBetween(0.0447, 0.05);
  }

  @Test
  void resultsKeepTheTraceAndAreMadeAgainWithoutTheOriginal() throws IOException {
    assertThat(run(SCENARIO).exit()).isZero();
    Files.delete(folder.resolve("requests/chat.csv"));
    Path out = folder.resolve("out");
    assertThat(Files.readString(out.resolve("traces/chat.csv"))).isEqualTo(CSV);
    assertThat(Files.readString(out.resolve("manifest.json"))).contains("traces/chat.csv");
    Ran again = Ran.contend("reproduce", out.toString());
    assertThat(again.exit()).as(again.err()).isZero();
    Path paper = folder.resolve("paper");
    assertThat(Ran.contend("paper", out.toString(), paper.toString()).exit()).isZero();
    Path artifact = paper.resolve("artifact/scenario.resolved.yaml");
    assertThat(Ran.contend("validate", artifact.toString()).exit()).isZero();
    Files.writeString(out.resolve("traces/chat.csv"), CSV.replace("879", "878"));
    Ran changed = Ran.contend("reproduce", out.toString());
    assertThat(changed.exit()).isEqualTo(3);
    assertThat(changed.err()).contains("has other content than this scenario was written for");
  }

  /** The last header is not in UTF-8; nobody names it. */
  @Test
  void copiesAreTheSameBytesAndGoWithTheResultsThatTheyWereOf() throws IOException {
    String wide = CSV.replace("\n", ",1\n").replace("GeneratedTokens,1", "GeneratedTokens,Größe");
    byte[] csv = wide.getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("requests/chat.csv"), csv);
    assertThat(run(SCENARIO).exit()).isZero();
    Path out = folder.resolve("out");
    Files.writeString(out.resolve("traces/mine.txt"), "mine");
    String renamed = SCENARIO.replace("chat:\n", "other:\n").replace("trace: chat", "trace: other");
    Path file = Files.writeString(folder.resolve("recorded.yaml"), renamed);
    assertThat(Ran.contend("run", file.toString(), "--force", "--out", out.toString()).exit())
        .isZero();
    assertThat(out.resolve("traces/chat.csv")).doesNotExist();
    assertThat(out.resolve("traces/other.csv")).hasBinaryContent(csv);
    assertThat(out.resolve("traces/mine.txt")).exists();
    Path paper = folder.resolve("paper");
    assertThat(Ran.contend("paper", out.toString(), paper.toString()).exit()).isZero();
    try (Stream<Path> shipped = Files.list(paper.resolve("artifact/traces"))) {
      assertThat(shipped).singleElement().satisfies(each -> assertThat(each).hasBinaryContent(csv));
    }
  }

  @Test
  void anotherContentIsAnotherRun() throws IOException {
    assertThat(run(SCENARIO).exit()).isZero();
    double before = metric("latency-p99");
    Files.writeString(folder.resolve("requests/chat.csv"), CSV.replace("879", "979"));
    Path file = folder.resolve("recorded.yaml");
    Ran again =
        Ran.contend("run", file.toString(), "--force", "--out", folder.resolve("out").toString());
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(metric("latency-p99")).isBetween(before + 0.9, before + 1.2);
  }

  /** The other trace's items, of which one has seven answers, come to a server of their own. */
  @Test
  void twoTracesMayCallANumberTheSame() throws IOException {
    Files.writeString(folder.resolve("requests/batch.csv"), CSV.replace(",3", ",7"));
    String two =
        SCENARIO
            .replace(
                "  queues: {inbox: simple-queue}",
                "    batch: {file: requests/batch.csv, timestamp: TIMESTAMP, columns: {answer:"
                    + " GeneratedTokens}}\n  queues: {inbox: simple-queue, other: simple-queue}")
            .replace("    server:\n", "    server:\n      count: 1\n")
            .replace(
                "workers: 2\n",
                "    second: {count: 1, program: [{arrivals: other, trace: batch}]}\n"
                    + "    another: {count: 1, program: [{repeat: 4, do: [{get: other}, {repeat:"
                    + " answer, do: [{io: 1 ms}]}, {served: other}]}]}\nworkers: 4\n");
    Ran ran = run(two);
    assertThat(ran.exit()).as(ran.err()).isZero();
    Ran wrong = run(two.replace("{repeat: answer,", "{repeat: 6 - answer,"));
    assertThat(wrong.err()).contains("the number of repetitions");
    Ran mixed =
        run(two.replace("{arrivals: other, trace: batch}", "{arrivals: inbox, trace: batch}"));
    assertThat(mixed.err()).contains("'prompt' of an item, which not all items of 'inbox' have");
    Ran taken = run(two.replace("columns: {answer:", "columns: {workers:"));
    assertThat(taken.err()).contains("has a meaning already", "as 'item-workers'");
  }

  /** Answers of 3, 2, 5 and 1 tokens: those of 3 or more are taken by the second branch. */
  @Test
  void weightsAreThoseOfTheItemAtHand() throws IOException {
    String chosen =
        SCENARIO.replace(
            "- repeat: answer\n              do: [{io: 1 ms}]",
            "- choose:\n                - {weight: 'max(0, 3 - answer)', do: []}\n"
                + "                - {weight: 'max(0, answer - 2)', do: [{io: 1 s}]}");
    assertThat(chosen).isNotEqualTo(SCENARIO);
    Ran ran = run(chosen);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(metric("time")).isBetween(2.0, 2.2);
  }

  @Test
  void secondsAreInstantsToo() throws IOException {
    String seconds =
        CSV.replace("2023-11-16 18:15:46.6805900", "1700158546.68059")
            .replace("2023-11-16 18:15:46.7805900", "1700158546.78059")
            .replace("2023-11-16 18:15:47.0805900", "1700158547.08059");
    assertThat(run(SCENARIO).exit()).isZero();
    double before = metric("latency-p50");
    Files.writeString(folder.resolve("requests/chat.csv"), seconds);
    Path file = folder.resolve("recorded.yaml");
    String out = folder.resolve("out").toString();
    assertThat(Ran.contend("run", file.toString(), "--force", "--out", out).exit()).isZero();
    assertThat(metric("latency-p50")).isEqualTo(before);
  }

  private record Mistake(String right, String wrong, List<String> told) {}

  @TestFactory
  Stream<DynamicTest> mistakesOfTheTraceAreToldWithTheirLine() {
    return Stream.of(
            mistake("46.7805900,396", "45.7805900,396", "chat.csv:3:1", "before the instant above"),
            mistake(
                "2023-11-16 18:15:47.0", "7.0", "chat.csv:5:1", "not written like the instants"),
            mistake("2023-11-16 18:15:47", "16.11.2023", "chat.csv:5:1", "is no instant"),
            mistake("2023-11-16 18:15:47", "2023-11-31 18:15:47", "chat.csv:5:1", "is no instant"),
            mistake("879", "many", "chat.csv:4:29", "'many' is not a number"),
            mistake("879", "-1", "chat.csv:4:29", "'-1' is negative"),
            mistake("879,5", "879", "chat.csv:4:29", "2 values, and there are 3 headers"),
            mistake(
                "ContextTokens", "Context", "recorded.yaml:11:25", "has no column 'ContextTokens'"),
            mistake(CSV, "", "chat.csv", "the file is empty"))
        .map(
            mistake ->
                DynamicTest.dynamicTest(
                    mistake.told.get(1),
                    () -> {
                      String csv = CSV.replace(mistake.right, mistake.wrong);
                      assertThat(csv).isNotEqualTo(CSV);
                      Files.createDirectories(folder.resolve("requests"));
                      Files.writeString(folder.resolve("requests/chat.csv"), csv);
                      Ran ran = run(SCENARIO);
                      assertThat(ran.exit()).isEqualTo(3);
                      assertThat(ran.err()).contains(mistake.told);
                    }));
  }

  @TestFactory
  Stream<DynamicTest> mistakesOfTheProgramAreToldWithTheirPlace() {
    return Stream.of(
            mistake("- get: inbox", "- compute: 1 us", "20:15", "may have taken none"),
            mistake("trace: chat}", "trace: chta}", "14:59", "did you mean 'chat'?"),
            mistake("trace: chat}", "trace: chat, count: 5}", "14:34", "the trace has 4 items"),
            mistake("trace: chat}", "trace: chat, every: 1 ms}", "14:65", "beside 'trace'"),
            mistake("trace: chat}", "trace: chat, count: answer}", "14:72", "a number of one item"),
            mistake("trace: chat}", "every: 1 ms, count: 2 * answer}", "14:72", "uses 'answer'"),
            mistake("trace: chat}", "trace: chat, speed: answer}", "14:72", "uses 'answer'"),
            mistake(
                "trace: chat}", "trace: chat}, {put: inbox}", "20:15", "not all items of 'inbox'"),
            mistake(
                "- served: inbox",
                "- served: inbox\n            - {repeat: 2, do: [{sleep: prompt * 1 us}, {get:"
                    + " plain}]}\n            - {repeat: 2, do: [{put: plain}]}",
                "24:32",
                "not all items of 'plain'"),
            mistake("trace: chat}", "trace: chat, speed: 0}", "14:34", "it must be above 0"),
            mistake("trace: chat}", "count: 4, every: 1 ms, speed: 2}", "14:75", "needs a trace"),
            mistake("file: requests/", "file: ../", "9:13", "outside of the folder"),
            mistake(
                "requests/chat.csv", "requests/caht.csv", "caht.csv", "did you mean 'chat.csv'?"))
        .map(
            mistake ->
                DynamicTest.dynamicTest(
                    mistake.wrong,
                    () -> {
                      String scenario =
                          SCENARIO
                              .replace(mistake.right, mistake.wrong)
                              .replace(
                                  "{inbox: simple-queue}",
                                  mistake.wrong.contains("plain")
                                      ? "{inbox: simple-queue, plain: simple-queue}"
                                      : "{inbox: simple-queue}");
                      assertThat(scenario).isNotEqualTo(SCENARIO);
                      writeTrace();
                      Ran ran = run(scenario);
                      assertThat(ran.exit()).as(ran.out()).isEqualTo(3);
                      assertThat(ran.err()).contains(mistake.told);
                    }));
  }

  private static Mistake mistake(String right, String wrong, String... told) {
    return new Mistake(right, wrong, List.of(told));
  }
}
