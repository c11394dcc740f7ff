package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.statistics.MeanEstimate;
import dev.contend.engine.statistics.PairedDifference;
import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What common random numbers are worth: the variance of the difference of log times of two runtimes
 * at equal workers, over the sum of their variances, which runs that share nothing would have.
 */
class CommonRandomNumbersTest {
  private static ResultTable times = new ResultTable("", List.of(), List.of());

  @BeforeAll
  static void run() throws InterruptedException {
    ExperimentResult result =
        ExperimentTest.run(
            ScenarioTexts.ofLibrary("programs/open-arrivals")
                .replace("requests: 3000", "requests: 300")
                .replaceFirst("workload.burstiness: .*", "workload.burstiness: [1.0]")
                .replaceFirst("replications: .*", "replications: 8"),
            2);
    times = new ResultTables(result).replications().where("metric", "time");
  }

  /** The time is that of the last of 300 arrivals, which are the same under every runtime. */
  @Test
  void arrivalsVaryAlikeUnderEveryRuntime() {
    for (String other : List.of("cpython-3.13t", "cpython-3.14t")) {
      assertThat(varianceRatio("cpython-3.13", other, "5")).as(other).isLessThan(0.05);
    }
  }

  private static double varianceRatio(String first, String second, String workers) {
    double[] one = logs(first, workers);
    double[] other = logs(second, workers);
    // Half widths of intervals of equally many values are to each other as deviations.
    double paired = PairedDifference.of(one, other).halfWidth();
    double ofOne = MeanEstimate.of(one).halfWidth();
    double ofOther = MeanEstimate.of(other).halfWidth();
    return paired * paired / (ofOne * ofOne + ofOther * ofOther);
  }

  private static double[] logs(String runtime, String workers) {
    return times.where("runtime", runtime).where("workers", workers).rows().stream()
        .mapToDouble(row -> StrictMath.log(row.number("value")))
        .toArray();
  }
}
