package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables from a folder of results, without a run. */
class TableCommandTest {
  private static final String RESULTS =
      """
      experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,replications
      e,m,w,cpython-3.13,1,time,s,10,9.9,10.1,5
      e,m,w,cpython-3.13,1,speedup,ratio,1,1,1,5
      e,m,w,cpython-3.13t,4,time,s,3,2.9,3.1,5
      e,m,w,cpython-3.13t,4,speedup,ratio,3.9,3.8,4,5
      e,m,w,cpython-3.13t,4,peak-memory,MiB,30,30,30,5
      """;

  @TempDir private Path folder = Path.of("");

  private String results() throws IOException {
    Files.writeString(folder.resolve("results.csv"), RESULTS);
    return folder.toString();
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve("tables").resolve(name));
  }

  @Test
  void theUsualMetricsAreWrittenInEveryFormat() throws IOException {
    Ran ran = Ran.contend("table", results());

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines().map(line -> line.substring(line.lastIndexOf('/') + 1)))
        .containsExactly(
            "speedup.csv",
            "speedup.json",
            "speedup.md",
            "speedup.tex",
            "speedup.dat",
            "time.csv",
            "time.json",
            "time.md",
            "time.tex",
            "time.dat",
            "macros.tex");
    assertThat(text("speedup.tex")).contains("4 & {--} & 3.90(10) \\\\");
    assertThat(text("speedup.md")).contains("3.90 ±0.10");
    assertThat(text("macros.tex")).contains("{\\speedupCpythonThreeOneThreeT}{3.90}");
    JsonNode json = new ObjectMapper().readTree(text("time.json"));
    assertThat(json).hasSize(2);
    assertThat(json.get(1).get("mean").asDouble()).isEqualTo(3);
  }

  @Test
  void metricsFormatsAndPlaceAreChosen() throws IOException {
    Path to = folder.resolve("paper");
    Ran ran =
        Ran.contend(
            "table", results(), "--metric", "peak-memory", "--format", "csv", "--to", "" + to);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines()).containsExactly(to.resolve("peak-memory.csv").toString());
    assertThat(Files.readString(to.resolve("peak-memory.csv")))
        .isEqualTo(
            """
            metric,unit,series,workers,mean,ci95_low,ci95_high,replications
            peak-memory,MiB,cpython-3.13t,4,30,30,30,5
            """);
  }

  private String replications(int count) throws IOException {
    StringBuilder text =
        new StringBuilder(
            "experiment,machine,workload,runtime,workers,n,replication,metric,unit,value\n");
    for (int workers = 1; workers <= 2; workers++) {
      for (int i = 0; i < count; i++) {
        String point = "e,m,w,cpython-3.13," + workers + ",5," + i;
        text.append(point).append(",time,s,").append(workers * 100 + (i * 7) % count).append('\n');
        text.append(point).append(",speedup,ratio,1\n");
      }
    }
    Files.writeString(folder.resolve("replications.csv"), text);
    return results();
  }

  @Test
  void quantilesOverTheReplicationsHaveIntervals() throws IOException {
    Ran ran =
        Ran.contend(
            "table",
            replications(36),
            "--metric",
            "time",
            "--quantile",
            "50,90",
            "--format",
            "csv,latex");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(text("time-p50.csv"))
        .startsWith("metric,unit,series,workers,p50,ci95_low,ci95_high,replications\n")
        .contains("time,s,cpython-3.13,1,117.5,")
        .contains("time,s,cpython-3.13,2,217.5,");
    assertThat(text("time-p90.csv")).contains("time,s,cpython-3.13,1,132.3,");
    assertThat(text("time-p90.tex")).contains("p90 and half the 95 % interval");
    assertThat(folder.resolve("tables/time.csv")).doesNotExist();
  }

  @Test
  void aQuantileSaysHowManyReplicationsItTakes() throws IOException {
    Ran few = Ran.contend("table", replications(35), "--metric", "time", "--quantile", "90");
    assertThat(few.exit()).isEqualTo(2);
    assertThat(few.err())
        .contains("--quantile 90 takes 36 replications")
        .contains("'time' has 35")
        .contains("write 'replications: 36'");

    Ran wrong = Ran.contend("table", folder.toString(), "--quantile", "100");
    assertThat(wrong.exit()).isEqualTo(2);
    assertThat(wrong.err()).contains("above 0 and below 100");

    Files.delete(folder.resolve("replications.csv"));
    Ran none = Ran.contend("table", folder.toString(), "--quantile", "50");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("takes replications.csv");
  }

  @Test
  void theManifestNamesWhereNumbersComeFrom() throws IOException {
    results();
    Files.writeString(
        folder.resolve("manifest.json"),
        "{\"experiment\": \"a_b\", \"version\": \"0.1.0\", \"seed\": 42, \"replications\": 7}");

    assertThat(Ran.contend("table", folder.toString()).exit()).isZero();
    assertThat(text("macros.tex"))
        .contains("{\\resultsExperiment}{a\\_b}")
        .contains("{\\resultsSeed}{42}");
  }

  @Test
  void whatIsNotThereIsNamed() throws IOException {
    Ran ran = Ran.contend("table", results(), "--metric", "tme");

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("no metric 'tme'").contains("did you mean 'time'");
  }
}
