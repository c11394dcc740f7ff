package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final List<String> KEYS = List.of("machine", "runtime", "workload");

  @ParameterizedTest
  @CsvSource({
    "machin, machine",
    "mahcine, machine",
    "Machine, machine",
    "workloads, workload",
    "run, runtime"
  })
  void theNearestWordIsProposed(String word, String meant) {
    assertThat(Suggestions.advice(word, KEYS))
        .isEqualTo("did you mean '" + meant + "'? (one of: machine, runtime, workload)");
  }

  @ParameterizedTest
  @CsvSource({"seed", "x", "''", "ru"})
  void aFarWordGetsTheListOnly(String word) {
    assertThat(Suggestions.advice(word, KEYS)).isEqualTo("one of: machine, runtime, workload");
  }

  @ParameterizedTest
  @CsvSource({"cpython-3.14-nogil", "cpython-3.14-free-threaded", "cpython-3.14_NoGIL"})
  void theBuildWithoutTheGilIsNotTakenForTheOther(String word) {
    List<String> runtimes = List.of("cpython-3.13t", "cpython-3.14", "cpython-3.14t");
    assertThat(Suggestions.nearest(word, runtimes)).contains("cpython-3.14t");
  }

  @Test
  void aLongListIsCut() {
    List<String> many = IntStream.range(0, 40).mapToObj(i -> "preset-" + i).toList();
    assertThat(Suggestions.advice("zzz", many))
        .startsWith("one of: preset-0, ")
        .endsWith("preset-15 and 24 more");
  }

  @Test
  void theRestOfANameIsNearerThanAnotherName() {
    List<String> machines = List.of("xeon-8370c", "xeon-8480plus");
    assertThat(Suggestions.nearest("xeon-8480", machines)).contains("xeon-8480plus");
    assertThat(Suggestions.nearest("xeon-8370", machines)).contains("xeon-8370c");
  }

  @ParameterizedTest
  @CsvSource({
    "interval, switch-interval",
    "8480, xeon-8480plus",
    "num-workers, workers",
    "switch, switch-interval",
    "plus, xeon-8480plus"
  })
  void aPartOfANameIsTakenForTheOnlyNameThatHasIt(String word, String meant) {
    List<String> known = List.of("xeon-8370c", "xeon-8480plus", "switch-interval", "workers");
    assertThat(Suggestions.nearest(word, known)).contains(meant);
    assertThat(Suggestions.nearest("xeon", known)).isEmpty();
    assertThat(Suggestions.nearest("in", known)).isEmpty();
  }

  @Test
  void nothingKnownIsNothingSaid() {
    assertThat(Suggestions.advice("x", List.of())).isEmpty();
    assertThat(Suggestions.advice("x", List.of("only-this"))).isEqualTo("only: only-this");
  }

  @ParameterizedTest
  @CsvSource({"'', '', 0", "ab, ba, 1", "abc, '', 3", "kitten, sitting, 3", "abcd, acbd, 1"})
  void distanceCountsInsertedDeletedReplacedAndSwappedLetters(String a, String b, int distance) {
    assertThat(Suggestions.distance(a, b)).isEqualTo(distance);
    assertThat(Suggestions.distance(b, a)).isEqualTo(distance);
  }
}
