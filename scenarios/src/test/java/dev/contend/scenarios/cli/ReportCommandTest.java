package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page of a folder of results. */
class ReportCommandTest {
  @TempDir private Path folder = Path.of("");

  private void write(String name, String text) throws IOException {
    Files.writeString(folder.resolve(name), text);
  }

  @Test
  void aPageHasWhatTheFolderHas() throws IOException {
    write(
        "results.csv",
        """
        experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,replications
        e,m,w,cpython-3.13,1,speedup,ratio,1,1,1,5
        e,m,w,cpython-3.13,4,speedup,ratio,1.01,1,1.02,5
        """);
    write(
        "summary.md",
        """
        # e

        Does it
        scale?

        - It does not.

        The scenario's own finding: it is the GIL.

        ## Speedup

        - no
        """);
    write("scenario.resolved.yaml", "name: e\n");
    write(
        "manifest.json",
        "{\"experiment\": \"e\", \"version\": \"9.9\", \"arguments\": [\"run\", \"e\"],"
            + " \"sha256\": {\"x\": \"y\"}}");

    Ran ran = Ran.contend("report", folder.toString());

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().strip()).isEqualTo(folder.resolve("report.html").toString());
    String page = Files.readString(folder.resolve("report.html"));
    assertThat(page)
        .contains("<p>Does it scale?</p>")
        .contains("<li>It does not.</li>")
        .contains("<li>The scenario's own finding: it is the GIL.</li>")
        .doesNotContain("<li>no</li>")
        .contains("Speedup over the same runtime with 1 worker")
        .contains("<td>run e</td>")
        .contains("# contend 9.9")
        .doesNotContain("<td>sha256</td>");
  }

  @Test
  void aFolderWithResultsAloneIsEnough() throws IOException {
    write(
        "results.csv",
        "experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,"
            + "replications\ne,m,w,r,1,time,s,1,,,1\n");
    Path file = folder.resolve("page.html");

    assertThat(Ran.contend("report", folder.toString(), "--to", file.toString()).exit()).isZero();
    assertThat(file).exists();
  }

  @Test
  void aFolderWithoutResultsIsToldHowToGetThem() {
    Ran ran = Ran.contend("report", folder.toString());

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("'contend run SCENARIO --out " + folder + "'");
  }
}
