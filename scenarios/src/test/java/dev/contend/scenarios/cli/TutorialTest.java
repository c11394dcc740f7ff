package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.yaml.Library;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defends that a tutorial's commands print what it shows, and write the files that it shows. */
class TutorialTest {
  private static final Path PAGE = Path.of("../docs/capacity.md");
  private static final Path EXAMPLES = Path.of("../docs/examples.md");
  private static final Pattern SHOWN =
      Pattern.compile("```console\n\\$ (./contend|cat) ([^\n]*)\n(.*?)```", Pattern.DOTALL);

  @TempDir private Path folder = Path.of("");

  private Path out = Path.of("");
  private int commands;
  private int files;

  @Test
  void everyCommandOfThePagePrintsWhatItShows() throws IOException {
    run(PAGE);
    assertThat(commands).isEqualTo(1);
    assertThat(files).isEqualTo(2);
    assertThat(PAGE.resolveSibling("figures/capacity-pareto.png"))
        .hasSameBinaryContentAs(out.resolve("figures/pareto.png"));
  }

  @Test
  void everyExamplePrintsWhatItsPageShows() throws IOException {
    run(EXAMPLES);
    assertThat(commands).isEqualTo(5);
  }

  @Test
  void everyDecisionOfTheLibraryIsOnThePageWithWhatItFinds() throws IOException {
    String page = Files.readString(EXAMPLES);
    List<String> decisions =
        Library.EXPERIMENTS.names().stream().filter(name -> name.startsWith("decisions/")).toList();
    assertThat(decisions).hasSizeGreaterThanOrEqualTo(5);
    for (String name : decisions) {
      String found = StatedFinding.in(Library.EXPERIMENTS.find(name).orElseThrow().lines());
      assertThat(page).contains("| `./contend run " + name + "` | " + found + " |\n");
    }
  }

  private void run(Path page) throws IOException {
    Matcher shown = SHOWN.matcher(Files.readString(page));
    while (shown.find()) {
      if (shown.group(1).equals("cat")) {
        String file = shown.group(2).replaceFirst("contend-out/[^/]*/", "");
        assertThat(Files.readString(out.resolve(file))).as(file).isEqualTo(shown.group(3));
        files++;
      } else {
        out = folder.resolve("out-" + commands++);
        List<String> arguments = new ArrayList<>(List.of(shown.group(2).split(" ")));
        arguments.addAll(List.of("--out", out.toString()));
        Ran ran = Ran.contend(arguments.toArray(String[]::new));
        assertThat(ran.exit()).as(ran.err()).isZero();
        assertThat(ran.out()).as(shown.group(2)).isEqualTo(shown.group(3));
      }
    }
  }
}
