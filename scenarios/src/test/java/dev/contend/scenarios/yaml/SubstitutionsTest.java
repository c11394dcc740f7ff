package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.contend.scenarios.spec.MachineSpec;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Numbers of a file of the library in whose place others stand. */
class SubstitutionsTest {
  private static final String FILE = "machines/made-up";
  private static final String TEXT =
      """
      version: 1
      cores:
        - {kind: fast, misses: {value: 20, range: [12, 48], source: a paper}}
        - {kind: slow, misses: {value: 10, assumed: a guess}}
      transfers:
        growth: {value: 0.1, source: a paper}
        atomics: far
      """;

  private final Problems problems = new Problems();

  private YamlMap file() {
    SourceText text = SourceText.of("library/" + FILE + ".yaml", TEXT);
    return new YamlReader(problems).map(text).orElseThrow();
  }

  private static Optional<String> after(Substitutions numbers, YamlMap file, String key) {
    return Substitutions.number(numbers.in(file), key);
  }

  @Test
  void aNumberIsReplacedWhereverItStands() {
    Substitutions numbers =
        Substitutions.NONE
            .with(FILE, "cores.1.misses", "7")
            .with(FILE, "transfers.growth", "0.25")
            .with(FILE, "transfers.atomics", "near");
    assertThat(after(numbers, file(), "cores.0.misses")).contains("20");
    assertThat(after(numbers, file(), "cores.1.misses")).contains("7");
    assertThat(after(numbers, file(), "transfers.growth")).contains("0.25");
    assertThat(after(numbers, file(), "transfers.atomics")).contains("near");
    assertThat(problems.rendered()).isEmpty();
  }

  @Test
  void whatIsTakenAwayIsGoneWithAllBelowIt() {
    Substitutions numbers =
        Substitutions.NONE.without(FILE, "cores.0").without(FILE, "transfers.growth");
    assertThat(after(numbers, file(), "cores.0.misses")).contains("10");
    assertThat(after(numbers, file(), "transfers.growth")).isEmpty();
    assertThat(after(numbers, file(), "transfers.atomics")).contains("far");
  }

  @Test
  void otherFilesStayAsTheyAre() {
    Substitutions numbers = Substitutions.NONE.with("machines/other", "cores.1.misses", "7");
    assertThat(numbers.in(file()).node()).isEqualTo(file().node());
  }

  @Test
  void aNumberThatIsNotThereIsRefused() {
    for (String key : new String[] {"cores.2.misses", "transfers.speed", "version.value", "x"}) {
      Substitutions numbers = Substitutions.NONE.with(FILE, key, "7");
      assertThatIllegalArgumentException()
          .as(key)
          .isThrownBy(() -> numbers.in(file()))
          .withMessage(FILE + " has no number '" + key + "'");
    }
  }

  /** A number beyond the range that the file states is no mistake: the range goes with it. */
  @Test
  void aMachineOfTheLibraryIsReadWithAnotherNumber() {
    Substitutions numbers =
        Substitutions.NONE.with("machines/i7-6700hq", "memory.compare-and-swap", "99 ns");
    YamlMap file =
        new YamlReader(problems)
            .map(Library.MACHINES.find("i7-6700hq").orElseThrow())
            .map(new LibraryPresets(numbers)::substituted)
            .orElseThrow();
    Optional<MachineSpec> machine = new MachineReader(problems).read(file);
    assertThat(problems.rendered()).isEmpty();
    assertThat(machine.orElseThrow().numbers())
        .anyMatch(number -> number.toString().contains("99 ns"));
  }
}
