package dev.contend.scenarios.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.coherence.cache.CacheGeometry;
import dev.contend.coherence.cache.CoreCaches;
import dev.contend.coherence.cache.LastLevelScope;
import dev.contend.coherence.cache.MachineCaches;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Sizes of caches as a machine file states them, and what is refused. */
class CachesReaderTest {
  private static final String P =
      """
      kinds:
        P:
          l1: {value: 48 KiB, ways: 12, source: test}
          l2: {value: 1280 KiB, ways: 10, source: test}
          l2-latency: {value: 3 ns, assumed: test}
        E: {l1: {value: 32 KiB, ways: 8, source: test}}
      """;

  private final Problems problems = new Problems();

  private Optional<MachineCaches> read(String text) {
    return new YamlReader(problems)
        .map(SourceText.of("test.yaml", text))
        .flatMap(new CachesReader(new SourcedReader(), List.of("P", "E"), 64)::read);
  }

  @Test
  void kindsStandInTheOrderOfTheCores() {
    Optional<MachineCaches> caches =
        read(P + "last-level: {value: 25 MiB, ways: 10, source: test}\nlast-level-of: socket\n");
    assertThat(problems.rendered()).isEmpty();
    assertThat(caches)
        .contains(
            new MachineCaches(
                List.of(
                    new CoreCaches(
                        new CacheGeometry(48 << 10, 12, 64),
                        new CacheGeometry(1280 << 10, 10, 64),
                        3_000),
                    new CoreCaches(new CacheGeometry(32 << 10, 8, 64), null, 0)),
                new CacheGeometry(25 << 20, 10, 64),
                LastLevelScope.SOCKET));
  }

  @Test
  void everyMistakeIsNamed() {
    assertThat(read(P.replace("48 KiB", "50 KiB"))).isEmpty();
    assertThat(problems.rendered())
        .contains("kinds.P.l1: a cache of 51200 bytes is not a whole number of sets of 12 x 64")
        .contains("write a size that is a multiple of ways times cache-line");
    problems(P.replace("1280 KiB", "40 KiB"), "kinds.P.l2: the second level has 40960 bytes, less");
    problems(P.replace("E:", "F:"), "unknown key 'F'");
    problems(P.replace("ways: 8, ", ""), "key 'ways' is missing");
    problems(P.replace(", assumed: test", ""), "kinds.P.l2-latency: has no source");
    problems(P.replaceAll(" +l2-latency.*\n", ""), "key 'l2-latency' is missing");
    problems(P + "last-level-of: node\n", "last-level-of: ");
    problems("last-level: {value: 1 MiB, ways: 8, source: test}\n", "key 'kinds' is missing");
  }

  private static void problems(String text, String message) {
    CachesReaderTest test = new CachesReaderTest();
    Optional<MachineCaches> read = test.read(text);
    assertThat(test.problems.rendered()).as("read as %s", read).contains(message);
  }
}
