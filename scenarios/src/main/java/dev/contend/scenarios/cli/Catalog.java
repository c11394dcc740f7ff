package dev.contend.scenarios.cli;

import dev.contend.coherence.protocol.Protocols;
import dev.contend.engine.settings.Parameter;
import dev.contend.reports.chart.Charts;
import dev.contend.reports.table.Numbers;
import dev.contend.scenarios.yaml.Dimension;
import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.LibraryTitles;
import dev.contend.scenarios.yaml.Units;
import dev.contend.workloads.catalog.Workloads;
import dev.contend.workloads.runtime.policy.RuntimePolicies;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Everything that a scenario can name, as Markdown: the registers, then the library. */
final class Catalog {
  private final StringBuilder text = new StringBuilder();

  private Catalog() {}

  /** The whole catalogue. */
  static String markdown() {
    Catalog catalog = new Catalog();
    catalog.text.append(
        """
        <!-- Written by `./contend catalog > docs/catalog.md`; do not edit. -->
        # Catalogue

        What a scenario can name: built into the command, or a file of its library.
        """);
    catalog.policies();
    catalog.workloads();
    catalog.protocols();
    catalog.charts();
    catalog.library("Machines", Library.MACHINES, "machine");
    catalog.library("Runtimes", Library.RUNTIMES, "runtime");
    catalog.library("Experiments", Library.EXPERIMENTS, "question");
    catalog.library("Plans", Library.PLANS, "question");
    catalog.library("Fleets", Library.FLEETS, "question");
    catalog.library("Prices", Library.PRICES, "price list");
    catalog.library("References", Library.REFERENCES, "published figures");
    return catalog.text.toString();
  }

  private void policies() {
    heading("## Policies", "How a runtime lets its workers share: `{use: ..., policy: NAME}`.");
    columns("policy", "lock covers", "workers share", "references", "what it is");
    for (RuntimePolicies each : RuntimePolicies.values()) {
      row(
          code(each.yamlName()),
          words(each.policy().lock()),
          words(each.policy().sharing()),
          words(each.policy().counting()),
          each.policy().help());
    }
  }

  private void workloads() {
    heading(
        "## Workloads",
        "What runs: `workload: {use: NAME, PARAMETER: VALUE}`. Each has a Python program of its kind"
            + " in `scenarios/library/python`, small enough to end within seconds; the costs that the"
            + " simulator charges are derived in [model.md](model.md), not from these.");
    for (Workloads each : Workloads.values()) {
      heading("### " + code(each.yamlName()), each.workload().help());
      Optional<PythonProgram> program = PythonProgram.of(each.yamlName());
      program.ifPresent(this::questionOf);
      columns("parameter", "default", "from", "to", "what it is");
      for (Parameter parameter : each.workload().parameters()) {
        boolean words = parameter.kind() == Parameter.Kind.CHOICE;
        row(
            code(parameter.name()),
            value(parameter, parameter.defaultValue()),
            words ? "" : value(parameter, parameter.minimum()),
            words ? "" : value(parameter, parameter.maximum()),
            words
                ? parameter.help() + " One of: " + String.join(", ", parameter.choices()) + "."
                : parameter.help());
      }
      program.ifPresent(found -> sourceOf(each.yamlName(), found));
    }
  }

  private void questionOf(PythonProgram program) {
    text.append("\n**Question:** ").append(program.question()).append("\n");
    text.append("\n**Shared:** ").append(program.sharing()).append("\n");
  }

  private void sourceOf(String name, PythonProgram program) {
    text.append("\n<details><summary>").append(name).append(".py</summary>\n\n```python\n");
    text.append(program.text()).append("```\n\n</details>\n");
  }

  private void protocols() {
    heading("## Protocols", "What keeps caches coherent: `protocol: NAME` of a machine.");
    columns("protocol", "states");
    for (Protocols each : Protocols.values()) {
      List<String> states =
          each.table().states().stream().map(state -> words((Enum<?>) state)).toList();
      row(code(each.name().toLowerCase(Locale.ROOT)), String.join(", ", states));
    }
  }

  private void charts() {
    heading("## Charts", "What is drawn: `report: {charts: [NAME]}`.");
    columns("chart", "what it shows");
    for (Charts each : Charts.values()) {
      row(code(each.yamlName()), each.help());
    }
  }

  private void library(String heading, Library library, String column) {
    heading(
        "## " + heading, "Files of `scenarios/library/" + library.path() + "`, by their names.");
    columns("name", column);
    LibraryTitles.of(library).forEach((name, title) -> row(code(name), title));
  }

  private void heading(String heading, String sentence) {
    text.append('\n').append(heading).append("\n\n").append(sentence).append('\n');
  }

  private void columns(String... names) {
    text.append('\n');
    row(names);
    text.append("|").append(" --- |".repeat(names.length)).append('\n');
  }

  private void row(String... cells) {
    text.append('|');
    for (String cell : cells) {
      text.append(' ').append(cell.replace("|", "\\|")).append(" |");
    }
    text.append('\n');
  }

  private static String code(String name) {
    return "`" + name + "`";
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** A parameter's value as a scenario writes it. */
  static String value(Parameter parameter, double value) {
    return switch (parameter.kind()) {
      case COUNT, RATIO -> Numbers.format(value);
      case DURATION_PS -> Units.format(value, Dimension.DURATION);
      case BYTES -> Units.format(value, Dimension.SIZE);
      case CHOICE -> parameter.word(value);
    };
  }
}
