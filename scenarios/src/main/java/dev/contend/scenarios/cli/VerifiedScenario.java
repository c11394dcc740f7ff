package dev.contend.scenarios.cli;

import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.LibraryPresets;
import java.util.List;

/**
 * A scenario that names tables.
 *
 * @param name what {@code contend run} is given to run it
 * @param spec what to run
 * @param references the tables
 */
record VerifiedScenario(String name, ScenarioSpec spec, List<Reference> references) {
  VerifiedScenario {
    references = List.copyOf(references);
  }

  /** The experiments of the library. */
  static List<VerifiedScenario> ofLibrary() {
    return of(Library.EXPERIMENTS.names());
  }

  /**
   * Experiments of the library, or files.
   *
   * @throws CommandFailure with all problems of the first in which something is wrong
   */
  static List<VerifiedScenario> of(List<String> names) {
    return of(names, new LibraryPresets());
  }

  /** The same, of a library that may have other numbers. */
  static List<VerifiedScenario> of(List<String> names, LibraryPresets library) {
    return names.stream()
        .map(
            name -> {
              ScenarioArgument.Checked read = new ScenarioArgument(name, library).read();
              return new VerifiedScenario(name, read.spec(), read.references());
            })
        .toList();
  }

  List<String> tables() {
    return references.stream().map(Reference::name).toList();
  }
}
