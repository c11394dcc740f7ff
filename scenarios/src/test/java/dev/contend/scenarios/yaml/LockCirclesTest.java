package dev.contend.scenarios.yaml;

import static dev.contend.scenarios.yaml.ProgramMistakesTest.problems;
import static dev.contend.scenarios.yaml.ProgramMistakesTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Circles of three and more locks in written programs, told before anything runs. */
class LockCirclesTest {
  private static final String PHILOSOPHERS =
      """
      version: 1
      name: mine
      machine: xeon-8480plus
      runtime: cpython-3.14t
      workers: 3
      workload:
        locks: {gate: threading-lock, a: threading-lock, b: threading-lock, c: threading-lock}
        threads:
          one: {count: 1, program: [{lock: a, do: [{lock: b, do: []}]}]}
          two: {count: 1, program: [{lock: b, do: [{lock: c, do: []}]}]}
          three: {count: 1, program: [{lock: c, do: [{lock: a, do: []}]}]}
      """;

  @Test
  void aCircleOfThreeLocksIsToldWithThePlaceOfEachTake() {
    assertThat(problems(PHILOSOPHERS).orElse("nothing"))
        .startsWith(
            "test.yaml:9:46: workload.threads.one.program[0].do[0]: a circle of locks: one takes 'b'"
                + " with 'a' held (line 9, column 46), two takes 'c' with 'b' held (line 10, column"
                + " 46), three takes 'a' with 'c' held (line 11, column 48): each can wait for the"
                + " next\n")
        .contains("take them in one order everywhere, as 'a', 'b', 'c'")
        .containsOnlyOnce("test.yaml:");
    assertThat(problems(PHILOSOPHERS.replace("workload:\n", "workload:\n  allow: [lock-order]\n")))
        .isEmpty();
  }

  @Test
  void aCircleThatTooFewThreadsOrACommonLockBreaksIsNoMistake() {
    String common = "[{lock: gate, do: [{lock: ";
    String gated =
        PHILOSOPHERS
            .replace(
                "[{lock: a, do: [{lock: b, do: []}]}]", common + "a, do: [{lock: b, do: []}]}]}]")
            .replace(
                "[{lock: b, do: [{lock: c, do: []}]}]", common + "b, do: [{lock: c, do: []}]}]}]");
    assertThat(gated).isNotEqualTo(PHILOSOPHERS);
    assertThat(problems(gated)).isEmpty();
    String ordered = PHILOSOPHERS.replace("{lock: c, do: [{lock: a,", "{lock: a, do: [{lock: c,");
    assertThat(problems(ordered)).isEmpty();
    String all =
        "[{lock: a, do: [{lock: b, do: []}]}, {lock: b, do: [{lock: c, do: []}]},"
            + " {lock: c, do: [{lock: a, do: []}]}]";
    String role = PHILOSOPHERS.substring(0, PHILOSOPHERS.indexOf("    one:"));
    String two = role + "    each: {count: 2, program: " + all + "}\n    last: {program: []}\n";
    assertThat(problems(two)).isEmpty();
    String three = role + "    each: {count: 3, program: " + all + "}\n";
    told(three, "a circle of locks: each takes 'b'");
  }

  /** Each of six locks of a layer is held while each of the next layer's is taken. */
  private static String layers(int layers, boolean isClosed) {
    StringBuilder locks = new StringBuilder();
    StringBuilder program = new StringBuilder();
    for (int i = 0; i < 6 * layers; i++) {
      locks.append(i == 0 ? "" : ", ").append("l").append(i).append(": threading-lock");
      for (int j = 0; j < 6 && (isClosed || i < 6 * (layers - 1)); j++) {
        int next = (6 * (i / 6 + 1) + j) % (6 * layers);
        program.append("        - {lock: l").append(i);
        program.append(", do: [{lock: l").append(next).append(", do: []}]}\n");
      }
    }
    return "version: 1\nname: layers\nmachine: laptop\nruntime: cpython-3.14t\nworkers: 20\n"
        + "workload:\n  locks: {"
        + locks
        + "}\n  threads:\n    each:\n      program:\n"
        + program;
  }

  /** Circles of twelve locks are longer than the longest that is looked for. */
  @Test
  void locksThatCannotBeSearchedForCirclesAreToldUnlessThereCanBeNone() {
    assertThat(problems(layers(12, true)).orElse("nothing"))
        .contains(
            "test.yaml:11:", "nested in more ways than can be searched", "allow: [lock-order]");
    assertThat(problems(layers(12, false))).isEmpty();
    assertThat(
            problems(layers(12, true).replace("workload:\n", "workload:\n  allow: [lock-order]\n")))
        .isEmpty();
  }
}
