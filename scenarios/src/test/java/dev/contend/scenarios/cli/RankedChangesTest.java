package dev.contend.scenarios.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whether {@code whatif --rank} has first what keeps a program back. */
class RankedChangesTest {
  private static final int PROGRAMS = 20;

  @TempDir private Path folder = Path.of("");

  /**
   * A program in which each thread passes a small section, looks at an object and computes, and in
   * which one thing called {@code hot} takes most of the time of all.
   *
   * @param planted what that is
   */
  private static String program(Planted planted, Random random) {
    int workers = 4 + random.nextInt(5);
    int work = 100 + random.nextInt(100);
    List<String> steps = new ArrayList<>();
    steps.add("{lock: cold, do: [{compute: " + (1 + random.nextInt(3)) + " us}]}");
    steps.add("{refcount: seldom}");
    steps.add("compute: {gamma: {mean: " + work + " us, cv: 0.2}}");
    steps.add("{use: spare, for: " + (1 + random.nextInt(4)) + " us}");
    int share = work / 2 + random.nextInt(work);
    String hot =
        switch (planted) {
          case LOCK -> "{lock: hot, do: [{compute: " + share + " us}]}";
          case OBJECT -> "{refcount: hot, times: " + 20 * share + "}";
          case DEVICE -> "{use: hot, for: " + 2 * share + " us}";
          case KEPT -> "{native: " + 4 * share + " us, gil: kept}";
        };
    steps.add(random.nextInt(steps.size() + 1), hot);
    return """
        version: 1
        name: planted
        machine: xeon-8480plus
        runtime: RUNTIME
        workload:
          objects: {seldom: {kind: instance}OBJECT}
          locks: {cold: threading-lockLOCK}
          devices: {spare: {servers: 4}DEVICE}
          threads: {worker: {program: [{repeat: 6, do: [STEPS]}]}}
        workers: WORKERS
        replications: 2
        seed: SEED
        """
        .replace("RUNTIME", planted == Planted.KEPT ? "cpython-3.13" : "cpython-3.14t")
        .replace("OBJECT", planted == Planted.OBJECT ? ", hot: {kind: instance}" : "")
        .replace("LOCK", planted == Planted.LOCK ? ", hot: threading-lock" : "")
        .replace("DEVICE", planted == Planted.DEVICE ? ", hot: {servers: 1}" : "")
        .replace("STEPS", String.join(", ", steps.stream().map(RankedChangesTest::item).toList()))
        .replace("WORKERS", String.valueOf(workers))
        .replace("SEED", String.valueOf(random.nextInt(1000)));
  }

  private static String item(String step) {
    return step.startsWith("{") ? step : "{" + step + "}";
  }

  /** What keeps a program back. */
  private enum Planted {
    LOCK,
    OBJECT,
    DEVICE,
    KEPT
  }

  @Test
  void aPlantedBottleneckIsFirst() throws IOException {
    int first = 0;
    StringBuilder missed = new StringBuilder();
    for (int seed = 0; seed < PROGRAMS; seed++) {
      Planted planted = Planted.values()[seed % Planted.values().length];
      String yaml = program(planted, new Random(seed));
      Path file = Files.writeString(folder.resolve("program.yaml"), yaml);
      Ran ran = Ran.contend("whatif", file.toString(), "--rank", "--json");
      assertThat(ran.exit()).as(ran.err() + yaml).isZero();
      JsonNode best = new ObjectMapper().readTree(ran.out()).path("rows").get(0);
      String change = best.path("change").asText();
      boolean isFound =
          best.path("verdict").asText().equals("better")
              && (planted == Planted.KEPT
                  ? change.equals("releases-gil")
                  : change.contains(":hot"));
      first += isFound ? 1 : 0;
      missed.append(isFound ? "" : "seed " + seed + ", " + planted + ": " + best + "\n");
    }
    assertThat(first).as(missed.toString()).isGreaterThanOrEqualTo(PROGRAMS - 1);
  }

  @Test
  void whatGainsNothingIsSaidToSeparateFromNothing() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("idle.yaml"),
            """
            version: 1
            name: idle
            machine: xeon-8480plus
            runtime: cpython-3.14t
            workload:
              locks: {guard: threading-lock}
              threads:
                worker: {program: [{sleep: {uniform: [1 ms, 2 ms]}}, {lock: guard, do: [{sleep: 1 us}]}]}
            workers: 2
            replications: 4
            """);
    Ran ran = Ran.contend("whatif", file.toString(), "--rank");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).contains("none is seen to help");
  }
}
