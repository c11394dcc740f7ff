package dev.contend.scenarios.cli;

import dev.contend.scenarios.yaml.Reading;
import dev.contend.scenarios.yaml.UncertainNumber;
import dev.contend.scenarios.yaml.UncertainScenario;
import java.util.List;
import picocli.CommandLine.Option;

/** Which uncertain numbers are varied, and over which ranges. */
final class RangeOptions {
  @Option(
      names = "--range",
      paramLabel = "KEY=RANGE",
      description =
          "Another range for a number, or one for a key of the scenario: KEY=LOW..HIGH. May be"
              + " repeated.")
  private List<String> ranges = List.of();

  @Option(
      names = "--only",
      paramLabel = "KEY",
      split = ",",
      description =
          "Vary these numbers alone, and those of --range: names, or beginnings of names as"
              + " 'machine.memory'. May be repeated.")
  private List<String> only = List.of();

  /** Whether any was given. */
  boolean areGiven() {
    return !ranges.isEmpty() || !only.isEmpty();
  }

  /**
   * Gives a scenario the ranges that were written.
   *
   * @throws CommandFailure if one is wrong
   */
  void give(UncertainScenario uncertain) {
    for (String range : ranges) {
      Reading<UncertainNumber> given = uncertain.give(range);
      if (given.value().isEmpty()) {
        throw CommandFailure.wrongOptions(
            "--range '" + range + "': " + given.wrong(), given.advice());
      }
    }
  }

  /**
   * Sees to it that each number that is named has a range.
   *
   * @param all the numbers that have one
   * @throws CommandFailure if one has none
   */
  void check(List<UncertainNumber> all) {
    for (String name : only) {
      if (all.stream().noneMatch(number -> isOf(number, name))) {
        throw CommandFailure.wrongOptions(
            "no number '" + name + "' has a range",
            "give it one with --range, or name one of: "
                + String.join(", ", all.stream().map(UncertainNumber::name).distinct().toList()));
      }
    }
  }

  /** The numbers that are varied of a scenario that was given the ranges. */
  List<UncertainNumber> asked(UncertainScenario uncertain) {
    List<String> given = ranges.stream().map(range -> range.replaceFirst("=.*", "")).toList();
    return uncertain.numbers().stream()
        .filter(
            number ->
                only.isEmpty()
                    || only.stream().anyMatch(name -> isOf(number, name))
                    || given.contains(number.name()))
        .toList();
  }

  private static boolean isOf(UncertainNumber number, String name) {
    return number.name().equals(name) || number.name().startsWith(name + ".");
  }
}
