package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script that builds what is stale and starts the command. */
class LauncherTest {
  @TempDir private Path folder = Path.of("");

  private Path script(String name, String text) throws IOException {
    Path script = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
    assertThat(script.toFile().setExecutable(true)).isTrue();
    return script;
  }

  /** The other call ends when its input does, and Maven is one that builds nothing. */
  @Test
  void whoWaitsForAnotherBuildIsToldForWhatAndWhereItIs() throws Exception {
    Path launcher = script("contend", Files.readString(Path.of("../contend")));
    script("mvn", "exit 1\n");
    Process other =
        new ProcessBuilder(script("contend-other", "read -r line\n").toString()).start();
    Files.createDirectories(folder.resolve("target"));
    Files.writeString(folder.resolve("target/building"), other.pid() + " workloads\n");
    ProcessBuilder waiting = new ProcessBuilder(launcher.toString(), "list");
    waiting.environment().put("JAVA_HOME", System.getProperty("java.home"));
    waiting.environment().merge("PATH", folder.toString(), (path, own) -> own + ":" + path);
    Process process = waiting.redirectErrorStream(true).start();
    List<String> lines = new ArrayList<>();
    try (BufferedReader told =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = told.readLine(); line != null; line = told.readLine()) {
        lines.add(line);
        if (line.contains("it builds")) {
          other.getOutputStream().close();
        }
      }
    } finally {
      other.destroy();
    }
    assertThat(process.waitFor()).isEqualTo(1);
    assertThat(lines)
        .startsWith(
            "contend: waiting for the build of another call (process "
                + other.pid()
                + "); a whole build takes two to three minutes on two cores",
            "contend: it builds workloads")
        .anyMatch(line -> line.startsWith("contend: the build failed"));
  }
}
