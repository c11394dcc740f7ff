package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.reference.PublishedFigure;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.reference.Role;
import dev.contend.scenarios.testing.ScenarioTexts;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The library's experiment {@code prime-sieve} against the published table of its machine.
 *
 * <p>The table's GIL column was measured with Python 3.12, the experiment runs 3.13: the lock and
 * its switch interval are the same in both.
 */
class PrimeScalingAgainstPublishedTest {
  private static final double PERCENT = 5;

  /** The row that is known to miss its bound is no further away than this. */
  private static final double MISSED_PERCENT = 10;

  @Test
  void everyPublishedSpeedupIsReproducedWithinFivePercentButForTheKnownMiss()
      throws InterruptedException {
    String yaml = ScenarioTexts.ofLibrary("prime-sieve");
    yaml = ScenarioTexts.withLine(yaml, "replications:", "replications: 3");
    yaml =
        ScenarioTexts.withLine(yaml, "    runtime:", "    runtime: [cpython-3.13, cpython-3.13t]");
    ResultTable speedups =
        new ResultTables(ExperimentTest.run(yaml, 2)).results().where("metric", "speedup");
    Reference reference = PublishedFigures.named("prime-scaling");
    assertThat(reference.figures()).hasSize(14);
    assertThat(reference.figures())
        .allMatch(figure -> figure.role() == Role.PREDICTED)
        .allMatch(figure -> figure.bound().orElseThrow() * 100 == PERCENT);
    assertThat(reference.figures()).filteredOn(figure -> !figure.knownMiss().isEmpty()).hasSize(1);
    assertThat(speedups.rows()).hasSize(14);
    SoftAssertions softly = new SoftAssertions();
    for (PublishedFigure figure : reference.figures()) {
      String workers = Integer.toString(figure.workers().orElseThrow());
      ResultTable ours = speedups.where("runtime", figure.runtime()).where("workers", workers);
      assertThat(ours.rows()).as("%s with %s workers", figure.runtime(), workers).hasSize(1);
      softly
          .assertThat(ours.rows().get(0).number("mean"))
          .as("speedup of %s with %s workers", figure.runtime(), workers)
          .isCloseTo(
              figure.published(),
              withinPercentage(!figure.knownMiss().isEmpty() ? MISSED_PERCENT : PERCENT));
    }
    softly.assertAll();
  }
}
