package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said of a wrong plan, and of a wrong price list. */
class PlanMistakesTest {
  @TempDir private Path folder = Path.of("");

  @BeforeEach
  void writesThePrices() throws IOException {
    Files.writeString(folder.resolve("mine.yaml"), PlanTest.PRICES);
  }

  /**
   * A mistake in the good plan.
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
            "'p99(latency) <= 80 ms'",
            "'p98(latency) <= 80 ms'",
            "plan.yaml:8:14: objectives[0]: unknown name 'p98(latency)'",
            "did you mean 'p99(latency)'?"),
        new Mistake(
            "'p99(latency) <= 80 ms'",
            "thruput >= 100/s",
            "plan.yaml:8:14: objectives[0]: unknown name 'thruput'",
            "did you mean 'throughput'?"),
        new Mistake(
            "memory <= 2 GiB",
            "memory <= 2 ms",
            "plan.yaml:8:39: objectives[1]: compares a size with '2 ms', a duration",
            "write a size as '64 KiB'"),
        new Mistake(
            "memory <= 2 GiB",
            "'p99(latency) >= 90 ms'",
            "plan.yaml:8:39: objectives[1]: contradicts 'p99(latency) <= 80 ms'",
            "loosen one of the bounds"),
        new Mistake(
            "memory <= 2 GiB",
            "throughput >= 300/s",
            "plan.yaml:8:39: objectives[1]: asks for more than arrives, 225/s",
            "loosen one of the bounds"),
        new Mistake(
            "['p99(latency) <= 80 ms', memory <= 2 GiB]",
            "[]",
            "plan.yaml:8:1: objectives: has no objective",
            "write at least one"),
        new Mistake(
            "machine: [graviton2, xeon-8480plus]",
            "machine: [graviton2, xeon-8370c]",
            "prices: mine of 2026-11-30 has no price for the machine 'xeon-8370c'",
            "add it under 'per-hour' in a copy of that list, or choose among: xeon-8480plus,"
                + " graviton2"),
        new Mistake(
            "runtime: [cpython-3.14, cpython-3.14t]",
            "runtime: []",
            "plan.yaml:11:3: choices.runtime: has no value",
            "write at least one"),
        new Mistake(
            "runtime: [cpython-3.14, cpython-3.14t]",
            "",
            "choices: has no 'runtime', which the scenario varies",
            "add 'runtime: [...]' with what may be chosen"),
        new Mistake(
            "workers: 1..12",
            "wokers: 1..12",
            "plan.yaml:12:3: choices.wokers: unknown key 'wokers'",
            "did you mean 'workers'?"),
        new Mistake(
            "growth: 50 %/year",
            "growth: 50 %",
            "plan.yaml:7:39: demand.growth: '50 %' is not a growth by the year",
            "write it as '20 %/year'"),
        new Mistake(
            "arrival-rate: 100/s,",
            "arrival-rate: 100/s, parameter: arival-rate,",
            "demand.parameter: web-service has no parameter 'arival-rate'",
            "did you mean 'arrival-rate'?"),
        new Mistake(
            "extends: web-service",
            "extends: web-servise",
            "scenario.extends: unknown experiment 'web-servise'",
            "did you mean 'web-service'?"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsPlaceAndWhatToWrite(Mistake mistake) throws IOException {
    assertThat(PlanTest.SERVICE).contains(mistake.line());
    Ran ran =
        PlanTest.planned(folder, PlanTest.SERVICE.replace(mistake.line(), mistake.by()), "out", 1);
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err()).contains(mistake.message()).doesNotContain("internal error");
  }

  @Test
  void aPriceListIsCheckedToo() throws IOException {
    Files.writeString(
        folder.resolve("mine.yaml"),
        PlanTest.PRICES
            .replace("2026-11-30", "yesterday")
            .replace("EUR", "euro")
            .replace(", source: an invoice", ""));
    Ran ran = PlanTest.planned(folder, PlanTest.SERVICE, "out", 1);
    assertThat(ran.exit()).isEqualTo(ExitCode.WRONG_FILE.code());
    assertThat(ran.err())
        .contains("mine.yaml:3:1: currency: 'euro' is no currency")
        .contains("mine.yaml:4:7: date: 'yesterday' is not a date")
        .contains("per-hour.xeon-8480plus: has no source");
  }
}
