package dev.contend.scenarios.fitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.contend.scenarios.fitting.LeaveOneOut.Simulation;
import dev.contend.scenarios.reference.LeftOutTable;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.reference.Verification;
import dev.contend.scenarios.reference.VerifiedTable;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.LibraryPresets;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.Substitutions;
import dev.contend.scenarios.yaml.YamlReader;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Numbers fitted without a table, to a made-up simulation of another. */
class LeaveOneOutTest {
  private static final String FILE = "machines/i7-6700hq";
  private static final String DATA = "transfers.legs.data";
  private static final String GROWTH = "transfers.queue-inflation";

  private static RowChoice rows(long workers) {
    return new RowChoice("other", "", "", "", List.of(workers), Collections.emptyMap());
  }

  private static FittedNumber refit(
      String key, long workers, double low, double high, String unit) {
    return new FittedNumber(
        FILE,
        key,
        "old",
        new Without.Refit(rows(workers), low, high, unit, Collections.emptyMap()));
  }

  private static double number(Substitutions numbers, String key) {
    String text =
        new YamlReader(new Problems())
            .map(Library.MACHINES.find("i7-6700hq").orElseThrow())
            .map(new LibraryPresets(numbers)::substituted)
            .flatMap(file -> Substitutions.number(file, key))
            .orElseThrow();
    return Double.parseDouble(text.replace("%", "").strip());
  }

  /** A row of one worker is right with 40 % of data; one of two with twice the growth of that. */
  private static final class MadeUp implements Simulation {
    private Substitutions last = Substitutions.NONE;
    private int runs;

    @Override
    public VerifiedTable whole(Substitutions numbers, String table) {
      last = numbers;
      return new Verification(List.of(new Reference(table, "Made up.", "", List.of())))
          .tables()
          .get(0);
    }

    @Override
    public List<Double> errors(Substitutions numbers, RowChoice rows) {
      runs++;
      double data = number(numbers, DATA);
      return rows.workers().equals(List.of(1L))
          ? List.of(data / 40 - 1)
          : List.of((1 + number(numbers, GROWTH)) * data / 48 - 1);
    }
  }

  @Test
  void numbersAreFittedToWhatIsLeft() throws InterruptedException {
    MadeUp simulation = new MadeUp();
    Fit fit = new Fit("mine", List.of(refit(GROWTH, 2, 0, 0.5, ""), refit(DATA, 1, 10, 90, "%")));
    LeftOutTable found = new LeaveOneOut(simulation).of(fit);
    assertThat(number(simulation.last, DATA)).isBetween(39.8, 40.2);
    // The growth is fitted first, to data in the middle of its range; the second time to 40 %.
    assertThat(number(simulation.last, GROWTH)).isBetween(0.19, 0.21);
    assertThat(found.table()).isPresent();
    assertThat(found.numbers().get(1))
        .startsWith(DATA + " of " + FILE + ": ")
        .endsWith(" %, fitted to other, worker 1, in place of old");
    assertThat(simulation.runs).isLessThan(150);
  }

  @Test
  void whatTheNumberLeavesIsShared() throws InterruptedException {
    MadeUp simulation = new MadeUp();
    Without.Refit data =
        new Without.Refit(
            rows(1), 10, 90, "%", Collections.singletonMap("transfers.legs.request", 0.5));
    new LeaveOneOut(simulation)
        .of(new Fit("mine", List.of(new FittedNumber(FILE, DATA, "79 %", data))));
    assertThat(number(simulation.last, "transfers.legs.request"))
        .isEqualTo((100 - number(simulation.last, DATA)) / 2);
  }

  @Test
  void numbersThatAreKnownOtherwiseAreTakenFromThere() throws InterruptedException {
    MadeUp simulation = new MadeUp();
    LeftOutTable found =
        new LeaveOneOut(simulation)
            .of(
                new Fit(
                    "mine",
                    List.of(
                        new FittedNumber(FILE, DATA, "79 %", new Without.Stated("33 %", "a paper")),
                        new FittedNumber(
                            FILE,
                            GROWTH,
                            "0.086",
                            new Without.LeftOut(GROWTH, "no growth, the default")))));
    assertThat(number(simulation.last, DATA)).isEqualTo(33);
    assertThat(simulation.runs).isZero();
    assertThat(found.numbers())
        .containsExactly(
            DATA + " of " + FILE + ": 33 % in place of 79 %, a paper",
            GROWTH + " of " + FILE + ": not stated, in place of 0.086: no growth, the default");
  }

  @Test
  void aTableThatAloneKnowsANumberIsNotSimulated() throws InterruptedException {
    MadeUp simulation = new MadeUp();
    LeftOutTable found =
        new LeaveOneOut(simulation)
            .of(
                new Fit(
                    "mine",
                    List.of(
                        refit(DATA, 1, 10, 90, "%"),
                        new FittedNumber("", "the work", "", new Without.Unknown("not stated")))));
    assertThat(found.table()).isEmpty();
    assertThat(found.numbers()).containsExactly("the work: not stated");
    assertThat(simulation.runs).isZero();
  }

  @Test
  void rowsThatDoNotDependOnTheNumberAreNoFit() {
    Fit fit = new Fit("mine", List.of(refit(GROWTH, 1, 0, 0.5, "")));
    assertThatIllegalStateException()
        .isThrownBy(() -> new LeaveOneOut(new MadeUp()).of(fit))
        .withMessage(GROWTH + " of " + FILE + " does not show in other, worker 1");
  }
}
