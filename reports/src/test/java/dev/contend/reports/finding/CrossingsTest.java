package dev.contend.reports.finding;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.table.CsvReader;
import dev.contend.reports.table.ResultTable;
import org.junit.jupiter.api.Test;

final class CrossingsTest {
  /** Both curves of runtime a cross that of b, and each other: that last pair is none. */
  @Test
  void aRuntimesOwnCurvesAreNoPair() {
    ResultTable replications =
        CsvReader.parse(
            "replications.csv",
            """
            experiment,machine,workload,runtime,workers,switch-interval,replication,metric,unit,value
            e,m,w,a,1,5 ms,0,time,s,10
            e,m,w,a,16,5 ms,0,time,s,10
            e,m,w,a,1,1 ms,0,time,s,12
            e,m,w,a,16,1 ms,0,time,s,8
            e,m,w,b,1,5 ms,0,time,s,20
            e,m,w,b,16,5 ms,0,time,s,5
            """);
    Crossings crossings = Crossings.of(replications, Headline.of(replications));

    assertThat(crossings.names()).hasSize(3);
    assertThat(crossings.found()).hasSize(2).allMatch(each -> each.second().startsWith("b"));
  }
}
