package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.workloads.script.Expression;
import dev.contend.workloads.script.Measure;
import dev.contend.workloads.script.Scope;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExpressionParserTest {
  private static final Map<String, Measure> NAMES = new LinkedHashMap<>();

  static {
    NAMES.put("items", Measure.NUMBER);
    NAMES.put("batch-size", Measure.NUMBER);
    NAMES.put("batch", Measure.NUMBER);
    NAMES.put("work", Measure.DURATION);
    NAMES.put("s", Measure.NUMBER);
    NAMES.put("thread", Measure.NUMBER);
    NAMES.put("threads", Measure.NUMBER);
  }

  private static final Scope SCOPE = scope(1, 4);

  private static Scope scope(int thread, int threads) {
    Map<String, Double> values = new LinkedHashMap<>();
    values.put("items", 10.0);
    values.put("batch-size", 3.0);
    values.put("batch", 100.0);
    values.put("work", 20e6);
    values.put("s", 2.0);
    return Scope.of(values, 8).ofThread(thread, threads);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "2 + 3 * 4 | 14 | NUMBER",
        "(2 + 3) * 4 | 20 | NUMBER",
        "2 - 3 - 4 | -5 | NUMBER",
        "24 / 3 / 2 | 4 | NUMBER",
        "-items + 1 | -9 | NUMBER",
        "--2 | 2 | NUMBER",
        "-(2 + 3) | -5 | NUMBER",
        "2 * -3 | -6 | NUMBER",
        "items-2 | 8 | NUMBER",
        "batch-size | 3 | NUMBER",
        "batch - s | 98 | NUMBER",
        "1.5e3 | 1500 | NUMBER",
        "20 us | 2e7 | DURATION",
        "2*work | 4e7 | DURATION",
        "work * 2 + 5us | 4.5e7 | DURATION",
        "work / 2 | 1e7 | DURATION",
        "work / 5 us | 4 | NUMBER",
        "64 KiB | 65536 | SIZE",
        "2000 cycles / 4 | 500 | CYCLES",
        "1200/s | 1200 | RATE",
        "90 % | 0.9 | NUMBER",
        "floor(items / 4) | 2 | NUMBER",
        "ceil(items / 4) | 3 | NUMBER",
        "round(2.6) | 3 | NUMBER",
        "max(items, 12) + min(1, 2) | 13 | NUMBER",
        "min(work, 5 us) | 5e6 | DURATION",
        "share(items) | 3 | NUMBER"
      })
  void whatIsRightHasItsValueAndMeasure(String text, double value, Measure measure) {
    Reading<Expression> read = ExpressionParser.read(text, NAMES);
    assertThat(read.wrong()).isEmpty();
    Expression expression = read.value().orElseThrow();
    assertThat(expression.value(SCOPE)).isEqualTo(value);
    assertThat(expression.measure()).isEqualTo(measure);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "2 + | has no number or name at its end | write an expression",
        "items 3 | goes on after what can be read, at '3' | put an operator there",
        "(2 + 3 | lacks a ')' at its end | close every parenthesis; where a comma in it ended the value, as inside",
        "work + 5 | '+' between a duration and a number | add what measures the same",
        "work * work | '*' between a duration and a duration | multiply by a number",
        "5 / work | '/' between a number and a duration | divide by a number",
        "itms | unknown name 'itms' | did you mean 'items'?",
        "batch-items | unknown name 'batch-items' | write 'batch - items' with spaces",
        "2 items | has the unknown unit 'items' | write '2 * items'",
        "5 mz | has the unknown unit 'mz' | did you mean 'ms'?",
        "flor(2) | unknown function 'flor' | did you mean 'floor'?",
        "min(2) | 'min' has 1 arguments | give it 2",
        "max(2, 5 us) | do not measure the same | two durations",
        "1_000 | has separators between digits | write '1000'",
        "$ | has no number or name at '$' | write an expression"
      })
  void whatIsWrongIsToldWithItsMend(String text, String wrong, String advice) {
    Reading<Expression> read = ExpressionParser.read(text, NAMES);
    assertThat(read.value()).isEmpty();
    assertThat(read.wrong()).contains(wrong);
    assertThat(read.advice()).contains(advice);
  }

  @Test
  void sharesOfAllThreadsAddUpToTheWhole() {
    Expression share = ExpressionParser.read("share(items)", NAMES).value().orElseThrow();
    for (int threads = 1; threads <= 12; threads++) {
      double sum = 0;
      for (int thread = 0; thread < threads; thread++) {
        sum += share.value(scope(thread, threads));
      }
      assertThat(sum).as(threads + " threads").isEqualTo(10);
    }
  }

  @Test
  void deepNestingIsRefusedAndNoStackOverflow() {
    String deep = "(".repeat(240) + "1" + ")".repeat(240);
    assertThat(ExpressionParser.read(deep, NAMES).wrong()).contains("nested too deeply");
    assertThat(ExpressionParser.read("-".repeat(490) + "1", NAMES).wrong())
        .contains("nested too deeply");
    assertThat(ExpressionParser.read("1" + "+1".repeat(300), NAMES).wrong()).contains("too long");
  }
}
