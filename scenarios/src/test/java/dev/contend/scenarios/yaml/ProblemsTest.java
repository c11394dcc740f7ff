package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemsTest {
  private final Problems problems = new Problems();

  @Test
  void filesKeepTheirOrderAndProblemsThatOfTheirPlaces() {
    SourceText second = SourceText.of("b.yaml", "x\ny");
    SourceText first = SourceText.of("z.yaml", "x");
    problems.report(first, new Place(1, 1), "", "one", "");
    problems.report(second, new Place(2, 1), "", "three", "");
    problems.report(second, new Place(1, 1), "", "two", "");
    problems.report(second, new Place(1, 1), "", "two", "");
    assertThat(problems.sorted())
        .extracting(ScenarioProblem::wrong)
        .containsExactly("one", "two", "three");
  }

  @Test
  void manyProblemsAreCut() {
    SourceText source = SourceText.of("my.yaml", "x\n".repeat(3000));
    for (int line = 3000; line > 0; line--) {
      problems.report(source, new Place(line, 1), "", "wrong", "");
    }
    assertThat(problems.count()).isEqualTo(3000);
    assertThat(problems.rendered()).endsWith("and 2980 more\n");
    assertThat(problems.rendered().lines().filter(line -> line.startsWith("my.yaml"))).hasSize(20);
  }

  @Test
  void theCaretStandsUnderTheColumn() {
    String line = "\u00e9\ud83d\ude00\tx: " + "a".repeat(200) + " here";
    SourceText source = SourceText.of("my.yaml", line);
    problems.report(source, new Place(1, 4), "", "wrong", "");
    problems.report(source, new Place(1, 208), "", "wrong", "");
    assertThat(problems.rendered().lines().filter(text -> text.contains("|")))
        .containsExactly(
            "    1 | \u00e9\ud83d\ude00 x: " + "a".repeat(82),
            "      |    ^",
            "    1 | " + "a".repeat(59) + " here",
            "      | " + " ".repeat(60) + "^");
  }
}
