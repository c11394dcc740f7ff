package dev.contend.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every source file keeps to, main and test, in every module. */
class SourceRulesTest {
  private static final int MOST_LINES = 400;

  private static final Pattern SKIPS =
      Pattern.compile(
          "^\\s*@Disabled\\w*|^import .*\\b(Disabled\\w*|Assumptions?)\\b|\\bassume(That|True|False)\\(",
          Pattern.MULTILINE);

  /** The one test that needs what a build may lack: an interpreter of Python. */
  private static final String NEEDS_PYTHON = "PythonProgramsTest.java";

  @Test
  void everyModuleHasSources() throws IOException {
    for (HousePlan.Module module : HousePlan.MODULES) {
      assertThat(sources(module.folder() + "/src/main")).as(module.folder()).isNotEmpty();
    }
  }

  @Test
  void noTestCanBeSkipped() throws IOException {
    List<String> skipping = new ArrayList<>();
    for (Path file : allSources()) {
      if (!file.endsWith(NEEDS_PYTHON) && SKIPS.matcher(Files.readString(file)).find()) {
        skipping.add(root().relativize(file).toString());
      }
    }
    assertThat(skipping)
        .as("files that disable a test or make it depend on an assumption")
        .isEmpty();
  }

  @Test
  void noFileIsLongerThanFourHundredLines() throws IOException {
    List<String> longFiles = new ArrayList<>();
    for (Path file : allSources()) {
      int lines = Files.readAllLines(file).size();
      if (lines > MOST_LINES) {
        longFiles.add(root().relativize(file) + ": " + lines);
      }
    }
    assertThat(longFiles).as("files of more than %s lines", MOST_LINES).isEmpty();
  }

  @Test
  void everyPackageOfTestsIsNullMarked() throws IOException {
    Set<String> unmarked = new TreeSet<>();
    for (Path file : allSources()) {
      Path info = Objects.requireNonNull(file.getParent()).resolve("package-info.java");
      if (!Files.exists(info) || !Files.readString(info).contains("\n@NullMarked\npackage ")) {
        unmarked.add(root().relativize(info).toString());
      }
    }
    assertThat(unmarked).as("package-info files to write, with @NullMarked").isEmpty();
  }

  private static List<Path> allSources() throws IOException {
    List<Path> all = new ArrayList<>();
    for (HousePlan.Module module : HousePlan.MODULES) {
      all.addAll(sources(module.folder() + "/src"));
    }
    return all;
  }

  private static List<Path> sources(String folder) throws IOException {
    try (Stream<Path> files = Files.walk(root().resolve(folder))) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /** The folder of the whole project, from that of this module. */
  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("forbidden-apis.txt"))) {
      root = Objects.requireNonNull(root.getParent(), "no forbidden-apis.txt above " + root);
    }
    return root;
  }
}
