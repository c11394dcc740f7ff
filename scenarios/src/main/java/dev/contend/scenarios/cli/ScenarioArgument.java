package dev.contend.scenarios.cli;

import dev.contend.reports.chart.Charts;
import dev.contend.scenarios.reference.ChangedSettings;
import dev.contend.scenarios.reference.Reference;
import dev.contend.scenarios.reference.ReferenceReader;
import dev.contend.scenarios.reference.Vocabulary;
import dev.contend.scenarios.spec.RunLimits;
import dev.contend.scenarios.spec.ScenarioSpec;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.LibraryPresets;
import dev.contend.scenarios.yaml.Overrides;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.ReferenceTexts;
import dev.contend.scenarios.yaml.ScenarioReader;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.Suggestions;
import dev.contend.scenarios.yaml.YamlMap;
import dev.contend.scenarios.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The scenario that a command is given: an experiment of the library, or a file. */
final class ScenarioArgument {
  private final String argument;
  private final LibraryPresets library;
  private final Overrides overrides;

  ScenarioArgument(String argument) {
    this(argument, new LibraryPresets());
  }

  /**
   * @param library presets that other scenarios share with this one
   */
  ScenarioArgument(String argument, LibraryPresets library) {
    this(argument, library, Overrides.NONE);
  }

  /**
   * @param overrides what the command line changes of it
   */
  ScenarioArgument(String argument, Overrides overrides) {
    this(argument, new LibraryPresets(), overrides);
  }

  /**
   * @param library presets that other scenarios share with this one
   * @param overrides what the command line changes of it
   */
  ScenarioArgument(String argument, LibraryPresets library, Overrides overrides) {
    this.argument = argument;
    this.library = library;
    this.overrides = overrides;
  }

  /**
   * A scenario in which nothing is wrong.
   *
   * @param argument what names it
   * @param name what its results are filed under: the experiment's name in the library, as in
   *     {@code hardware/locks}, or the name that the file gives itself
   * @param spec what to run
   * @param limits those that the file says; others may have replaced them in what to run
   * @param resolved the same as a file that needs no other
   * @param files what that file names, with its path from there
   * @param references the published figures to hold against the results
   * @param map the scenario as it stands, with the options that changed it
   * @param finding what the scenario's file says was found; empty if it says nothing
   * @param asksForCharts whether it names charts; if not they are those by default
   * @param overrides the options that changed the scenario
   * @param notices what is said of options that have no effect, and of the scenario
   */
  record Checked(
      String argument,
      String name,
      ScenarioSpec spec,
      RunLimits limits,
      String resolved,
      Map<String, byte[]> files,
      List<Reference> references,
      YamlMap map,
      String finding,
      boolean asksForCharts,
      List<String> overrides,
      List<String> notices) {
    /** The same with other limits. */
    Checked with(RunLimits others) {
      return new Checked(
          argument,
          name,
          spec.with(others),
          limits,
          resolved,
          files,
          references,
          map,
          finding,
          asksForCharts,
          overrides,
          notices);
    }
  }

  /**
   * Reads the scenario.
   *
   * @throws CommandFailure with all problems, if there are any; wrong options, if those alone are
   */
  Checked read() {
    Problems problems = new Problems();
    List<String> notices = new ArrayList<>();
    Optional<YamlMap> map = map(problems).map(found -> overrides.applied(found, problems, notices));
    ScenarioReader scenarios =
        new ScenarioReader(problems, Charts.names(), memoryForResults(), library);
    Optional<ScenarioReader.Scenario> scenario = map.flatMap(scenarios::read);
    List<Reference> references = new ArrayList<>();
    if (map.isPresent()) {
      Vocabulary vocabulary =
          scenario.map(found -> Vocabulary.of(found.spec())).orElseGet(Vocabulary::new);
      ReferenceReader reader = new ReferenceReader(problems, vocabulary);
      new ReferenceTexts(problems)
          .read(map.get())
          .forEach(text -> references.add(reader.read(text)));
    }
    if (scenario.isEmpty() || !problems.isEmpty()) {
      throw new CommandFailure(
          problems.onlyInOptions() ? ExitCode.WRONG_OPTIONS : ExitCode.WRONG_FILE,
          problems.rendered().stripTrailing());
    }
    notices.addAll(scenario.get().notices());
    ChangedSettings changed = new ChangedSettings(overrides.changed());
    notices.addAll(changed.notices(references));
    List<Reference> comparable = changed.comparable(references);
    if (comparable.size() < references.size()) {
      // Figures that the results are not held against are no part of what is run.
      List<String> names = comparable.stream().map(Reference::name).toList();
      map = map.map(whole -> ReferenceTexts.keep(whole, names));
      scenario = map.flatMap(scenarios::read);
    }
    ScenarioSpec spec = scenario.get().spec();
    String name = isFile() ? spec.name() : argument;
    return new Checked(
        argument,
        name,
        spec,
        spec.limits(),
        scenario.get().resolved(),
        scenario.get().files(),
        comparable,
        map.orElseThrow(),
        overrides.options().isEmpty() ? StatedFinding.in(lines()) : "",
        scenario.get().asksForCharts(),
        overrides.options(),
        List.copyOf(notices));
  }

  /** Of the memory that there is what results may take: half, the rest is for simulating. */
  static long memoryForResults() {
    return Runtime.getRuntime().maxMemory() / 2;
  }

  /** Whether a file is meant: one that exists comes before an experiment of the same name. */
  private boolean isFile() {
    boolean inLibrary = Library.EXPERIMENTS.names().contains(argument);
    boolean looksLikeFile =
        !inLibrary && (argument.contains("/") || argument.matches(".*\\.ya?ml"));
    Path path = Path.of(argument);
    return looksLikeFile || (inLibrary ? Files.isRegularFile(path) : Files.exists(path));
  }

  /** The scenario's text; none if its file has gone since it was read. */
  private List<String> lines() {
    if (!isFile()) {
      return Library.EXPERIMENTS.find(argument).map(SourceText::lines).orElse(List.of());
    }
    try {
      return Files.readAllLines(Path.of(argument));
    } catch (IOException gone) {
      return List.of();
    }
  }

  private Optional<YamlMap> map(Problems problems) {
    if (argument.isBlank()) {
      throw new CommandFailure(
          ExitCode.WRONG_OPTIONS,
          "contend: the scenario's name is empty\n"
              + "    name a scenario file, or an experiment of 'contend list experiments'");
    }
    YamlReader reader = new YamlReader(problems);
    if (isFile()) {
      return reader.map(Path.of(argument));
    }
    Optional<SourceText> text = Library.EXPERIMENTS.find(argument);
    if (text.isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: no experiment '"
              + argument
              + "' in the library, and no such file\n    "
              + Suggestions.advice(argument, Library.EXPERIMENTS.names()));
    }
    return reader.map(text.get()).map(library::substituted);
  }
}
