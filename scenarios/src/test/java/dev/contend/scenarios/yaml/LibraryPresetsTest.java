package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.reports.chart.Charts;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Presets that were read before are the same as those read now. */
class LibraryPresetsTest {
  private static final List<String> CHARTS = Charts.names();
  private static final String SLOW_BASE =
      """
      version: 1
      name: mine
      machine: laptop
      workload: prime-sieve
      runtime: cpython-3.15t
      workers: 2
      runtimes:
        cpython-3.13t:
          version: 1
          name: cpython-3.13t
          extends: cpython-3.13
          interpreter:
            switch-interval: {value: 77 ms, assumed: to tell it from the library's}
      """;

  private static ScenarioReader.Scenario read(SourceText text, LibraryPresets library) {
    Problems problems = new Problems();
    return new YamlReader(problems)
        .map(text)
        .flatMap(new ScenarioReader(problems, CHARTS, 1L << 28, library)::read)
        .orElseThrow(() -> new AssertionError(problems.rendered()));
  }

  @Test
  void everyThirdExperimentIsTheSameWhetherItsPresetsWereReadBefore() {
    LibraryPresets shared = new LibraryPresets();
    List<String> names = Library.EXPERIMENTS.names();
    for (int i = 0; i < names.size(); i += 3) {
      String name = names.get(i);
      SourceText text = Library.EXPERIMENTS.find(name).orElseThrow();
      ScenarioReader.Scenario again = read(text, shared);
      ScenarioReader.Scenario alone = read(text, new LibraryPresets());
      assertThat(again.resolved().equals(alone.resolved())).as(name).isTrue();
      assertThat(presets(again)).as(name).isEqualTo(presets(alone));
    }
    assertThat(shared.machines().keySet())
        .hasSizeGreaterThan(5)
        .isSubsetOf(Library.MACHINES.names());
    assertThat(shared.runtimes().keySet())
        .hasSizeGreaterThan(3)
        .isSubsetOf(Library.RUNTIMES.names());
  }

  private static List<String> presets(ScenarioReader.Scenario scenario) {
    return scenario.spec().points().stream()
        .map(point -> point.machine().name() + " " + point.runtime().label())
        .toList();
  }

  /** A runtime of the library extends one that the scenario describes anew. */
  @Test
  void aScenariosOwnPresetsComeBeforeThoseReadBefore() {
    LibraryPresets shared = new LibraryPresets();
    SourceText plain = SourceText.of("my.yaml", SLOW_BASE.replaceFirst("(?s)runtimes:.*", ""));
    assertThat(read(plain, shared).resolved().contains("77 ms")).isFalse();
    assertThat(read(SourceText.of("my.yaml", SLOW_BASE), shared).resolved().contains("77 ms"))
        .isTrue();
    assertThat(read(plain, shared).resolved().contains("77 ms")).isFalse();
  }
}
