package dev.contend.scenarios.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.yaml.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The limits that runs had, as a file of their output folder states them. */
final class StatedLimits {
  private final Path file;

  /**
   * @param file that states them
   */
  StatedLimits(Path file) {
    this.file = file;
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
