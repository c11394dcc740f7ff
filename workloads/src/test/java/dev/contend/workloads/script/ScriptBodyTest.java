package dev.contend.workloads.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.script.Amount.Distribution;
import dev.contend.workloads.script.Expression.Literal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScriptBodyTest {
  private static final int DRAWS = 20_000;

  private static Expression number(double value) {
    return new Literal(value, Measure.NUMBER);
  }

  private static Amount us(Distribution distribution, double first, Expression second) {
    return new Amount(distribution, new Literal(first * 1e6, Measure.DURATION), second);
  }

  private static Statement compute(Amount amount) {
    return new Statement.Act(0, Verb.COMPUTE, "", amount, Amount.of(1), false, CodeKind.ARITHMETIC);
  }

  private static Statement compute(double us) {
    return compute(Amount.fixed(new Literal(us * 1e6, Measure.DURATION)));
  }

  private static Statement repeat(double times, Statement... block) {
    return new Statement.Repeat(0, number(times), List.of(block));
  }

  private static Program.Body body(int worker, int workers, boolean varies, Statement... block) {
    Role role = new Role(0, "each", Optional.empty(), List.of(block));
    Script script = new Script(List.of(), List.of(), List.of(role), List.of());
    return new ScriptRun(
            script, Settings.defaults(List.of()), workers, new RandomStreams(1, 0), varies)
        .worker(worker);
  }

  private static double[] times(Program.Body body) {
    List<Double> times = new ArrayList<>();
    for (Op op = body.next(); op instanceof Op.Compute compute; op = body.next()) {
      times.add(compute.peakPs() / 1e6);
    }
    return times.stream().mapToDouble(Double::doubleValue).toArray();
  }

  @Test
  void blocksAreDoneInOrderAsOftenAsTheySay() {
    Program.Body body =
        body(0, 1, true, compute(1), repeat(2, compute(2), repeat(3, compute(3))), compute(4));
    assertThat(times(body)).containsExactly(1, 2, 3, 3, 3, 2, 3, 3, 3, 4);
  }

  @Test
  void aBlockThatIsDoneNeverOrIsEmptyIsPassedOver() {
    assertThat(times(body(0, 1, true, repeat(0, compute(1)), repeat(5), compute(2))))
        .containsExactly(2);
  }

  @Test
  void aThreadDeliversOnceAndEnds() {
    Program.Body body = body(0, 1, true);
    assertThat(body.next()).isInstanceOf(Op.Deliver.class);
    assertThat(body.next()).isInstanceOf(Op.End.class);
    assertThat(body.next()).isInstanceOf(Op.End.class);
  }

  /** Unrolled, these would be 10^27 operations. */
  @Test
  void aProgramIsNeverUnrolled() {
    Program.Body body = body(0, 1, true, repeat(1e9, repeat(1e9, repeat(1e9, compute(1)))));
    for (int i = 0; i < 1_000_000; i++) {
      assertThat(body.next()).isInstanceOf(Op.Compute.class);
    }
  }

  @Test
  void distributionsHaveTheirMeansAndSpreads() {
    double[] exponential =
        drawn(us(Distribution.EXPONENTIAL, 5, new Literal(5e6, Measure.DURATION)));
    assertThat(mean(exponential)).isCloseTo(5, within(0.15));
    assertThat(deviation(exponential)).isCloseTo(5, within(0.25));
    double[] uniform = drawn(us(Distribution.UNIFORM, 2, new Literal(6e6, Measure.DURATION)));
    assertThat(mean(uniform)).isCloseTo(4, within(0.05));
    assertThat(Arrays.stream(uniform).min().orElseThrow()).isBetween(2.0, 2.01);
    assertThat(Arrays.stream(uniform).max().orElseThrow()).isBetween(5.99, 6.0);
    double[] lognormal = drawn(us(Distribution.LOGNORMAL, 8, number(0.5)));
    assertThat(mean(lognormal)).isCloseTo(8, within(0.15));
    assertThat(deviation(lognormal)).isCloseTo(4, within(0.2));
    for (double variation : new double[] {0.5, 1, 2}) {
      double[] gamma = drawn(us(Distribution.GAMMA, 8, number(variation)));
      assertThat(mean(gamma)).as("cv " + variation).isCloseTo(8, within(0.4));
      assertThat(deviation(gamma) / 8).as("cv " + variation).isCloseTo(variation, within(0.1));
    }
  }

  private static double[] drawn(Amount amount) {
    return times(body(0, 1, true, repeat(DRAWS, compute(amount))));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElseThrow();
  }

  private static double deviation(double[] values) {
    double mean = mean(values);
    return Math.sqrt(
        Arrays.stream(values)
            .map(value -> (value - mean) * (value - mean))
            .average()
            .orElseThrow());
  }

  @Test
  void aThreadDrawsTheSameHoweverManyThereAreAndEachPlaceItsOwn() {
    Amount exponential = us(Distribution.EXPONENTIAL, 5, new Literal(5e6, Measure.DURATION));
    Statement[] block = {compute(exponential), compute(exponential)};
    double[] alone = times(body(0, 1, true, block));
    assertThat(times(body(0, 8, true, block))).isEqualTo(alone);
    assertThat(times(body(1, 8, true, block))).isNotEqualTo(alone);
    assertThat(alone[0]).isNotEqualTo(alone[1]);
  }

  @Test
  void withoutVariationEveryAmountIsItsMean() {
    assertThat(
            times(
                body(
                    0,
                    1,
                    false,
                    compute(us(Distribution.EXPONENTIAL, 5, new Literal(5e6, Measure.DURATION))),
                    compute(us(Distribution.UNIFORM, 2, new Literal(6e6, Measure.DURATION))),
                    compute(us(Distribution.LOGNORMAL, 8, number(0.5))))))
        .containsExactly(5, 4, 8);
  }

  @Test
  void branchesAreChosenByTheirWeights() {
    Statement choose =
        new Statement.Choose(
            0,
            List.of(
                new Statement.Branch(0, number(3), List.of(compute(1))),
                new Statement.Branch(0, number(0), List.of(compute(2))),
                new Statement.Branch(0, number(1), List.of(compute(3)))));
    double[] drawn = times(body(0, 1, true, repeat(DRAWS, choose)));
    assertThat(share(drawn, 1)).isCloseTo(0.75, within(0.01));
    assertThat(share(drawn, 2)).isZero();
    assertThat(times(body(0, 1, false, repeat(8, choose)))).containsExactly(1, 1, 3, 1, 1, 1, 3, 1);
  }

  private static double share(double[] values, double of) {
    return Arrays.stream(values).filter(value -> value == of).count() / (double) values.length;
  }
}
