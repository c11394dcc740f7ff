package dev.contend.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.reports.table.SummaryTables.Captioned;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which way a sweep is laid out for reading, and what then stands in the cells. */
final class SummaryTablesTest {
  private static final String HEADER =
      "experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,replications\n";
  private static final ResultTable RESULTS =
      CsvReader.parse(
          "results.csv",
          HEADER
              + """
              primes,xeon,sieve,cpython-3.13,1,speedup,ratio,1,1,1,1
              primes,xeon,sieve,cpython-3.13,8,speedup,ratio,0.98,,,1
              primes,xeon,sieve,cpython-3.13,16,speedup,ratio,0.971,0.951,0.991,10
              primes,xeon,sieve,cpython-3.13t,1,speedup,ratio,1,1,1,10
              primes,xeon,sieve,cpython-3.13t,8,speedup,ratio,7.72,7.69,7.75,10
              primes,xeon,sieve,cpython-3.13t,8,elapsed,s,3,3,3,10
              primes,xeon,sieve,cpython-3.13t,16,speedup,ratio,14.5,13.9,14.8,10
              """);

  private static ResultTable only(ResultTable results, String... metrics) {
    List<Captioned> tables = SummaryTables.of(results, List.of(metrics));
    assertThat(tables).hasSize(1);
    assertThat(tables.get(0).machine()).isEmpty();
    return tables.get(0).table();
  }

  private static String text(ResultTable table) {
    return TableFormats.PLAIN_TEXT.format(table);
  }

  /** Points with two axes; {@code %s} stands for machine, lock, gap and workers. */
  private static final class Sweep {
    private final TableBuilder table =
        Tables.RESULTS.builder(List.of("workload.lock", "workload.gap"));

    Sweep point(String machine, String lock, String gap, int workers, String metric, double mean) {
      table
          .text("experiment", "e")
          .text("machine", machine)
          .text("workload", "w")
          .text("runtime", "native")
          .number("workers", workers)
          .text("workload.lock", lock)
          .text("workload.gap", gap)
          .text("metric", metric)
          .text("unit", metric.equals("bandwidth") ? "GB/s" : "ns")
          .number("mean", mean)
          .none("ci95_low")
          .none("ci95_high")
          .number("replications", 1)
          .end();
      return this;
    }

    ResultTable build() {
      return table.build();
    }
  }

  @Test
  void aTerminalShowsWorkersByRuntime() {
    assertThat(text(only(RESULTS, "speedup")))
        .isEqualTo(
            """
            workers  cpython-3.13         cpython-3.13t
            -------  ------------  --------------------
                  1          1.00                  1.00
                  8          0.98            7.72 ±0.03
                 16    0.97 ±0.02  14.50 (13.90..14.80)
            """);
  }

  @Test
  void aDocumentShowsWorkersByRuntime() {
    assertThat(TableFormats.MARKDOWN.format(only(RESULTS, "speedup")))
        .isEqualTo(
            """
            | workers | cpython-3.13 |        cpython-3.13t |
            |--------:|-------------:|---------------------:|
            |       1 |         1.00 |                 1.00 |
            |       8 |         0.98 |           7.72 ±0.03 |
            |      16 |   0.97 ±0.02 | 14.50 (13.90..14.80) |
            """);
  }

  @Test
  void severalMachinesAreColumnsOfOneTable() {
    ResultTable results =
        new Sweep()
            .point("xeon", "tas", "", 1, "time", 7)
            .point("xeon", "tas", "", 2, "time", 44.02)
            .point("ryzen", "tas", "", 1, "time", 1.2)
            .build();

    assertThat(text(only(results, "time")))
        .isEqualTo(
            """
            workers   xeon  ryzen
            -------  -----  -----
                  1   7.00   1.20
                  2  44.02      -
            """);
  }

  @Test
  void whatVariesOnFurtherAxesNamesTheColumns() {
    ResultTable results =
        new Sweep()
            .point("m", "tas", "4", 2, "time", 2)
            .point("m", "mcs", "8", 4, "time", 3)
            .build();

    assertThat(only(results, "time").columns())
        .containsExactly("workers", "tas, gap 4", "mcs, gap 8");
  }

  @Test
  void moreValuesThanWorkerCountsGoDownThePage() {
    ResultTable results =
        new Sweep()
            .point("m", "tas", "", 1, "time", 11.2)
            .point("m", "tas", "", 2, "time", 195)
            .point("m", "ticket", "", 1, "time", 9.7)
            .point("m", "ticket", "", 2, "time", 215)
            .point("m", "mcs", "", 1, "time", 20)
            .build();

    assertThat(text(only(results, "time")))
        .isEqualTo(
            """
            lock    1 worker  2 workers
            ------  --------  ---------
            tas        11.20     195.00
            ticket      9.70     215.00
            mcs        20.00          -
            """);
  }

  @Test
  void severalMetricsOfOneWorkerCountStandSideBySide() {
    ResultTable results =
        new Sweep()
            .point("m", "tas", "1 ns", 72, "latency", 267.39)
            .point("m", "tas", "1 ns", 72, "bandwidth", 346.79)
            .point("m", "tas", "500 ns", 72, "latency", 90.04)
            .point("m", "tas", "500 ns", 72, "bandwidth", 9.11)
            .build();

    assertThat(text(only(results, "latency", "bandwidth")))
        .isEqualTo(
            """
               gap  latency (ns)  bandwidth (GB/s)
            ------  ------------  ----------------
              1 ns        267.39            346.79
            500 ns         90.04              9.11
            """);
  }

  @Test
  void severalMetricsOfOneSeriesStandSideBySide() {
    ResultTable results =
        new Sweep()
            .point("m", "tas", "", 1, "latency", 88.9)
            .point("m", "tas", "", 1, "bandwidth", 0)
            .point("m", "tas", "", 36, "latency", 267.4)
            .point("m", "tas", "", 36, "bandwidth", 173)
            .build();

    assertThat(text(only(results, "latency", "bandwidth")))
        .isEqualTo(
            """
            workers  latency (ns)  bandwidth (GB/s)
            -------  ------------  ----------------
                  1         88.90              0.00
                 36        267.40            173.00
            """);
  }

  @Test
  void severalMetricsOfSeveralCurvesAreListedPointByPoint() {
    Sweep sweep = new Sweep();
    for (String lock : List.of("local", "remote")) {
      for (int workers : List.of(1, 36)) {
        sweep.point("m", lock, "", workers, "latency", workers + 0.5);
        sweep.point("m", lock, "", workers, "bandwidth", 5);
      }
    }

    assertThat(text(only(sweep.build(), "latency", "bandwidth")))
        .isEqualTo(
            """
            lock    workers  latency (ns)  bandwidth (GB/s)
            ------  -------  ------------  ----------------
            local         1          1.50              5.00
            local        36         36.50              5.00
            remote        1          1.50              5.00
            remote       36         36.50              5.00
            """);
  }

  @Test
  void machinesThatDoNotFitIntoOneTableHaveTheirOwnUnderTheirNames() {
    ResultTable results = grid(List.of("xeon", "epyc"), 5, 9);

    List<Captioned> tables = SummaryTables.of(results, List.of("time"));

    assertThat(tables).extracting(Captioned::machine).containsExactly("xeon", "epyc");
    for (Captioned table : tables) {
      assertThat(table.table().columns())
          .containsExactly(
              "workers",
              "a-long-name-0",
              "a-long-name-1",
              "a-long-name-2",
              "a-long-name-3",
              "a-long-name-4");
      assertThat(table.table().rows()).hasSize(9);
    }
  }

  @Test
  void aTableTooWideForThePageIsTurned() {
    ResultTable turned = only(grid(List.of("xeon"), 8, 8), "time");

    assertThat(turned.columns()).startsWith("lock", "1 worker", "2 workers").hasSize(9);
    assertThat(text(turned).lines()).allMatch(line -> line.length() <= 100).hasSize(10);
  }

  @Test
  void whatIsTooWideEitherWayIsListed() {
    ResultTable listed = only(grid(List.of("xeon"), 12, 12), "time");

    assertThat(listed.columns()).containsExactly("lock", "workers", "time (ns)");
    assertThat(listed.rows()).hasSize(144);
  }

  private static ResultTable grid(List<String> machines, int locks, int mostWorkers) {
    Sweep sweep = new Sweep();
    for (String machine : machines) {
      for (int lock = 0; lock < locks; lock++) {
        for (int workers = 1; workers <= mostWorkers; workers++) {
          sweep.point(machine, "a-long-name-" + lock, "", workers, "time", lock + workers);
        }
      }
    }
    return sweep.build();
  }

  @Test
  void smallValuesHaveThreeDigits() {
    ResultTable results =
        CsvReader.parse(
            "results.csv",
            HEADER
                + """
                e,m,w,r,2,time,s,0.0123456,0.0122,0.0125,10
                e,m,w,r,4,time,s,0.004,0.00399999,0.00400001,10
                """);

    assertThat(text(only(results, "time")))
        .isEqualTo(
            """
            workers                        r
            -------  -----------------------
                  2  0.0123 (0.0122..0.0125)
                  4          0.0040 ±<0.0001
            """);
  }

  @Test
  void aMissingMetricIsNamed() {
    assertThatThrownBy(() -> SummaryTables.of(RESULTS, List.of("speedup", "latency")))
        .hasMessage("results.csv has no metric 'latency'");
  }
}
