package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.cpu.clock.SmtYield;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.testing.ScenarioTexts;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** SMT yields of machine files, one for all work or one for each kind. */
class SmtYieldReadingTest {
  private final Problems problems = new Problems();

  private Optional<MachineSpec> withYield(String yield) {
    String text =
        ScenarioTexts.withLine(
            Library.MACHINES.find("ryzen-5950x").orElseThrow().text(),
            "    smt-yield:",
            "    smt-yield: " + yield);
    return new YamlReader(problems)
        .map(SourceText.of("test.yaml", text))
        .flatMap(new MachineReader(problems)::read);
  }

  private SmtYield smtYield(String yield) {
    MachineSpec machine =
        withYield(yield).orElseThrow(() -> new AssertionError(problems.rendered()));
    return machine.processor().kinds().get(0).smtYield();
  }

  @Test
  void oneNumberHoldsForAllWork() {
    assertThat(smtYield("{value: 1.3, assumed: test}")).isEqualTo(SmtYield.of(1.3));
  }

  @Test
  void eachKindOfWorkHasItsOwn() {
    assertThat(
            smtYield(
                "{interpreter: {value: 1.2, assumed: test}, native: {value: 1.1, assumed: test},"
                    + " memory-bound: {value: 1.6, source: test}}"))
        .isEqualTo(new SmtYield(1.2, 1.1, 1.6));
  }

  @Test
  void aKindThatIsMissingOrMisspeltIsToldAsSuch() {
    assertThat(withYield("{interpreter: {value: 1.2, assumed: test}, nativ: {value: 1}}"))
        .isEmpty();
    assertThat(problems.rendered())
        .contains("unknown key 'nativ'", "did you mean 'native'?", "key 'memory-bound' is missing")
        .doesNotContain("key 'native' is missing");
  }
}
