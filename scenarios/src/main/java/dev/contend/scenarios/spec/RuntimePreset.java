package dev.contend.scenarios.spec;

import dev.contend.workloads.runtime.policy.RuntimeProfile;
import java.util.List;

/**
 * A runtime as its file describes it.
 *
 * @param profile its numbers, to be simulated with
 * @param title as in prose
 * @param numbers every number of the file with its source
 */
public record RuntimePreset(RuntimeProfile profile, String title, List<SourcedNumber> numbers) {
  public RuntimePreset {
    numbers = List.copyOf(numbers);
  }
}
