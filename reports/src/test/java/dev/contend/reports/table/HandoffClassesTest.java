package dev.contend.reports.table;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Handoffs by what lies between the threads. */
final class HandoffClassesTest {
  private static final String HEADER =
      "experiment,machine,workload,runtime,workers,from,to,class,stated_ns,simulated_ns\n";

  @Test
  void aClassHasItsPairsOnceAndItsMeansAndAllPairsComeLast() {
    ResultTable handoffs =
        CsvReader.parse(
            "handoffs.csv",
            HEADER
                + """
                e,m,ping-pong,native,1,0,1,same core,8,8.5
                e,m,ping-pong,native,1,1,0,same core,8,8.5
                e,m,ping-pong,native,1,0,2,socket,50,49
                e,m,ping-pong,native,1,2,0,socket,50,52
                e,m,ping-pong,native,1,1,2,socket,50,50
                e,m,ping-pong,native,1,2,1,socket,50,51
                """);

    assertThat(TableFormats.PLAIN_TEXT.format(HandoffClasses.of(handoffs)))
        .isEqualTo(
            """
            between    pairs  machine file (ns)  simulated (ns)
            ---------  -----  -----------------  --------------
            same core      1               8.00            8.50
            socket         2              50.00           50.50
            all pairs      3              36.00           36.50
            """);
  }

  @Test
  void theClassesOfEachMachineAreApart() {
    ResultTable handoffs =
        CsvReader.parse(
            "handoffs.csv",
            HEADER
                + """
                e,m,ping-pong,native,1,0,1,socket,50,49
                e,n,ping-pong,native,1,0,1,socket,60,61
                """);

    assertThat(HandoffClasses.of(handoffs).columns()).startsWith("machine", "between");
    assertThat(HandoffClasses.of(handoffs).rows())
        .extracting(row -> row.text("machine") + " " + row.text("simulated (ns)"))
        .containsExactly("m 49.00", "m 49.00", "n 61.00", "n 61.00");
  }
}
