package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.contend.engine.Cases;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Mutations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Scenarios of the library, damaged at random and run: those that are still right simulate a point,
 * or come to a verdict; none makes the tool fail, hang, or take more memory than it may. {@code
 * -Dmutated.seeds=400} runs ten thousand.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MutatedRunsTest {
  private static final int SEEDS = Integer.getInteger("mutated.seeds", 10);
  private static final int OF_A_SEED = 25;

  /** Enough that every part of a run is met, few enough that hundreds of runs take a minute. */
  private static final String EVENTS = "events=20000";

  private static final List<String> SCENARIOS =
      Stream.of(Library.EXPERIMENTS, Library.TEMPLATES)
          .flatMap(
              library ->
                  library.names().stream().map(name -> library.find(name).orElseThrow().text()))
          .toList();

  @TempDir private Path folder = Path.of("");

  @TestFactory
  Stream<DynamicTest> aDamagedScenarioIsRunOrItsProblemsAreTold() {
    return Cases.seeded(
        SEEDS,
        random ->
            assertTimeoutPreemptively(
                Duration.ofMinutes(5),
                () -> {
                  for (int i = 0; i < OF_A_SEED; i++) {
                    check(random, i);
                  }
                }));
  }

  private void check(SplittableRandom random, int number) throws IOException {
    String text = new Mutations(random, SCENARIOS).next();
    Path file = Files.writeString(folder.resolve("damaged.yaml"), text.replace("\ud83d", "?"));
    try {
      Ran ran =
          Ran.contend(
              "run",
              file.toString(),
              "--point=1",
              "--replication=" + random.nextInt(3),
              "--limit=wall-time=30s",
              "--limit=" + EVENTS);
      assertThat(ran.exit()).as(ran.err()).isIn(0, 3, 6);
      assertThat(ran.err()).doesNotContain("Exception", "longer than the limit of 30");
    } catch (RuntimeException | StackOverflowError | AssertionError failure) {
      throw new AssertionError("file " + number + " of this seed:\n" + text, failure);
    }
  }
}
