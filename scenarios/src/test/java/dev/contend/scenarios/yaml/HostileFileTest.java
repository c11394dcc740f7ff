package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.contend.engine.Cases;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Files written to hurt the reader, and files damaged at random: problems, never exceptions. */
class HostileFileTest {
  private static final String SEED =
      """
      # a comment
      version: 1
      name: "prime-sieve"
      question: 'How far?'
      horizon: 5 ms
      machine: &m { cores: 8, line: 64 B, kinds: [big, little] }
      other: *m
      text: |
        two
        lines
      threads:
        - name: a
          program:
            - compute: 120 cycles
            - lock: gil
        - name: b
      """;

  /** A file and the first line of the answer. */
  private record Hostile(String name, String yaml, String answer) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Hostile> hostile() {
    StringBuilder laughs = new StringBuilder("a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol]\n");
    for (int i = 1; i < 10; i++) {
      String alias = "*a" + (i - 1) + ", ";
      laughs.append("a" + i + ": &a" + i + " [" + alias.repeat(8) + "x]\n");
    }
    StringBuilder stairs = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      stairs.append(" ".repeat(i)).append("a:\n");
    }
    String deep = "nested more than 64 levels deep";
    return Stream.of(
        new Hostile("brackets", "[".repeat(100_000), "my.yaml:1:66: " + deep),
        new Hostile("braces", "{a: ".repeat(100_000), "my.yaml:1:261: " + deep),
        new Hostile("dashes", "- ".repeat(100_000), "my.yaml:1:131: " + deep),
        new Hostile("stairs", stairs.toString(), "my.yaml:66:66: " + deep),
        new Hostile(
            "aliases",
            "a: &a 1\nb: [" + "*a,".repeat(300_000) + "]",
            "my.yaml:2:305: more than 100 aliases"),
        new Hostile(
            "laughs",
            laughs.toString(),
            "my.yaml:6:15: more than 100000 values, those behind aliases included"),
        new Hostile(
            "itself", "a: &a [*a]", "my.yaml:1:8: a[0]: alias '*a' has no anchor before it"),
        new Hostile(
            "values",
            "[" + "1,".repeat(400_000) + "]",
            "my.yaml:1:200000: more than 100000 values, those behind aliases included"),
        new Hostile("long", "a: " + "x".repeat(2_000_000), "my.yaml: larger than 1 MiB"),
        new Hostile(
            "word",
            "x".repeat(1_000_000),
            "my.yaml:1:1: expected a mapping, found '" + "x".repeat(60) + "...'"),
        new Hostile(
            "number",
            "9".repeat(1_000_000),
            "my.yaml:1:1: expected a mapping, found '" + "9".repeat(60) + "...'"),
        new Hostile("keys", "a: 1\n".repeat(200_000), "my.yaml:2:1: a: key 'a' is given twice"));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void aHostileFileEndsFastWithAProblem(Hostile hostile) {
    String rendered = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> answer(hostile.yaml));
    assertThat(rendered.lines().findFirst()).contains(hostile.answer);
    assertThat(rendered.length()).isLessThan(10_000);
  }

  private static String answer(String yaml) {
    Problems problems = new Problems();
    new YamlReader(problems).map(SourceText.of("my.yaml", yaml));
    return problems.rendered();
  }

  @TestFactory
  Stream<DynamicTest> aDamagedFileGivesNothingButProblems() {
    return Cases.seeded(
        2000,
        random -> {
          String yaml = damaged(random);
          Problems problems = new Problems();
          YamlReader reader = new YamlReader(problems);
          boolean read = reader.map(SourceText.of("my.yaml", yaml)).map(this::visit).isPresent();
          assertThat(read || !problems.isEmpty()).as(yaml).isTrue();
          assertThat(problems.rendered()).doesNotContain("Exception", "com.fasterxml", "snakeyaml");
          for (ScenarioProblem problem : problems.sorted()) {
            assertThat(problem.place().line())
                .as(yaml)
                .isBetween(0, (int) yaml.lines().count() + 1);
          }
        });
  }

  /** Reads every value as everything it might be. */
  private boolean visit(YamlMap map) {
    map.onlyKeys(List.of("version", "name"));
    for (String key : map.keys()) {
      YamlValue value = map.find(key).orElseThrow();
      for (Dimension dimension : Dimension.values()) {
        value.read(ValueKinds.quantity(dimension, 0, 1e30));
        value.read(ValueKinds.wholeQuantity(dimension, 0, Long.MAX_VALUE));
      }
      value.read(ValueKinds.number(0, 10));
      value.read(ValueKinds.wholeNumber(0, 10));
      value.read(ValueKinds.bool());
      value.list().ifPresent(items -> items.forEach(YamlValue::text));
      value.map().ifPresent(this::visit);
    }
    return true;
  }

  private static String damaged(SplittableRandom random) {
    String pieces = "[]{}:,-?&*!|>'\"%@`#~ \n\t\\x0_.eE+\u00b5\u2028\u0000\ud83d";
    StringBuilder text = new StringBuilder(SEED);
    for (int count = 1 + random.nextInt(8); count > 0; count--) {
      int at = random.nextInt(text.length());
      int length = Math.min(text.length() - at, random.nextInt(12));
      switch (random.nextInt(4)) {
        case 0 -> text.delete(at, at + length);
        case 1 -> text.insert(at, text.substring(at, at + length).repeat(2));
        case 2 -> text.insert(random.nextInt(text.length()), text.substring(at, at + length));
        default -> text.insert(at, pieces.charAt(random.nextInt(pieces.length())));
      }
    }
    return text.toString();
  }
}
