package dev.contend.scenarios.yaml;

import static dev.contend.scenarios.yaml.ProgramMistakesTest.GOOD;
import static dev.contend.scenarios.yaml.ProgramMistakesTest.problems;
import static dev.contend.scenarios.yaml.ProgramMistakesTest.told;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** One mistake in a written program is told once, where it was made. */
class ToldOnceTest {
  private static void toldOnce(String yaml, String begin, String piece) {
    String told = problems(yaml).orElse("nothing");
    assertThat(told).startsWith(begin).contains(piece);
    assertThat(told.lines().filter(line -> line.startsWith("test.yaml:"))).hasSize(1);
  }

  @Test
  void aParameterThatCannotBeReadIsNotUnknownWhereItIsUsed() {
    for (String wrong : List.of("work: 20 parsecs", "work: [20 us]", "work: items * 1 us")) {
      toldOnce(GOOD.replace("work: 20 us", wrong), "test.yaml:7:", "workload.parameters.work: ");
    }
  }

  @Test
  void aWrongCountIsACountAllTheSame() {
    toldOnce(GOOD.replace("count: 2", "count: tow"), "test.yaml:15:", "unknown name 'tow'");
  }

  @Test
  void aParameterWithoutAUnitIsToldWithThePlaceWhereItIsDeclared() {
    String unitless = GOOD.replace("work: 20 us", "work: 20");
    told(
        unitless,
        "22:38: workload.threads.consumer.program[1].do[2].compute.exponential: 'work' has no"
            + " unit; it is declared without one, in line 7, column 27",
        "declare it as 'work: 20 us', or write 'work * 1 us' here");
    told(
        unitless.replace("{exponential: work}", "2 * work"),
        "'2 * work' has no unit; 'work' is declared without one, in line 7, column 27");
    told(GOOD.replace("{exponential: work}", "workers * 3"), "'workers * 3' has no unit\n");
    assertThat(problems(unitless.replace("{exponential: work}", "work * 1 us"))).isEmpty();
  }

  @Test
  void theQueueWhoseItemsNobodyServesIsNamed() {
    told(
        GOOD.replace(
            "{repeat: items, do: [{put: todo}]}", "{arrivals: todo, every: 1 ms, count: items}"),
        "items arrive in 'todo', and nobody says when one is served",
        "add 'served: todo'");
  }

  private static String counting(int capacity) {
    return """
        version: 1
        name: count
        machine: xeon-8480plus
        replications: 1
        workload:
          parameters: {items: 10}
          queues: {todo: {kind: queue, capacity: CAPACITY}}
          locks: {a: threading-lock, b: threading-lock}
          threads:
            reader:
              count: 2
              program: [{repeat: items, do: [{get: todo}]}, {lock: a, do: [{lock: b, do: []}]}]
            writer:
              program: [{repeat: items, do: [{put: todo}]}, {lock: b, do: [{lock: a, do: []}]}]
        sweep:
          matrix:
            runtime: [cpython-3.13, cpython-3.14t]
            workload.items: [10, 20, 30]
            workers: [3, 4, 8, 12]
        """
        .replace("CAPACITY", Integer.toString(capacity));
  }

  /** Too many gets with one writer, too many puts with more: always the same two counts. */
  @Test
  void aCountThatIsWrongAtManyPointsIsToldWithTheFirst() {
    String told = problems(counting(4)).orElse("nothing");
    assertThat(told)
        .contains(
            "test.yaml:7:18: workload.queues.todo: 10 items are put into 'todo' and 20 are got: it"
                + " cannot end (so with cpython-3.13, 3 workers, workload.items 10 on"
                + " xeon-8480plus, and likewise at 17 more of 24 points)\n")
        .containsOnlyOnce("writer takes 'a' while it holds 'b'");
    assertThat(told.lines().filter(line -> line.startsWith("test.yaml:"))).hasSize(2);
  }

  /** What a misspelt section declares is used all over the program. */
  @Test
  void theUsesOfWhatAMisspeltSectionDeclaresAreNotWrongToo() {
    for (String section : List.of("objects", "locks", "queues", "barriers", "parameters")) {
      String wrong = section.substring(0, section.length() - 1);
      toldOnce(
          GOOD.replace("  " + section + ": {", "  " + wrong + ": {"),
          "test.yaml:",
          "workload." + wrong + ": unknown key '" + wrong + "'");
    }
    toldOnce(GOOD.replace("threads:", "thread:"), "test.yaml:12:3: ", "did you mean 'threads'?");
  }
}
