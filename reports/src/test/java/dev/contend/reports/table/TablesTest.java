package dev.contend.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class TablesTest {
  @Test
  void axesStandBetweenThePointAndItsValues() {
    ResultTable table = Tables.RESULTS.builder(List.of("memory")).build();

    assertThat(TableFormats.CSV.format(table))
        .isEqualTo(
            "experiment,machine,workload,runtime,workers,memory,"
                + "metric,unit,mean,ci95_low,ci95_high,replications\n");
    assertThat(Tables.RESULTS.axes(table)).containsExactly("memory");
    assertThat(Tables.RESULTS.check(table)).isSameAs(table);
  }

  @Test
  void everyTableHasItsColumns() {
    assertThat(Tables.REPLICATIONS.builder(List.of()).build().columns())
        .endsWith("workers", "replication", "metric", "unit", "value");
    assertThat(Tables.CAUSES.builder(List.of()).build().columns())
        .endsWith("workers", "cause", "time_s", "share");
    assertThat(Tables.REFERENCE.builder(List.of()).build().columns())
        .containsSequence("workers", "metric", "unit", "published", "simulated")
        .endsWith(
            "error",
            "bound",
            "baseline",
            "baseline_error",
            "role",
            "verdict",
            "known_miss",
            "reference",
            "source");
    assertThat(Tables.CONTENDED.builder(List.of()).build().columns())
        .endsWith(
            "workers", "kind", "name", "accesses", "transfers", "waiting_s", "share", "cause");
    assertThat(Tables.HANDOFFS.builder(List.of()).build().columns())
        .endsWith("workers", "from", "to", "class", "stated_ns", "simulated_ns");
    assertThat(Tables.TOPOLOGY.builder(List.of()).build().columns())
        .containsExactly("machine", "first_worker", "region");
  }

  @Test
  void aTableOfAnotherKindIsRefused() {
    ResultTable other = CsvReader.parse("topology.csv", "machine,region\nm,SMT\n");

    assertThatThrownBy(() -> Tables.TOPOLOGY.check(other))
        .hasMessage(
            "topology.csv has no column 'first_worker' (the number of workers from which on the"
                + " region is used); its columns are [machine, region]");
  }
}
