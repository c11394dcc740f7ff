package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.contend.engine.Cases;
import dev.contend.reports.chart.Charts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * 20,000 files of the library, damaged at random: each is read, or its problems are told; never an
 * exception, a hang, or more memory than a test has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedFilesTest {
  private static final int SEEDS = 100;
  private static final int OF_A_SEED = 200;
  private static final int LONGEST_ANSWER = 40_000;
  private static final List<String> CHARTS = Charts.names();
  private static final List<String> SCENARIOS =
      Stream.of(Library.EXPERIMENTS, Library.TEMPLATES).flatMap(MutatedFilesTest::texts).toList();
  private static final List<String> MACHINES = texts(Library.MACHINES).toList();
  private static final List<String> RUNTIMES = texts(Library.RUNTIMES).toList();

  /** Else three quarters of the time would go to presets that are not damaged. */
  private final LibraryPresets presets = new LibraryPresets();

  private static Stream<String> texts(Library library) {
    return library.names().stream().map(name -> library.find(name).orElseThrow().text());
  }

  @TestFactory
  Stream<DynamicTest> aDamagedFileIsReadOrItsProblemsAreTold() {
    return Cases.seeded(
        SEEDS,
        random ->
            assertTimeoutPreemptively(
                Duration.ofMinutes(5),
                () -> {
                  for (int i = 0; i < OF_A_SEED; i++) {
                    check(random, i);
                  }
                }));
  }

  private void check(SplittableRandom random, int number) {
    List<String> texts = number % 10 == 0 ? MACHINES : number % 10 == 1 ? RUNTIMES : SCENARIOS;
    String text = new Mutations(random, texts).next();
    try {
      Problems problems = new Problems();
      boolean isRight = isRight(SourceText.of("my.yaml", text), texts, problems);
      assertThat(isRight).as("read, with problems or without").isEqualTo(problems.isEmpty());
      assertThat(problems.rendered())
          .hasSizeLessThan(LONGEST_ANSWER)
          .doesNotContain("Exception")
          .doesNotContainPattern("\\bjava\\.|[A-Z][A-Za-z]+@[0-9a-f]{6,}\\b");
      problems.sorted().forEach(problem -> assertThat(problem.wrong()).isNotBlank());
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      throw new AssertionError("file " + number + " of this seed:\n" + text, failure);
    }
  }

  private boolean isRight(SourceText source, List<String> texts, Problems problems) {
    Optional<YamlMap> map = new YamlReader(problems).map(source);
    if (texts.equals(SCENARIOS)) {
      return map.flatMap(new ScenarioReader(problems, CHARTS, 1L << 28, presets)::read).isPresent();
    }
    Library library = texts.equals(MACHINES) ? Library.MACHINES : Library.RUNTIMES;
    Optional<YamlMap> whole =
        map.flatMap(found -> Extension.resolved(found, name -> base(library, name, problems)));
    return texts.equals(MACHINES)
        ? whole.flatMap(new MachineReader(problems)::read).isPresent() && problems.isEmpty()
        : whole.flatMap(new RuntimeReader(problems)::preset).isPresent() && problems.isEmpty();
  }

  private static Optional<YamlMap> base(Library library, YamlValue value, Problems problems) {
    Optional<SourceText> text = value.text().flatMap(library::find);
    if (text.isEmpty()) {
      value.report("is not known", "");
    }
    return text.flatMap(new YamlReader(problems)::map);
  }

  /** Else the test above would show nothing. */
  @Test
  void damageLeavesSomeFilesRightAndMostWrong() {
    SplittableRandom random = new SplittableRandom(1);
    List<Boolean> right = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Problems problems = new Problems();
      String text = new Mutations(random, SCENARIOS).next();
      right.add(isRight(SourceText.of("my.yaml", text), SCENARIOS, problems));
    }
    assertThat(right.stream().filter(each -> each).count()).isBetween(30L, 200L);
  }
}
