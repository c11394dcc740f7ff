package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.yaml.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Figures from a folder of results, without a run. */
class ChartCommandTest {
  private static final String RESULTS =
      """
      experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,replications
      e,m,w,cpython-3.13,1,speedup,ratio,1,1,1,5
      e,m,w,cpython-3.13,4,speedup,ratio,1.01,1,1.02,5
      e,m,w,cpython-3.13t,1,speedup,ratio,1,1,1,5
      e,m,w,cpython-3.13t,4,speedup,ratio,3.9,3.8,4,5
      """;

  @TempDir private Path folder = Path.of("");

  private String results() throws IOException {
    Files.writeString(folder.resolve("results.csv"), RESULTS);
    return folder.toString();
  }

  @Test
  void aChartIsDrawnInEveryFormat() throws IOException {
    Ran ran = Ran.contend("chart", "speedup", results());

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines())
        .containsExactly(file("speedup.svg"), file("speedup.pdf"), file("speedup.png"));
    assertThat(Files.readString(Path.of(file("speedup.svg")))).contains("width=\"3.33in\"");
  }

  private String file(String name) {
    return folder.resolve("figures").resolve(name).toString();
  }

  @Test
  void aSingleReplicationIsSureInBothWaysWhereNothingVaries() throws IOException {
    Path scenario = folder.resolve("s.yaml");
    Path out = folder.resolve("out");
    for (String variation : List.of("none", "all")) {
      Files.writeString(
          scenario,
          """
          version: 1
          name: once
          machine: emerald-rapids-2vcpu
          workload: {use: prime-sieve, limit: 1000000}
          variation: VARIATION
          replications: 1
          sweep:
            matrix:
              runtime: [cpython-3.13, cpython-3.13t]
              workers: [1, 2]
              workload.chunk: [1000, 2000]
          report: {charts: [winners]}
          """
              .replace("VARIATION", variation));
      Ran run = Ran.contend("run", scenario.toString(), "--out", out.toString(), "--force");
      assertThat(run.exit()).as(run.err()).isZero();
      String drawn = Files.readString(out.resolve("figures/winners.svg"));

      assertThat(drawn.contains("not sure")).as(variation).isEqualTo(variation.equals("all"));
      assertThat(Ran.contend("chart", "winners", out.toString()).exit()).isZero();
      assertThat(Files.readString(out.resolve("figures/winners.svg"))).isEqualTo(drawn);
    }
  }

  @Test
  void styleWidthAndFormatAreChosen() throws IOException {
    Ran ran =
        Ran.contend(
            "chart", "speedup", results(), "--style", "ieee", "--columns", "2", "--format", "svg");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines()).containsExactly(file("ieee/speedup.svg"));
    assertThat(Files.readString(Path.of(file("ieee/speedup.svg")))).contains("width=\"7.16in\"");
  }

  @Test
  void allDrawsWhatTheResultsCanFillAndNamesTheRest() throws IOException {
    Ran ran = Ran.contend("chart", "all", results(), "--format", "svg");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out().lines()).contains(file("speedup.svg"));
    assertThat(ran.err()).contains("figure 'handoffs' needs rows in handoffs.csv");
  }

  @Test
  void whatIsMissingIsNamedWithTheCommandThatMakesIt() throws IOException {
    Ran table = Ran.contend("chart", "handoffs", results());
    Ran metric = Ran.contend("chart", "throughput", results());

    assertThat(table.exit()).isEqualTo(3);
    assertThat(table.err())
        .contains("needs rows in handoffs.csv; there is no such table")
        .contains("'contend run hardware/ping-pong'");
    assertThat(metric.err())
        .contains("needs metric 'throughput'; results.csv has speedup")
        .contains("'contend run hardware/locks'");
  }

  @ParameterizedTest
  @EnumSource
  void theExperimentThatFillsAChartIsInTheLibrary(Charts chart) {
    assertThat(Library.EXPERIMENTS.names()).contains(chart.experiment());
  }

  @Test
  void wrongArgumentsAreToldWithWhatToWriteInstead() throws IOException {
    assertThat(Ran.contend("chart", "spedup", results()).err())
        .contains("no chart 'spedup'")
        .contains("did you mean 'speedup'");
    assertThat(Ran.contend("chart", "speedup", results(), "--style", "icml").err())
        .contains("one of: acm, ieee, usenix, slides, dark");
    Ran three = Ran.contend("chart", "speedup", results(), "--columns", "3");
    assertThat(three.exit()).isEqualTo(2);
    assertThat(three.err()).contains("write --columns 2");
  }

  @Test
  void runtimesAreChosenByName() throws IOException {
    Ran ran =
        Ran.contend(
            "chart", "speedup", results(), "--runtimes", "cpython-3.13t", "--format", "svg");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(Files.readString(Path.of(file("speedup.svg"))))
        .contains(">cpython-3.13t<")
        .doesNotContain(">cpython-3.13<");
    assertThat(Ran.contend("chart", "speedup", results(), "--runtimes", "cpython").err())
        .contains("no results of 'cpython'")
        .contains("one of: cpython-3.13, cpython-3.13t");
  }

  @Test
  void theCeilingOfMemoryIsThatOfTheScenarioOrOfTheOption() throws IOException {
    Files.writeString(
        folder.resolve("results.csv"),
        RESULTS.lines().findFirst().orElseThrow()
            + "\n"
            + "e,m,w,cpython-3.13,1,peak-memory,MiB,10,,,1\n"
            + "e,m,w,cpython-3.13,2,peak-memory,MiB,20,,,1\n");
    Files.writeString(
        folder.resolve("scenario.resolved.yaml"), "container:\n  memory-limit: 64 MiB\n");

    assertThat(memoryChart()).contains(">ceiling (64.0 MiB)<");
    assertThat(memoryChart("--memory-limit", "1 GiB")).contains(">ceiling (1024 MiB)<");
    assertThat(Ran.contend("chart", "memory", folder.toString(), "--memory-limit", "7").err())
        .contains("--memory-limit")
        .contains("'7 KiB'");
  }

  private String memoryChart(String... options) throws IOException {
    String[] arguments =
        Stream.concat(
                Stream.of("chart", "memory", folder.toString(), "--format", "svg"),
                Stream.of(options))
            .toArray(String[]::new);
    Ran ran = Ran.contend(arguments);
    assertThat(ran.exit()).as(ran.err()).isZero();
    return Files.readString(Path.of(file("memory.svg")));
  }

  @Test
  void aFolderWithoutResultsIsToldHowToGetThem() {
    Ran ran = Ran.contend("chart", "speedup", folder.toString());

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("'contend run SCENARIO --out " + folder + "'");
  }

  @Test
  void aBrokenTableIsNamed() throws IOException {
    results();
    Files.writeString(folder.resolve("causes.csv"), "cause\nGIL wait\n");

    Ran ran = Ran.contend("chart", "speedup", folder.toString());

    assertThat(ran.exit()).isEqualTo(3);
    assertThat(ran.err()).contains("causes.csv has no column 'experiment'");
  }
}
