package dev.contend.scenarios.cli;

import java.util.List;

/** The two runtimes of a scenario that are held against each other. */
final class Sides {
  private Sides() {}

  /**
   * Which they are.
   *
   * @param between as they were asked for; none for those of the scenario
   * @param known all runtimes of the scenario, as tables name them
   * @throws CommandFailure if they are not two of the scenario's
   */
  static List<String> of(List<String> between, List<String> known) {
    if (between.isEmpty() && known.size() != 2) {
      throw CommandFailure.wrongOptions(
          "the scenario has " + known.size() + " runtimes: " + String.join(", ", known),
          "name two of them with --between");
    }
    List<String> sides = between.isEmpty() ? known : between;
    for (String side : sides) {
      if (!known.contains(side)) {
        throw CommandFailure.wrongOptions(
            "the scenario has no runtime '" + side + "', but " + String.join(", ", known),
            "name it in the scenario too, as with --sweep runtime=...");
      }
    }
    if (sides.get(0).equals(sides.get(1))) {
      throw CommandFailure.wrongOptions(
          "both runtimes are " + sides.get(0), "name two that differ");
    }
    return sides;
  }
}
