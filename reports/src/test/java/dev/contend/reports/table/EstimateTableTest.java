package dev.contend.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Which way estimates lie. */
final class EstimateTableTest {
  private static final String HEADER =
      "experiment,machine,workload,runtime,workers,workload.rate,metric,unit,mean,ci95_low,ci95_high,replications\n";

  private static EstimateTable table(String... rows) {
    return EstimateTable.of(
        CsvReader.parse("results.csv", HEADER + String.join("\n", rows) + "\n"), "speed");
  }

  @Test
  void rowsAreWorkersAndWhatWasNotRunIsEmpty() {
    EstimateTable table =
        table(
            "e,m,w,a,8,5,speed,1/s,3,2.5,3.5,4",
            "e,m,w,a,1,5,speed,1/s,1,,,4",
            "e,m,w,b,8,5,speed,1/s,7,6,9,4");

    assertThat(table.along()).isEqualTo("workers");
    assertThat(table.places()).containsExactly("1", "8");
    assertThat(table.series()).containsExactly("a", "b");
    assertThat(table.cells().get(0).get(1)).isEmpty();
    assertThat(table.last("a").halfWidth()).isEqualTo(0.5);
    assertThat(table.last("b").halfWidth()).as("the wider side").isEqualTo(2);
    assertThat(table.lastPlace("b")).isEqualTo("8");
    assertThat(table.cells().get(0).get(0).orElseThrow().halfWidth()).isZero();
  }

  @Test
  void rowsAreTheAxisWithMostNumbers() {
    EstimateTable table =
        table(
            "e,m,w,a,8,100,speed,1/s,3,,,4",
            "e,m,w,a,8,50,speed,1/s,2,,,4",
            "e,m,w,b,8,50,speed,1/s,2,,,4");

    assertThat(table.along()).isEqualTo("rate");
    assertThat(table.places()).containsExactly("50", "100");
    assertThat(table.series()).containsExactly("a", "b");
  }

  @Test
  void asJsonNumbersAreNumbersAndTextIsEscaped() {
    ResultTable tidy = table("e,m,w,\"a \"\"b\"\"\",8,5,speed,1/s,3.5,3,4,4").tidy();

    assertThat(TableFormats.JSON.format(tidy))
        .isEqualTo(
            """
            [
              {"metric": "speed", "unit": "1/s", "series": "a \\"b\\"", "workers": 8, "mean": 3.5, \
            "ci95_low": 3, "ci95_high": 4, "replications": 4}
            ]
            """);
  }

  @Test
  void aMetricThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> EstimateTable.of(CsvReader.parse("results.csv", HEADER), "memory"))
        .hasMessage("results.csv has no metric 'memory'");
  }
}
