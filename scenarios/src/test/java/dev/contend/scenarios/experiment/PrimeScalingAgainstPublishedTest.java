package dev.contend.scenarios.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.contend.reports.table.ResultTable;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Test;

/**
 * The library's experiment {@code prime-sieve} against the published table of its machine.
 *
 * <p>The table's GIL column was measured with Python 3.12, the experiment runs 3.13: the lock and
 * its switch interval are the same in both.
 */
class PrimeScalingAgainstPublishedTest {
  private static final double PERCENT = 10;

  @Test
  void everyPublishedSpeedupIsReproducedWithinTenPercent()
      throws IOException, InterruptedException {
    String yaml = ScenarioTexts.ofLibrary("prime-sieve");
    yaml = ScenarioTexts.withLine(yaml, "replications:", "replications: 3");
    yaml =
        ScenarioTexts.withLine(yaml, "    runtime:", "    runtime: [cpython-3.13, cpython-3.13t]");
    ResultTable speedups =
        new ResultTables(ExperimentTest.run(yaml, 2)).results().where("metric", "speedup");
    List<String[]> published = published();
    assertThat(published).hasSize(14);
    assertThat(speedups.rows()).hasSize(14);
    SoftAssertions softly = new SoftAssertions();
    for (String[] row : published) {
      ResultTable ours = speedups.where("runtime", row[0]).where("workers", row[1]);
      assertThat(ours.rows()).as("%s with %s workers", row[0], row[1]).hasSize(1);
      softly
          .assertThat(ours.rows().get(0).number("mean"))
          .as("speedup of %s with %s workers", row[0], row[1])
          .isCloseTo(Double.parseDouble(row[2]), withinPercentage(PERCENT));
    }
    softly.assertAll();
  }

  private static List<String[]> published() throws IOException {
    String name = "/dev/contend/library/reference/prime-scaling.csv";
    try (InputStream stream =
        Objects.requireNonNull(
            PrimeScalingAgainstPublishedTest.class.getResourceAsStream(name), name)) {
      List<String> lines =
          new String(stream.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> !line.startsWith("#"))
              .toList();
      assertThat(lines.get(0)).isEqualTo("runtime,workers,speedup");
      return lines.stream().skip(1).map(line -> line.split(",", -1)).toList();
    }
  }
}
