package dev.contend.scenarios.reference;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.ScenarioProblem;
import dev.contend.scenarios.yaml.SourceText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a file of published figures says, and what is said to a wrong one. */
class ReferenceReaderTest {
  private static final String GOOD =
      """
      # Some figures.
      machine,workload,runtime,workers,workload.chunk,metric,unit,published,role,bound,baseline,known_miss,source
      xeon-8480plus,prime-sieve,cpython-3.13t,8,,speedup,ratio,7.72,predicted,10 %,8,,table 2
      """;

  private final Problems problems = new Problems();

  private Reference read(String text) {
    return new ReferenceReader(problems, new Vocabulary()).read(SourceText.of("a/my.csv", text));
  }

  private String complaint(String text) {
    Reference unused = read(text);
    List<ScenarioProblem> found = problems.sorted();
    assertThat(found).as(problems.rendered()).hasSize(1);
    ScenarioProblem problem = found.get(0);
    return problem.place().line()
        + ":"
        + problem.place().column()
        + " "
        + problem.wrong()
        + " | "
        + problem.advice();
  }

  @Test
  void whatWasFittedGoesOnInIndentedComments() {
    String comments = "# Some figures.\n# Fitted: this\n#   and that.\n# Nothing else.\n";
    assertThat(read(GOOD.replace("# Some figures.\n", comments)).fitted())
        .isEqualTo("this and that.");
    assertThat(read(GOOD).fitted()).isEmpty();
    assertThat(problems.rendered()).isEmpty();
  }

  @Test
  void everyColumnIsRead() {
    Reference reference =
        read(
            GOOD
                + """

                # A comment between figures, and a figure of any workload and number of workers.
                "i7-12700k",,cpython-3.13+multiprocess,,200,time, s , 1.5E-3,fitted,,,,"Smith, ""A\"""
                xeon-8480plus,,,1,,operation-time,ns,18.4,predicted,5 %,,"no source, really",b
                """);
    assertThat(problems.rendered()).isEmpty();
    assertThat(reference.name()).isEqualTo("my");
    assertThat(reference.title()).isEqualTo("Some figures.");
    assertThat(reference.figures())
        .containsExactly(
            new PublishedFigure(
                3,
                "xeon-8480plus",
                "prime-sieve",
                "cpython-3.13t",
                Optional.of(8),
                Map.of(),
                "speedup",
                "ratio",
                7.72,
                Role.PREDICTED,
                Optional.of(0.1),
                Optional.of(8.0),
                "",
                "table 2"),
            new PublishedFigure(
                6,
                "i7-12700k",
                "",
                "cpython-3.13+multiprocess",
                Optional.empty(),
                Map.of("workload.chunk", "200"),
                "time",
                "s",
                0.0015,
                Role.FITTED,
                Optional.empty(),
                Optional.empty(),
                "",
                "Smith, \"A\""),
            new PublishedFigure(
                7,
                "xeon-8480plus",
                "",
                "",
                Optional.of(1),
                Map.of(),
                "operation-time",
                "ns",
                18.4,
                Role.PREDICTED,
                Optional.of(0.05),
                Optional.empty(),
                "no source, really",
                "b"));
  }

  /**
   * A mistake in the good file.
   *
   * @param from what is replaced
   * @param to by what
   * @param complaint how the complaint begins
   */
  private record Mistake(String from, String to, String complaint) {}

  static Stream<Mistake> mistakes() {
    return Stream.of(
        new Mistake(
            "\nxeon-8480plus",
            "\nxeon-8480",
            "3:1 unknown machine 'xeon-8480' | did you mean 'xeon-8480plus'?"),
        new Mistake("\nxeon-8480plus", "\n", "3:1 machine is empty | one of: "),
        new Mistake(
            "prime-sieve,",
            "prime-sive,",
            "3:15 unknown workload 'prime-sive' | did you mean 'prime-sieve'?"),
        new Mistake(
            "cpython-3.13t",
            "cpyton-3.13t",
            "3:27 unknown runtime 'cpyton-3.13t' | did you mean 'cpython-3.13t'?"),
        new Mistake(
            ",speedup", ",speed-up", "3:44 unknown metric 'speed-up' | did you mean 'speedup'?"),
        new Mistake(
            "ratio",
            "%",
            "3:52 unit of speedup is '%'; results have it in ratio | convert the figure"),
        new Mistake("7.72", "about 8", "3:58 published is 'about 8' | write a number above 0"),
        new Mistake("7.72", "0", "3:58 published is '0' | write a number above 0"),
        new Mistake("3.13t,8,", "3.13t,0,", "3:41 workers is '0' | write a whole number above 0"),
        new Mistake(
            "predicted", "predict", "3:63 unknown role 'predict' | did you mean 'predicted'?"),
        new Mistake("10 %", "0.1", "3:73 '0.1' has no unit | write a percentage as '0.1 %'"),
        new Mistake("10 %", "0 %", "3:73 bound is '0 %' | write a percentage above 0 %"),
        new Mistake("%,8,", "%,-8,", "3:78 baseline is '-8' | write a number above 0"),
        new Mistake("table 2", "", "3:81 says not where it was published | name the article"),
        new Mistake(
            "10 %,8,,",
            ",8,because,", "3:76 there is no bound to miss | state the bound, or leave it empty"),
        new Mistake(
            "predicted,10 %,8,,",
            "fitted,10 %,8,because,",
            "3:77 a fitted figure cannot be missed | leave known_miss empty"),
        new Mistake(
            "8,,speedup", "8,speedup", "3:1 12 values for 13 columns | write a comma for each"),
        new Mistake("table 2", "\"table 2", "3:81 a quote is not closed | end the value with"),
        new Mistake(
            ",metric,", ",metrik,", "2:49 unknown column 'metrik' | did you mean 'metric'?"),
        new Mistake(
            "workload.chunk,",
            "workload.chnk,",
            "2:34 unknown column 'workload.chnk' | did you mean 'workload.chunk'?"),
        new Mistake(
            "baseline,known_miss", "baseline,baseline", "2:91 a second column 'baseline' | leave"),
        new Mistake("# Some", "Some", "1:1 the first line does not say what is published"));
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void aMistakeIsToldWithItsPlaceAndWhatToWrite(Mistake mistake) {
    assertThat(GOOD).contains(mistake.from());
    Reference unused = read(GOOD.replace(mistake.from(), mistake.to()));
    List<String> said =
        problems.sorted().stream()
            .map(
                problem ->
                    problem.place().line()
                        + ":"
                        + problem.place().column()
                        + " "
                        + problem.wrong()
                        + " | "
                        + problem.advice())
            .toList();
    assertThat(said).anyMatch(complaint -> complaint.startsWith(mistake.complaint()));
  }

  @Test
  void aMissingColumnIsNamedOnce() {
    String figures =
        """
        # a
        machine,workload,runtime,metric,unit,published,role,bound
        xeon-8480plus,,,speedup,ratio,2,predicted,
        """;
    assertThat(complaint(figures)).startsWith("2:1 columns workers, source missing | ");
  }

  @Test
  void aMisspeltColumnIsNotMissingToo() {
    assertThat(complaint(GOOD.replace(",metric,", ",metrik,")))
        .startsWith("2:49 unknown column 'metrik' | did you mean 'metric'?");
  }

  @Test
  void allProblemsAreReported() {
    Reference unused = read(GOOD.replace("speedup,ratio,7.72", "speed,ratio,x") + "a,b\n");
    assertThat(problems.count()).isEqualTo(3);
    assertThat(problems.rendered()).contains("a/my.csv:3:44: ", "a/my.csv:3:56: ", "a/my.csv:4:1:");
  }

  @Test
  void theSamePointAndMetricTwiceIsAMistake() {
    String row = GOOD.lines().toList().get(2);
    assertThat(complaint(GOOD + row + "\n"))
        .startsWith("4:1 is of the same point and metric as line 3 | ");
  }

  @Test
  void aFileWithoutFiguresIsAMistake() {
    assertThat(complaint("# nothing\n")).startsWith("0:0 has no line that names the columns | ");
  }

  @Test
  void aFileThatEndsBelowItsColumnsIsAMistake() {
    assertThat(complaint(String.join("\n", GOOD.lines().limit(2).toList())))
        .startsWith("0:0 has no figures | ");
  }

  static Stream<String> references() {
    return Library.REFERENCES.names().stream();
  }

  @ParameterizedTest
  @MethodSource("references")
  void aReferenceOfTheLibraryIsRight(String name) {
    Reference reference =
        new ReferenceReader(problems, new Vocabulary())
            .read(Library.REFERENCES.find(name).orElseThrow());
    assertThat(problems.rendered()).isEmpty();
    assertThat(reference.name()).isEqualTo(name);
    assertThat(reference.figures()).isNotEmpty();
  }
}
