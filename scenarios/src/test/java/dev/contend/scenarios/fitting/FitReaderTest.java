package dev.contend.scenarios.fitting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FitReaderTest {
  private static final String RIGHT =
      """
      version: 1
      name: mine
      numbers:
        - file: machines/graviton2
          key: transfers.queue-inflation
          refit: {table: contended-cas-arm, workers: [2, 4], where: {workload.operation: cas-loop}}
          between: [0, 0.3]
        - {file: machines/graviton2, key: memory.atomic, value: 6 ns, because: a paper}
        - {number: the work, unknown: nobody says}
      """;

  private static String problems(String text) {
    Problems problems = new Problems();
    new FitReader(problems).read(SourceText.of("mine.yaml", text));
    return problems.rendered();
  }

  @Test
  void numbersAreReadInTheirOrder() {
    Problems problems = new Problems();
    Fit fit = new FitReader(problems).read(SourceText.of("mine.yaml", RIGHT)).orElseThrow();
    assertThat(problems.rendered()).isEmpty();
    assertThat(fit.numbers())
        .extracting(FittedNumber::stated)
        .containsExactly("0.0285", "5.3 ns", "");
    Without.Refit refit = (Without.Refit) fit.numbers().get(0).without();
    assertThat(refit.rows().label())
        .isEqualTo("contended-cas-arm, workload.operation cas-loop, workers 2, 4");
    assertThat(refit.high()).isEqualTo(0.3);
    assertThat(fit.numbers().get(1).without()).isEqualTo(new Without.Stated("6 ns", "a paper"));
    assertThat(fit.numbers().get(2).label()).isEqualTo("the work");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "machines/graviton2 | machines/gravitron | the library has no 'machines/gravitron'",
        "key: memory.atomic | key: memory.atom | has no number 'memory.atom'",
        "table: contended-cas-arm | table: contended-cas | contended-cas-x86",
        "[0, 0.3] | [0.3, 0] | is not a range",
        ", because: a paper | '' | key 'because' is missing",
        "value: 6 ns | unknown: yes, value: 6 ns | key 'number' is missing",
        "value: 6 ns | leave-out: memory.l9 | has no number 'memory.l9'",
        "value: 6 ns | val: 6 ns | says not what it is without the table",
        "value: 6 ns | value: 6 ns, leave-out: memory.l1 | says more than once",
      })
  void aMistakeIsTold(String right, String wrong, String told) {
    assertThat(problems(RIGHT)).isEmpty();
    assertThat(RIGHT).contains(right);
    assertThat(problems(RIGHT.replace(right, wrong))).contains(told).contains("mine.yaml");
  }
}
