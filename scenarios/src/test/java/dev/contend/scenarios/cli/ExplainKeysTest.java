package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What {@code contend explain} says of keys, and the page about all of them. */
class ExplainKeysTest {
  @Test
  void theCommittedReferenceIsUpToDate() throws IOException {
    Ran printed = Ran.contend("catalog", "--keys");
    assertThat(printed.exit()).isZero();
    assertThat(Files.readString(Path.of("../docs/scenario-reference.md")))
        .as("stale; write it again: './contend catalog --keys > docs/scenario-reference.md'")
        .isEqualTo(printed.out());
  }

  @Test
  void everyKeyIsExplainedByItsPath() {
    List<String> paths = Ran.contend("explain", "keys").out().lines().toList();
    assertThat(paths).hasSizeGreaterThan(400).contains("sweep.matrix", "statement.compute.code");
    for (String path : paths) {
      Ran ran = Ran.contend("explain", path);
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out().lines()).as(path).allMatch(line -> line.length() <= 80);
    }
  }

  @Test
  void aKeyIsExplainedByMeaningKindRangeDefaultAndExample() {
    assertThat(Ran.contend("explain", "container.period").out())
        .isEqualTo(
            """
            container.period

              means      Length of a period of the quota.
              stands in  scenario files
              is         a duration from 1 ms to 1 s
              left out   100 ms
              example    period: 5 ms
            """);
    assertThat(Ran.contend("explain", "machine.os.time-slice").out())
        .contains("with its source", "{value: 5 ms, source: where it was measured}");
  }

  @Test
  void theEndOfAPathIsEnoughWhereItIsTheOnlyOne() {
    assertThat(Ran.contend("explain", "handoff").out())
        .isEqualTo(Ran.contend("explain", "machine.handoff").out());
    Ran several = Ran.contend("explain", "switch-interval");
    assertThat(several.exit()).isEqualTo(2);
    assertThat(several.err())
        .contains("which of these?", "sweep.matrix.switch-interval")
        .contains("runtime.interpreter.switch-interval");
  }

  @Test
  void aKeyThatSeveralKindsOfFileHaveIsExplainedForEach() {
    assertThat(Ran.contend("explain", "runtime.policy").out())
        .contains("scenario files", "runtime files");
  }

  @Test
  void aMisspeltKeyGetsTheNearest() {
    assertThat(Ran.contend("explain", "matrx").err()).contains("did you mean 'sweep.matrix'?");
    assertThat(Ran.contend("explain", "sweep.matrx").err())
        .contains("did you mean 'sweep.matrix'?");
  }

  @Test
  void theListOfWhatThereIsFitsAScreenAndAllOfItIsListedOnDemand() {
    assertThat(Ran.contend("list").out().lines())
        .hasSizeLessThan(24)
        .allMatch(line -> line.length() <= 80);
    assertThat(Ran.contend("list", "all").out()).contains("machines:\n", "xeon-8480plus");
  }

  @Test
  void theOverviewFitsAScreenAndFamiliesAreListedWhole() {
    assertThat(Ran.contend("explain").out().lines()).hasSizeLessThan(24);
    assertThat(Ran.contend("explain", "metric.*").out())
        .contains("metric.rfo-count\n", "metric.peak-memory\n");
  }
}
