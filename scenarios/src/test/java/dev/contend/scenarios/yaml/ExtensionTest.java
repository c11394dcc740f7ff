package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Presets that say in what they differ from another. */
class ExtensionTest {
  private final Problems problems = new Problems();

  private YamlMap map(String text) {
    return new YamlReader(problems).map(SourceText.of("test.yaml", text)).orElseThrow();
  }

  private Optional<YamlMap> resolved(String own, String base) {
    return Extension.resolved(map(own), name -> Optional.of(map(base)));
  }

  @Test
  void keysOfTheirOwnReplaceThoseOfTheBase() {
    YamlMap all =
        resolved(
                """
                name: b
                extends: a
                part: {y: {value: 2, assumed: new}}
                z: 3
                """,
                """
                name: a
                part:
                  x: {value: 1, source: old}
                  y: {value: 9, range: [0, 10], source: old}
                """)
            .orElseThrow();
    assertThat(all.keys()).containsExactly("name", "part", "z");
    assertThat(all.text("name")).contains("b");
    YamlMap part = all.map("part").orElseThrow();
    assertThat(part.keys()).containsExactly("x", "y");
    // The range and source of the old value must not come to stand beside the new one.
    assertThat(part.map("y").orElseThrow().keys()).containsExactly("value", "assumed");
    assertThat(problems.rendered()).isEmpty();
  }

  @Test
  void whatExtendsNothingIsLeftAsItIs() {
    YamlMap alone = map("name: a\n");
    assertThat(Extension.resolved(alone, name -> Optional.empty())).containsSame(alone);
  }

  @Test
  void aCircleOfExtensionsIsRefused() {
    assertThat(resolved("extends: a\n", "extends: a\n")).isEmpty();
    assertThat(problems.rendered()).contains("test.yaml:1:1: extends: leads round in a circle");
  }

  @Test
  void aScenarioMayExtendARuntimeOfTheLibrary() {
    String scenario =
        """
        version: 1
        name: mine
        machine: laptop
        workload: prime-sieve
        runtime: slow
        workers: 2
        runtimes:
          slow:
            version: 1
            name: slow
            extends: cpython-3.14t
            policy: gil
        """;
    Optional<ScenarioReader.Scenario> read =
        new YamlReader(problems)
            .map(SourceText.of("mine.yaml", scenario))
            .flatMap(new ScenarioReader(problems, java.util.List.of(), 1L << 30)::read);
    assertThat(problems.rendered()).isEmpty();
    assertThat(read.orElseThrow().spec().points().get(0).runtime().label()).isEqualTo("slow");
    // What was run needs no library.
    assertThat(read.orElseThrow().resolved()).doesNotContain("extends").contains("1.189");
  }
}
