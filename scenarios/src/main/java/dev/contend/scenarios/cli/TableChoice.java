package dev.contend.scenarios.cli;

import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Suggestions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which tables to verify, and which scenarios that takes. */
final class TableChoice {
  private final List<VerifiedScenario> scenarios;
  private final Map<String, Reference> named = new LinkedHashMap<>();
  private final List<String> chosen;

  /**
   * @param scenarios those that may be run
   * @param wanted names of tables; none stands for all
   * @param all the tables that none stands for, beside those that the scenarios name
   * @throws CommandFailure if there is no such table, or no scenario that names it
   */
  TableChoice(List<VerifiedScenario> scenarios, List<String> wanted, List<String> all) {
    this.scenarios = scenarios;
    for (VerifiedScenario scenario : scenarios) {
      scenario.references().forEach(this::name);
    }
    Set<String> whole = new LinkedHashSet<>(all);
    whole.addAll(named.keySet());
    chosen = wanted.isEmpty() ? List.copyOf(whole) : wanted.stream().distinct().toList();
    checkKnown(whole);
    checkNamed();
  }

  private void name(Reference reference) {
    Reference before = named.putIfAbsent(reference.name(), reference);
    if (before != null && !before.equals(reference)) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: two tables are called '"
              + reference.name()
              + "'\n    give one of the files another name");
    }
  }

  private void checkKnown(Set<String> whole) {
    Set<String> known = new LinkedHashSet<>(whole);
    known.addAll(Library.REFERENCES.names());
    for (String table : chosen) {
      if (!known.contains(table)) {
        throw new CommandFailure(
            ExitCode.WRONG_OPTIONS,
            "contend: there is no table '"
                + table
                + "'\n    "
                + Suggestions.advice(table, List.copyOf(known)));
      }
    }
  }

  private void checkNamed() {
    List<String> unnamed = chosen.stream().filter(table -> !named.containsKey(table)).toList();
    if (!unnamed.isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: no scenario names "
              + (unnamed.size() == 1 ? "table '" : "tables '")
              + String.join("', '", unnamed)
              + "', so that nothing can be held against it\n    write 'reference: "
              + unnamed.get(0)
              + "' into the scenario that has its points");
    }
  }

  /** The tables, in their order. */
  List<Reference> tables() {
    List<Reference> tables = new ArrayList<>();
    for (String name : chosen) {
      Reference table = named.get(name);
      if (table != null) {
        tables.add(table);
      }
    }
    return List.copyOf(tables);
  }

  /** The scenarios that name any of them. */
  List<VerifiedScenario> scenarios() {
    return scenarios.stream()
        .filter(scenario -> scenario.tables().stream().anyMatch(chosen::contains))
        .toList();
  }
}
