package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.reports.table.ResultTable;
import org.junit.jupiter.api.Test;

/** Laws of scalability fitted to the curves of an experiment. */
class CurveFitTest {
  private static final String SWEEP =
      """
      version: 1
      name: curve
      machine: xeon-8480plus
      workload: {use: prime-sieve, limit: 60000, chunk: 300}
      sweep:
        matrix:
          runtime: [cpython-3.13, cpython-3.13t]
          workers: [1, 2, 4, 8, 16]
      replications: 3
      """;

  @Test
  void theGilIsASerialShareOfOneAndFreeThreadingASmallOne() throws InterruptedException {
    ResultTables tables = tables(SWEEP);
    ResultTable fits = tables.fits().orElseThrow();
    ResultTable gil = law(fits, "cpython-3.13", "amdahl");
    assertThat(value(gil, "sigma")).isCloseTo(1, within(0.02));
    assertThat(value(gil, "knee")).isCloseTo(1, within(0.02));
    ResultTable free = law(fits, "cpython-3.13t", "amdahl");
    assertThat(value(free, "sigma")).isBetween(0.0, 0.2);

    // The law of one worker is about what one worker does.
    ResultTable alone = tables.results().where("runtime", "cpython-3.13t").where("metric", "time");
    double time = alone.where("workers", "1").rows().get(0).number("mean");
    ResultTable usl = law(fits, "cpython-3.13t", "usl");
    assertThat(value(usl, "lambda")).isCloseTo(1 / time, within(0.1 / time));
    for (ResultTable.Row row : fits.rows()) {
      assertThat(row.number("ci95_low")).isLessThanOrEqualTo(row.number("value"));
      assertThat(row.number("ci95_high")).isGreaterThanOrEqualTo(row.number("value"));
      assertThat(row.integer("fewest_workers")).isEqualTo(1);
      assertThat(row.integer("most_workers")).isEqualTo(16);
      assertThat(row.integer("replications")).isEqualTo(3);
      boolean isOutside =
          row.text("unit").equals("workers")
              && (row.number("value") > 16 || row.number("value") < 1);
      assertThat(row.text("extrapolated")).isEqualTo(isOutside ? "yes" : "no");
    }
    assertThat(tables.fitted())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("cpython-3.13 on xeon-8480plus: follows ")
        .endsWith("; more workers add nothing.");
  }

  /** A curve of operations is fitted as it is; what does not vary has no intervals. */
  @Test
  void countedOperationsAreFittedWithoutABaseline() throws InterruptedException {
    ResultTables tables =
        tables(
            """
            version: 1
            name: counted
            machine: xeon-8360y-2s
            workload: {use: counting, operation: fetch-add, think: 600 ns}
            pinning: cores
            variation: none
            sweep: {matrix: {workers: [2, 4, 8, 16, 24, 32]}}
            replications: 1
            report: {charts: []}
            """);
    ResultTable usl = law(tables.fits().orElseThrow(), "native", "usl");
    // N* = 18 by asymptotic analysis: experiment hardware/think-time-knee.
    assertThat(value(usl, "knee")).isCloseTo(18, within(2.0));
    assertThat(usl.rows().get(0).hasValue("ci95_low")).isFalse();
    assertThat(tables.fitted()).singleElement().asString().contains("the knee is at");
  }

  @Test
  void fourNumbersOfWorkersAreTooFew() throws InterruptedException {
    ResultTables tables = tables(SWEEP.replace("[1, 2, 4, 8, 16]", "[1, 2, 4, 8]"));
    assertThat(tables.fits()).isEmpty();
    assertThat(tables.fitted()).isEmpty();
  }

  @Test
  void aTimeWithoutABaselineIsNoThroughput() throws InterruptedException {
    assertThat(tables(SWEEP.replace("[1, 2, 4, 8, 16]", "[2, 4, 6, 8, 16]")).fits()).isEmpty();
  }

  private static ResultTables tables(String scenario) throws InterruptedException {
    return new ResultTables(ExperimentTest.run(scenario, 2));
  }

  private static ResultTable law(ResultTable fits, String runtime, String law) {
    return fits.where("runtime", runtime).where("law", law);
  }

  private static double value(ResultTable law, String parameter) {
    ResultTable rows = law.where("parameter", parameter);
    assertThat(rows.rows()).as(parameter).hasSize(1);
    return rows.rows().get(0).number("value");
  }
}
