package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reading by key, and each answer to a value that is not what it should be. */
class YamlMapTest {
  private enum Policy {
    GIL,
    FREE_THREADED
  }

  private final Problems problems = new Problems();

  @Test
  void eachKindOfValueIsRead() {
    YamlMap map =
        map(
            """
            name: sieve
            limit: 5e6
            skew: 0.5
            horizon: 5 ms
            line: 64 B
            clock: 2.4 GHz
            precision: 1 %
            pinned: true
            policy: free-threaded
            order: fifo
            workers: [1, 2]
            machine: { cores: 8 }
            """);
    assertThat(map.text("name")).contains("sieve");
    assertThat(map.required("limit", ValueKinds.wholeNumber(0, 10_000_000))).contains(5_000_000L);
    assertThat(map.required("skew", ValueKinds.number(0, 1))).contains(0.5);
    assertThat(map.required("horizon", ValueKinds.durationPs(0, Long.MAX_VALUE)))
        .contains(5_000_000_000L);
    assertThat(map.required("line", ValueKinds.bytes(1, 4096))).contains(64L);
    assertThat(map.required("clock", ValueKinds.frequencyHz(1, 1e10))).contains(2.4e9);
    assertThat(map.required("precision", ValueKinds.fraction(0, 1))).contains(0.01);
    assertThat(map.required("pinned", ValueKinds.bool())).contains(true);
    assertThat(map.required("policy", ValueKinds.enumeration(Policy.class)))
        .contains(Policy.FREE_THREADED);
    assertThat(map.required("order", ValueKinds.choice(List.of("lifo", "fifo")))).contains("fifo");
    assertThat(map.required("workers", ValueKinds.listOf(ValueKinds.wholeNumber(1, 64))))
        .contains(List.of(1L, 2L));
    assertThat(map.required("workers", ValueKinds.list()).orElseThrow()).hasSize(2);
    assertThat(map.map("machine").orElseThrow().required("cores", ValueKinds.wholeNumber(1, 64)))
        .contains(8L);
    assertThat(problems.rendered()).isEmpty();
  }

  @Test
  void anAbsentKeyGivesTheDefaultAndNoProblem() {
    YamlMap map = map("a: 1");
    assertThat(map.text("x", "y")).isEqualTo("y");
    assertThat(map.optional("x", ValueKinds.wholeNumber(0, 9), 3L)).isEqualTo(3);
    assertThat(map.optional("x", ValueKinds.number(0, 9), 3.5)).isEqualTo(3.5);
    assertThat(map.optional("x", ValueKinds.durationPs(0, 9), 3L)).isEqualTo(3);
    assertThat(map.optional("x", ValueKinds.bytes(0, 9), 3L)).isEqualTo(3);
    assertThat(map.optional("x", ValueKinds.frequencyHz(0, 9), 3.0)).isEqualTo(3);
    assertThat(map.optional("x", ValueKinds.fraction(0, 1), 0.5)).isEqualTo(0.5);
    assertThat(map.optional("x", ValueKinds.bool(), true)).isTrue();
    assertThat(map.optional("x", ValueKinds.choice(List.of("b")), "b")).isEqualTo("b");
    assertThat(map.optional("x", ValueKinds.enumeration(Policy.class), Policy.GIL))
        .isEqualTo(Policy.GIL);
    assertThat(map.find("x")).isEmpty();
    assertThat(problems.isEmpty()).isTrue();
  }

  @Test
  void allProblemsOfAFileAreFoundInOnePass() {
    YamlMap map =
        map(
            """
            machin: xeon
            horizon: 5
            limit: 2.5
            workers: 100
            skew: lots
            pinned: yes
            policy: gill
            line: 1 B
            warm-up: 500 h
            tick: 0.5 ps
            name: [a]
            seed:
            list: 3
            each: [1, x, {}]
            inner: { deep: [1, { colour: red }] }
            order: [a]
            """);
    map.onlyKeys(
        List.of(
            "machine", "horizon", "limit", "workers", "skew", "pinned", "policy", "line", "warm-up",
            "tick", "name", "seed", "list", "each", "inner", "order"));
    map.text("machine");
    map.text("question");
    map.required("horizon", ValueKinds.durationPs(0, Long.MAX_VALUE));
    map.required("limit", ValueKinds.wholeNumber(0, Long.MAX_VALUE));
    map.required("workers", ValueKinds.wholeNumber(1, 64));
    map.required("skew", ValueKinds.number(0, 1));
    map.required("pinned", ValueKinds.bool());
    map.required("policy", ValueKinds.enumeration(Policy.class));
    map.required("line", ValueKinds.bytes(8, 4096));
    map.required("warm-up", ValueKinds.durationPs(0, 7_200_000_000_000_000L));
    map.required("tick", ValueKinds.durationPs(0, 1000));
    map.text("name");
    map.required("seed", ValueKinds.wholeNumber(Long.MIN_VALUE, Long.MAX_VALUE));
    map.required("list", ValueKinds.list());
    map.required("each", ValueKinds.listOf(ValueKinds.wholeNumber(0, 9)));
    map.map("inner")
        .flatMap(inner -> inner.required("deep", ValueKinds.list()))
        .flatMap(deep -> deep.get(1).map())
        .ifPresent(last -> last.onlyKeys(List.of("color")));
    map.required("order", ValueKinds.choice(List.of("fifo", "lifo")));
    assertThat(problems.sorted().stream().map(ScenarioProblem::rendered))
        .containsExactly(
            """
            my.yaml:1:1: machin: unknown key 'machin'
                1 | machin: xeon
                  | ^
                did you mean 'machine'? (one of: machine, horizon, limit, workers, skew, pinned, \
            policy, line, warm-up, tick, name, seed, list, each, inner, order)
            """,
            """
            my.yaml:1:1: key 'question' is missing
                1 | machin: xeon
                  | ^
                add 'question: some words'
            """,
            """
            my.yaml:2:10: horizon: '5' has no unit
                2 | horizon: 5
                  |          ^
                write a duration as '5 ms'
            """,
            """
            my.yaml:3:8: limit: '2.5' is not a whole number
                3 | limit: 2.5
                  |        ^
                write a whole number of at least 0
            """,
            """
            my.yaml:4:10: workers: '100' is too large
                4 | workers: 100
                  |          ^
                write a whole number from 1 to 64
            """,
            """
            my.yaml:5:7: skew: 'lots' is not a number
                5 | skew: lots
                  |       ^
                write a number, as '2.5'
            """,
            """
            my.yaml:6:9: pinned: unknown value 'yes'
                6 | pinned: yes
                  |         ^
                one of: true, false
            """,
            """
            my.yaml:7:9: policy: unknown value 'gill'
                7 | policy: gill
                  |         ^
                did you mean 'gil'? (one of: gil, free-threaded)
            """,
            """
            my.yaml:8:7: line: '1 B' is too small
                8 | line: 1 B
                  |       ^
                write a size from 8 B to 4 KiB
            """,
            """
            my.yaml:9:10: warm-up: '500 h' is too large
                9 | warm-up: 500 h
                  |          ^
                write a duration from 0 ps to 2 h
            """,
            """
            my.yaml:10:7: tick: '0.5 ps' is not a whole multiple of 1 ps
                10 | tick: 0.5 ps
                   |       ^
                round it to a multiple of 1 ps
            """,
            """
            my.yaml:11:7: name: expected text, found a list
                11 | name: [a]
                   |       ^
                write text as 'some words'
            """,
            """
            my.yaml:12:6: seed: has no value
                12 | seed:
                   |      ^
                write a whole number as '8'
            """,
            """
            my.yaml:13:7: list: expected a list, found '3'
                13 | list: 3
                   |       ^
                write a list as '[1, 2, 4]'
            """,
            """
            my.yaml:14:11: each[1]: 'x' is not a number
                14 | each: [1, x, {}]
                   |           ^
                write a whole number from 0 to 9
            """,
            """
            my.yaml:14:14: each[2]: expected a whole number, found a mapping
                14 | each: [1, x, {}]
                   |              ^
                write a whole number as '8'
            """,
            """
            my.yaml:15:22: inner.deep[1].colour: unknown key 'colour'
                15 | inner: { deep: [1, { colour: red }] }
                   |                      ^
                did you mean 'color'? (only: color)
            """,
            """
            my.yaml:16:8: order: expected a single word, found a list
                16 | order: [a]
                   |        ^
                one of: fifo, lifo
            """);
  }

  @Test
  void aRuleOverSeveralKeysIsReportedAtTheKey() {
    YamlMap map = map("a: 1\nb: 2\n");
    map.reportKey("b", "is more than a", "make it smaller");
    map.report("neither c nor d", "add one");
    map.find("a").orElseThrow().report("is odd", "");
    assertThat(problems.rendered())
        .isEqualTo(
            """
            my.yaml:1:1: neither c nor d
                1 | a: 1
                  | ^
                add one
            my.yaml:1:4: a: is odd
                1 | a: 1
                  |    ^
            my.yaml:2:1: b: is more than a
                2 | b: 2
                  | ^
                make it smaller
            """);
  }

  private YamlMap map(String yaml) {
    return new YamlReader(problems).map(SourceText.of("my.yaml", yaml)).orElseThrow();
  }
}
