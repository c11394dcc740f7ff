package dev.contend.scenarios.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.yaml.LimitsReader;
import dev.contend.scenarios.yaml.Reading;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The limits that runs had, as a file of their output folder states them. */
final class StatedLimits {
  /** Where a shard states them: it has no manifest, since its results are not whole. */
  static final String FILE = "limits.json";

  private final Path file;

  /**
   * @param file that states them
   */
  StatedLimits(Path file) {
    this.file = file;
  }

  /** What a shard writes of its limits. */
  static byte[] json(RunLimits limits) {
    return JsonRows.text(LimitsReader.texts(limits)).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The limits of the runs that a folder keeps: those of the manifest if the results are whole,
   * else those of the shard.
   *
   * @param ofScenario those that the scenario says, which hold if nothing is stated
   * @throws CommandFailure if they are damaged
   */
  static RunLimits in(Path folder, RunLimits ofScenario) {
    Path file = folder.resolve(FILE);
    return StatedRun.find(folder)
        .map(run -> run.limits(ofScenario))
        .or(() -> StatedRun.object(file).map(new StatedLimits(file)::of))
        .orElse(ofScenario);
  }

  /**
   * Those that an object of names and values states: all that were set.
   *
   * @throws CommandFailure if one is damaged
   */
  RunLimits of(JsonNode stated) {
    List<String> values = new ArrayList<>();
    stated
        .properties()
        .forEach(limit -> values.add(limit.getKey() + "=" + limit.getValue().asText()));
    return over(RunLimits.UNLIMITED, values);
  }

  /**
   * Limits, of which some are replaced by those that are stated as the option says them.
   *
   * @throws CommandFailure if one is damaged
   */
  RunLimits over(RunLimits limits, List<String> values) {
    RunLimits replaced = limits;
    for (String written : values) {
      Reading<RunLimits> reading = RunLimitOption.reading(replaced, written);
      replaced =
          reading
              .value()
              .orElseThrow(
                  () ->
                      StatedRun.damaged(
                          file,
                          "states the limit '"
                              + written
                              + "', and no run has one: "
                              + reading.wrong()));
    }
    return replaced;
  }
}
