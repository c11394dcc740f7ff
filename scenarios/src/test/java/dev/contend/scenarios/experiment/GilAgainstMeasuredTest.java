package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.reference.Comparison;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.reference.ReferenceReader;
import dev.contend.scenarios.reference.Vocabulary;
import dev.contend.scenarios.testing.ScenarioTexts;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The interpreter lock against what was measured of it: the library's experiments {@code
 * runtimes/gil-*} held against their references.
 */
class GilAgainstMeasuredTest {
  @Test
  void threadsTakeTurnsAsOftenAsMeasured() throws InterruptedException {
    ResultTable held = held("gil-switch", 11, 0);
    List<Double> errors =
        held.rows().stream().map(row -> Math.abs(row.number("error"))).sorted().toList();
    assertThat(errors.get(errors.size() / 2)).as("median error").isLessThan(0.15);
    assertThat(errors.get(errors.size() - 1)).as("worst error").isLessThan(0.40);
  }

  @Test
  void aThreadGetsItsInterpreterBackAsLateAsMeasured() throws InterruptedException {
    ResultTable held = held("gil-reacquire", 21, 1);
    assertThat(held.where("verdict", "met").rows()).hasSize(20);
  }

  @Test
  void shortOperationsOfADeviceAreSlowedByTheIntervalUnderTheGilAlone()
      throws InterruptedException {
    ResultTables results = results("gil-io");
    ResultTable rates = results.results().where("metric", "io-rate");
    assertThat(rates.rows()).hasSize(36);
    ResultTable beside = rates.where("workers", "2").where("workload.interpreter", "released");
    assertThat(rate(beside, "cpython-3.13", "5 ms")).isBetween(119 * 0.75, 126 * 1.25);
    ResultTable alone = rates.where("workers", "1").where("workload.interpreter", "released");
    Map<String, Double> intervals = new LinkedHashMap<>();
    intervals.put("5 ms", 5e-3);
    intervals.put("1 ms", 1e-3);
    intervals.put("500 us", 5e-4);
    intervals.forEach(
        (interval, seconds) ->
            assertThat(
                    1 / rate(beside, "cpython-3.13", interval)
                        - 1 / rate(alone, "cpython-3.13", interval))
                .as("what an operation takes longer, %s", interval)
                .isBetween(seconds, 1.2 * seconds));
    assertThat(rate(beside, "cpython-3.13t+gil-on", "5 ms"))
        .isBetween(
            0.95 * rate(beside, "cpython-3.13", "5 ms"),
            1.05 * rate(beside, "cpython-3.13", "5 ms"));
    assertThat(rate(beside, "cpython-3.13t", "5 ms"))
        .isGreaterThan(0.99 * rate(alone, "cpython-3.13t", "5 ms"));
    held("gil-serial-bus", results, 3, 0);
  }

  private static double rate(ResultTable rates, String runtime, String interval) {
    ResultTable one = rates.where("runtime", runtime).where("switch-interval", interval);
    assertThat(one.rows()).hasSize(1);
    return one.rows().get(0).number("mean");
  }

  private static ResultTable held(String name, int figures, int knownMisses)
      throws InterruptedException {
    return held(name, results(name), figures, knownMisses);
  }

  /** The comparison with a reference, in which every figure is held and none is missed. */
  private static ResultTable held(
      String reference, ResultTables results, int figures, int knownMisses) {
    Problems problems = new Problems();
    Reference published =
        new ReferenceReader(problems, Vocabulary.of(results.scenario()))
            .read(Library.REFERENCES.find(reference).orElseThrow());
    assertThat(problems.rendered()).isEmpty();
    Comparison comparison =
        new Comparison(results.scenario(), List.of(published), results.results());
    assertThat(comparison.table().rows()).hasSize(figures);
    assertThat(comparison.missed()).as("figures missed for no known reason").isFalse();
    assertThat(published.figures().stream().filter(figure -> !figure.knownMiss().isEmpty()))
        .hasSize(knownMisses);
    return comparison.table();
  }

  private static ResultTables results(String name) throws InterruptedException {
    String yaml = ScenarioTexts.ofLibrary("runtimes/" + name);
    yaml = ScenarioTexts.withLine(yaml, "replications:", "replications: 2");
    return new ResultTables(ExperimentTest.run(yaml, 2));
  }
}
