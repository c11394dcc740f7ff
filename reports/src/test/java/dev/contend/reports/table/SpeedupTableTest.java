package dev.contend.reports.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

final class SpeedupTableTest {
  private static final ResultTable RESULTS =
      CsvReader.parse(
          "results.csv",
          """
          experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,replications
          primes,xeon,sieve,cpython-3.13,1,speedup,ratio,1,1,1,1
          primes,xeon,sieve,cpython-3.13,8,speedup,ratio,0.98,,,1
          primes,xeon,sieve,cpython-3.13,16,speedup,ratio,0.971,0.951,0.991,10
          primes,xeon,sieve,cpython-3.13t,1,speedup,ratio,1,1,1,10
          primes,xeon,sieve,cpython-3.13t,8,speedup,ratio,7.72,7.69,7.75,10
          primes,xeon,sieve,cpython-3.13t,8,elapsed,s,3,3,3,10
          primes,xeon,sieve,cpython-3.13t,16,speedup,ratio,14.5,13.9,14.8,10
          primes,epyc,sieve,cpython-3.13t,8,speedup,ratio,6,6,6,10
          other,xeon,sieve,cpython-3.13t,8,speedup,ratio,5,5,5,10
          """);

  private static final ResultTable TABLE = SpeedupTable.of(RESULTS, "primes", "xeon");

  @Test
  void aTerminalShowsWorkersByRuntime() {
    assertThat(TableFormats.PLAIN_TEXT.format(TABLE))
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
    assertThat(TableFormats.MARKDOWN.format(TABLE))
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
  void aFurtherAxisMakesFurtherColumns() {
    ResultTable results =
        Tables.RESULTS
            .builder(List.of("memory", "objects"))
            .text("experiment", "e")
            .text("machine", "m")
            .text("workload", "w")
            .text("runtime", "r")
            .number("workers", 2)
            .text("memory", "first-touch")
            .number("objects", 4)
            .text("metric", "speedup")
            .text("unit", "ratio")
            .number("mean", 2)
            .none("ci95_low")
            .none("ci95_high")
            .number("replications", 1)
            .end()
            .text("experiment", "e")
            .text("machine", "m")
            .text("workload", "w")
            .text("runtime", "r")
            .number("workers", 4)
            .text("memory", "interleaved")
            .number("objects", 8)
            .text("metric", "speedup")
            .text("unit", "ratio")
            .number("mean", 3)
            .none("ci95_low")
            .none("ci95_high")
            .number("replications", 1)
            .end()
            .build();

    assertThat(SpeedupTable.of(results, "e", "m").columns())
        .containsExactly("workers", "r, first-touch, objects 4", "r, interleaved, objects 8");
  }

  @Test
  void aMissingMetricIsNamed() {
    assertThatThrownBy(() -> SpeedupTable.of(RESULTS, "primes", "m2"))
        .hasMessage("results.csv has no metric 'speedup' for experiment 'primes' on machine 'm2'");
  }
}
