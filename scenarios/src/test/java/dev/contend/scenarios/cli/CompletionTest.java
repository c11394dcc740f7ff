package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script for shells, tried in a shell. */
class CompletionTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void bashOffersCommandsAndTheNamesOfPresets() throws IOException, InterruptedException {
    Ran ran = Ran.contend("completion");
    assertThat(ran.exit()).isZero();
    Path script = Files.writeString(folder.resolve("contend.bash"), ran.out());
    assertThat(offered(script, "contend", "val")).contains("validate");
    assertThat(offered(script, "contend", "machine", "show", "xeon-84")).contains("xeon-8480plus");
    assertThat(offered(script, "contend", "run", "prime-s")).contains("prime-sieve-2s");
    assertThat(offered(script, "contend", "explain", "container.p")).contains("container.period");
    assertThat(offered(script, "contend", "schema", "mach")).contains("machine");
  }

  private static String offered(Path script, String... words)
      throws IOException, InterruptedException {
    String line =
        "source "
            + script
            + "; COMP_WORDS=("
            + String.join(" ", words)
            + "); COMP_CWORD="
            + (words.length - 1)
            + "; COMP_LINE=\"${COMP_WORDS[*]}\"; COMP_POINT=${#COMP_LINE}; _complete_contend;"
            + " echo \"${COMPREPLY[@]}\"";
    Process bash = new ProcessBuilder("bash", "-c", line).redirectErrorStream(true).start();
    String out = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(bash.waitFor()).as(out).isZero();
    return out;
  }
}
