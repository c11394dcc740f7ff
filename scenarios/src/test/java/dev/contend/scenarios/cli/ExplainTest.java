package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What {@code contend explain} says. */
class ExplainTest {
  @TestFactory
  Stream<DynamicTest> everyListedTopicHasAText() {
    return Topics.names().stream()
        .map(
            topic ->
                DynamicTest.dynamicTest(
                    topic,
                    () -> {
                      Ran ran = Ran.contend("explain", topic);
                      assertThat(ran.exit()).as(ran.err()).isZero();
                      assertThat(ran.out()).isNotBlank();
                      assertThat(ran.out().lines()).allMatch(line -> line.length() <= 160);
                    }));
  }

  @Test
  void aPolicyIsExplainedByItsMechanismsTheirSourcesAndTheNumbersOfItsBuilds() {
    Ran ran = Ran.contend("explain", "runtime.free-threaded");
    assertThat(ran.out())
        .contains("biased reference counting", "PACT 2018", "Python/lock.c")
        .contains("interpreter.work.arithmetic", "1.16  (cpython-3.13t)", "0.677  (cpython-3.14t)")
        .contains("assumed: ", "Immortal objects have no count", "locks.spins", "memory.allocate");
    assertThat(ran.out())
        .as("numbers that threads without a GIL have no use for")
        .doesNotContain("switch-interval", "process.spawn", "subinterpreter.boot", "..\n")
        .contains("'contend explain article' has every number of a build.");
  }

  @Test
  void numbersThatAPolicyUsesAreThere() {
    assertThat(Ran.contend("explain", "runtime.gil").out())
        .contains("interpreter.switch-interval", "interpreter-lock.mutex", "process.queue.submit")
        .doesNotContain("subinterpreter.boot", "process.pickle.dumps");
  }

  @Test
  void aBuildIsExplainedByEveryNumberWithItsSource() {
    Ran ran = Ran.contend("explain", "cpython-3.14t");
    assertThat(ran.out())
        .contains("counts.merge", "50 ns (30 ns to 200 ns)")
        .contains("interpreter.work.call", "1.189", "spectral_norm");
  }

  @Test
  void aCauseIsExplainedUnderTheNameThatTablesHave() {
    Ran ran = Ran.contend("explain", "cause.clock-and-smt-loss");
    assertThat(ran.out())
        .startsWith("clock and SMT loss: What work takes longer than ")
        .contains("in causes.csv under this name.");
    assertThat(Topics.names()).contains("cause.gil-wait", "cause.io-and-device", "cause.idle");
    assertThat(Ran.contend("explain", "causes").out())
        .contains("  lock wait, parked\n      Asleep until a lock is free");
  }

  @Test
  void anUnknownTopicGetsASuggestion() {
    Ran ran = Ran.contend("explain", "runtime.free-thread");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("did you mean 'runtime.free-threaded'?", "contend explain");
  }

  @Test
  void aTopicIsFoundWithoutItsFamilyWhateverTheCase() {
    assertThat(Ran.contend("explain", "GIL").out())
        .isNotEmpty()
        .isEqualTo(Ran.contend("explain", "runtime.gil").out());
    assertThat(Topics.calledAlone("PRIME-sieve")).contains("workload.prime-sieve");
    assertThat(Topics.calledAlone("convoy")).isEmpty();
  }

  @Test
  void aWordThatIsNoTopicLeadsToThoseThatTellOfIt() {
    Ran ran = Ran.contend("explain", "Convoy");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.err()).contains("these tell of it: workload.io-beside-cpu\n");
    assertThat(Topics.mentioning("convo")).as("part of a word").isEmpty();
  }
}
