package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The kit for a paper, of a folder of results. */
class PaperCommandTest {
  private static final String RESULTS =
      """
      experiment,machine,workload,runtime,workers,metric,unit,mean,ci95_low,ci95_high,replications
      e,m_1,w,cpython-3.13,1,speedup,ratio,1,1,1,5
      e,m_1,w,cpython-3.13,4,speedup,ratio,1.01,1,1.02,7
      """;

  @TempDir private Path folder = Path.of("");

  private Path kit() {
    return folder.resolve("kit");
  }

  private Ran paper(String... options) throws IOException {
    return paperOf(RESULTS, "name: e\n", options);
  }

  private Ran paperOf(String results, String scenario, String... options) throws IOException {
    Path out = Files.createDirectories(folder.resolve("out"));
    Files.writeString(out.resolve("results.csv"), results);
    Files.writeString(out.resolve("scenario.resolved.yaml"), scenario);
    Files.writeString(
        out.resolve("manifest.json"),
        "{\"version\": \"9.9\", \"commit\": \"abc\", \"seed\": 42,"
            + " \"start\": \"2026-11-30T09:00:00Z\", \"end\": \"2026-11-30T09:00:52Z\"}");
    List<String> arguments = new ArrayList<>(List.of("paper", "" + out, "" + kit()));
    arguments.addAll(List.of(options));
    return Ran.contend(arguments.toArray(String[]::new));
  }

  private String text(String name) throws IOException {
    return Files.readString(kit().resolve(name));
  }

  @Test
  void theKitHasFiguresTablesCaptionsAndAnArtifact() throws IOException {
    Ran ran = paper();

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(kit().resolve("figures/speedup.pdf")).exists();
    assertThat(text("captions.tex"))
        .contains("\\newcommand{\\captionSpeedup}{Speedup over the same runtime with 1 worker. ")
        .contains("w on m\\_1; means of 5 to 7 replications");
    assertThat(text("methods.tex")).contains("contend 9.9").contains("\\cite{contend}");
    assertThat(text("references.bib")).contains("@software{contend,").contains("year = {2026}");
    assertThat(text("main.tex"))
        .contains("\\includegraphics[width=\\linewidth]{figures/speedup.pdf}")
        .contains("\\input{tables/speedup}");
    assertThat(text("artifact/README.md"))
        .contains("Expected time: 52 s")
        .contains("| `figures/speedup.pdf` | `contend chart speedup again` |");
    assertThat(text("artifact/results/results.csv")).isEqualTo(RESULTS);
  }

  @Test
  void ofOneReplicationOnlyAScenarioWithoutVariationIsExact() throws IOException {
    String once = RESULTS.replaceAll("[57]\n", "1\n");

    assertThat(paperOf(once, "name: e\nvariation: all\n").exit()).isZero();
    String noInterval = "one replication of each point, so no interval can be stated.";
    assertThat(text("captions.tex")).contains(noInterval).doesNotContain("exact");
    assertThat(text("methods.tex")).contains(noInterval).doesNotContain("exact");

    assertThat(paperOf(once, "name: e\nvariation: none\n", "--force").exit()).isZero();
    assertThat(text("captions.tex"))
        .contains("nothing varies, so one run of each point is exact.")
        .doesNotContain("interval");
  }

  @Test
  void theCommandsOfTheArtifactHaveTheOptionsOfTheKit() throws IOException {
    String[] options = {
      "--style", "ieee", "--runtimes", "cpython-3.13", "--slo", "50 ms", "--memory-limit", "64 GiB"
    };
    assertThat(paper(options).exit()).isZero();

    assertThat(text("artifact/README.md"))
        .contains(
            "`contend chart speedup again --style ieee --runtimes cpython-3.13 --slo '50 ms'"
                + " --memory-limit '64 GiB'`")
        .contains("`contend table again --metric speedup --runtimes cpython-3.13`");
  }

  @Test
  void everyFileThatTheDocumentIncludesIsThere() throws IOException {
    assertThat(paper().exit()).isZero();
    text("main.tex")
        .lines()
        .filter(line -> line.contains("\\input{") || line.contains("\\includegraphics"))
        .map(line -> line.substring(line.lastIndexOf('{') + 1, line.indexOf('}')))
        .forEach(
            name ->
                assertThat(kit().resolve(name.endsWith(".pdf") ? name : name + ".tex")).exists());
  }

  @Test
  void theChecksumsAreThoseOfTheFiles() throws IOException, NoSuchAlgorithmException {
    assertThat(paper().exit()).isZero();
    List<String> lines = text("artifact/SHA256SUMS").lines().toList();

    assertThat(lines).hasSize(3);
    for (String line : lines) {
      byte[] content = Files.readAllBytes(kit().resolve("artifact").resolve(line.substring(66)));
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(content);
      assertThat(line).startsWith(HexFormat.of().formatHex(sum) + "  ");
    }
  }

  @Test
  void otherFilesAreNotReplacedUnasked() throws IOException {
    Files.createDirectories(kit());
    Files.writeString(kit().resolve("main.tex"), "mine");

    Ran ran = paper();

    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("holds other files").contains("--force");
    assertThat(text("main.tex")).isEqualTo("mine");
    assertThat(paper("--force", "--style", "ieee").exit()).isZero();
    assertThat(text("main.tex")).startsWith("\\documentclass");
    assertThat(text("figures/speedup.svg")).contains("width=\"3.5in\"");
  }
}
