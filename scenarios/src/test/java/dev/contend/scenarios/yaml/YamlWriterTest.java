package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.engine.Cases;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class YamlWriterTest {
  @Test
  void entriesStandInTheirOrderWithCommentsAbove() {
    String text =
        new YamlWriter()
            .comment("yaml-language-server: $schema=contend.json")
            .entry("version", 1)
            .entry("question", "How far, and why?")
            .entry("skew", 0.5)
            .entry("pinned", true)
            .entry("release", "3.10")
            .entry("answer", "no")
            .blank()
            .comment("default\nof the profile")
            .entry("horizon", 5_000_000_000L, Dimension.DURATION)
            .entry("precision", 0.01, Dimension.PERCENTAGE)
            .list("charts", List.of("speedup", "a, b"))
            .wholeNumbers("workers", List.of(1L, 2L))
            .map("machine", machine -> machine.comment("of the preset").entry("cores", 8))
            .map("settings", settings -> {})
            .maps("threads", List.of("a", "b"), (thread, name) -> thread.entry("name", name))
            .text();
    assertThat(text)
        .isEqualTo(
            """
            # yaml-language-server: $schema=contend.json
            version: 1
            question: "How far, and why?"
            skew: 0.5
            pinned: true
            release: "3.10"
            answer: "no"

            # default
            # of the profile
            horizon: 5 ms
            precision: 1 %
            charts: [speedup, "a, b"]
            workers: [1, 2]
            machine:
              # of the preset
              cores: 8
            settings: {}
            threads:
              - name: a
              - name: b
            """);
    assertThat(read(text)).isNotNull();
  }

  @TestFactory
  Stream<DynamicTest> anyTextReadsBackAsItself() {
    return Cases.seeded(
        500,
        random -> {
          String value = text(random);
          String key = "k" + text(random);
          YamlNode.Mapping root = read(new YamlWriter().entry(key, value).text());
          assertThat(root.entries().get(0).key()).isEqualTo(key);
          YamlNode.Scalar scalar = (YamlNode.Scalar) root.entries().get(0).value();
          assertThat(scalar.text()).isEqualTo(value);
          assertThat(scalar.isNothing()).isFalse();
        });
  }

  @TestFactory
  Stream<DynamicTest> anyTreeReadsBackAsItself() {
    return Cases.seeded(
        500,
        random -> {
          String text = new YamlWriter().node("root", tree(random, 4)).text();
          assertThat(new YamlWriter().entries(read(text)).text()).isEqualTo(text);
        });
  }

  private static YamlNode tree(SplittableRandom random, int depth) {
    Place place = new Place(1, 1);
    int size = random.nextInt(4);
    return switch (random.nextInt(depth == 0 ? 1 : 3)) {
      case 0 -> new YamlNode.Scalar(place, text(random), random.nextBoolean());
      case 1 ->
          new YamlNode.Sequence(
              place, Stream.generate(() -> tree(random, depth - 1)).limit(size).toList());
      default ->
          new YamlNode.Mapping(
              place,
              Stream.iterate(0, i -> i + 1)
                  .limit(size)
                  .map(i -> new YamlNode.Entry(place, "k" + i, tree(random, depth - 1)))
                  .toList());
    };
  }

  private static String text(SplittableRandom random) {
    List<String> pieces =
        List.of(
            "a",
            "no",
            "1",
            "0x",
            ".",
            ":",
            ": ",
            " #",
            " ",
            "\n",
            "\t",
            "'",
            "\"",
            "\\",
            "-",
            "?",
            "*",
            "&",
            "!",
            "%",
            "@",
            "`",
            "[",
            "]",
            "{",
            "}",
            ",",
            "|",
            ">",
            "~",
            "null",
            "5 ms",
            "12:30",
            "\u00e9",
            "\u2028",
            "\u0085",
            "\u0001",
            "\ud83d\ude00",
            "---",
            "...",
            "<<",
            "=");
    StringBuilder text = new StringBuilder();
    for (int count = random.nextInt(5); count > 0; count--) {
      text.append(pieces.get(random.nextInt(pieces.size())));
    }
    return text.toString();
  }

  private static YamlNode.Mapping read(String text) {
    Problems problems = new Problems();
    return new YamlReader(problems)
        .map(SourceText.of("written.yaml", text))
        .orElseThrow(() -> new AssertionError(problems.rendered() + text))
        .node();
  }
}
