package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.reference.PublishedFigure;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.testing.ScenarioTexts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The library's experiments with devices and data loaders against the figures of the article: every
 * row within its bound, none a known miss.
 */
class ServicesAgainstPublishedTest {
  private static final double LEAST_BOUND = 0.04;

  @ParameterizedTest
  @CsvSource({"data-loader, 7, 3", "llm-serving, 6, 3", "sharded-training, 2, 8"})
  void everyFigureIsWithinItsBound(String name, int figures, int points)
      throws InterruptedException {
    ResultTable results = results(name, 2);
    Reference reference = PublishedFigures.named(name);
    assertThat(reference.figures()).hasSize(figures);
    assertThat(results.where("metric", "time").rows()).hasSize(points);
    for (PublishedFigure figure : reference.figures()) {
      double bound = figure.bound().orElseThrow();
      assertThat(figure.knownMiss()).isEmpty();
      assertThat(bound).isGreaterThan(LEAST_BOUND);
      assertThat(simulated(results, figure))
          .as("%s of %s", figure.metric(), figure.runtime())
          .isCloseTo(figure.published(), withinPercentage(100 * bound));
    }
  }

  @Test
  void aThreadStartsAndSharesWhereAProcessImportsAndCopies() throws InterruptedException {
    ResultTable results = results("data-loader", 2);
    assertThat(of(results, "loader-start", "article")).isBetween(0.001, 10.0);
    double process = of(results, "memory-per-worker", "cpython-3.13+multiprocess+spawn");
    // Published: 87.5 % less, within 5 points.
    assertThat(1 - of(results, "memory-per-worker", "article") / process).isBetween(0.825, 0.925);
  }

  @Test
  void theRankingOfServersIsAsPublished() throws InterruptedException {
    ResultTable results = results("llm-serving", 1);
    double gil = of(results, "token-rate", "cpython-3.13");
    double free = of(results, "token-rate", "article");
    assertThat(free).isGreaterThan(7 * gil);
    assertThat(of(results, "token-latency", "article"))
        .isLessThan(of(results, "token-latency", "cpython-3.13") / 7);
  }

  @Test
  void theFeedersOfAnInterpreterEndWithIt() throws InterruptedException {
    String scenario =
        """
        version: 1
        name: feeders
        machine: laptop
        runtime: {use: cpython-3.13, policy: per-interpreter-gil}
        workload: {use: data-loader, batches: 50}
        workers: 2
        replications: 1
        report: {charts: []}
        """;
    ResultTable results = new ResultTables(ExperimentTest.run(scenario, 1)).results();
    assertThat(results.where("metric", "sample-rate").rows()).hasSize(1);
  }

  private static ResultTable results(String name, int jobs) throws InterruptedException {
    return new ResultTables(ExperimentTest.run(ScenarioTexts.ofLibrary(name), jobs)).results();
  }

  private static double simulated(ResultTable results, PublishedFigure figure) {
    ResultTable rows =
        results
            .where("metric", figure.metric())
            .where("runtime", figure.runtime())
            .where("workers", Integer.toString(figure.workers().orElseThrow()));
    for (var axis : figure.axes().entrySet()) {
      rows = rows.where(axis.getKey(), axis.getValue());
    }
    assertThat(rows.rows()).as("%s", figure).hasSize(1);
    return rows.rows().get(0).number("mean");
  }

  private static double of(ResultTable results, String metric, String runtime) {
    ResultTable rows = results.where("metric", metric).where("runtime", runtime);
    assertThat(rows.rows()).hasSize(1);
    return rows.rows().get(0).number("mean");
  }
}
