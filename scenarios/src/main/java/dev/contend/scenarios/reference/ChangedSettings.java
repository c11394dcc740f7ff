package dev.contend.scenarios.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Settings of a scenario that were changed for one run. A table that does not state such a setting
 * has its figures for the scenario as it was: they are of something else than what was run.
 */
public final class ChangedSettings {
  /** What says nothing of what is run, or is in every table. */
  private static final List<String> STATED =
      List.of(
          "name",
          "question",
          "seed",
          "variation",
          "replications",
          "limits",
          "report",
          "reference",
          "sweep",
          "machine",
          "runtime",
          "workers");

  private final List<String> settings;

  /**
   * @param settings by the keys that lead to them, or by the names of axes
   */
  public ChangedSettings(List<String> settings) {
    this.settings = List.copyOf(settings);
  }

  /** The tables whose figures are of what is run. */
  public List<Reference> comparable(List<Reference> tables) {
    return tables.stream().filter(table -> unstated(table).isEmpty()).toList();
  }

  /** For each other table, why it is not compared. */
  public List<String> notices(List<Reference> tables) {
    List<String> notices = new ArrayList<>();
    for (Reference table : tables) {
      unstated(table)
          .ifPresent(
              setting ->
                  notices.add(
                      "the published figures of "
                          + table.name()
                          + " are not compared: an option changed '"
                          + setting
                          + "', and they are for the scenario's own"));
    }
    return notices;
  }

  private Optional<String> unstated(Reference table) {
    return settings.stream()
        .filter(setting -> !STATED.contains(setting.replaceFirst("\\..*", "")))
        .filter(
            setting ->
                !table.figures().stream().allMatch(figure -> figure.axes().containsKey(setting)))
        .findFirst();
  }
}
