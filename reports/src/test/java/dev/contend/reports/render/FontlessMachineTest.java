package dev.contend.reports.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.chart.Charts;
import dev.contend.reports.chart.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FontlessMachineTest {
  /** Draws a figure into the folder named; run in a JVM of its own. */
  public static void main(String[] arguments) {
    new FigureWriter(FigureStyle.ACM)
        .write(Charts.SPEEDUP.figure(Samples.small()), Path.of(arguments[0]));
  }

  @Test
  void aMachineWithoutFontsGivesTheSameFigures(@TempDir Path folder) throws Exception {
    Path noFonts = folder.resolve("fonts.conf");
    Files.writeString(
        noFonts, "<fontconfig><dir>" + folder.resolve("none") + "</dir></fontconfig>");
    Path log = folder.resolve("log");
    ProcessBuilder fontless =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.awt.headless=true",
                "-Duser.home=" + folder, // Java caches there which fonts it found
                "-cp",
                System.getProperty("java.class.path"),
                FontlessMachineTest.class.getName(),
                folder.resolve("fontless").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    fontless.environment().put("FONTCONFIG_FILE", noFonts.toString());

    assertThat(fontless.start().waitFor()).as(Files.readString(log)).isZero();

    List<Path> files =
        new FigureWriter(FigureStyle.ACM)
            .write(Charts.SPEEDUP.figure(Samples.small()), folder.resolve("here"));
    assertThat(files).hasSize(3);
    for (Path file : files) {
      assertThat(folder.resolve("fontless").resolve(file.getFileName()))
          .hasSameBinaryContentAs(file);
    }
  }
}
