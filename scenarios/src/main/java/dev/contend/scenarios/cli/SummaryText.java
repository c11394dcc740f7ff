package dev.contend.scenarios.cli;

import dev.contend.scenarios.experiment.Summary;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code summary.md} says before its tables.
 *
 * @param question that the experiment asks; empty if it has none
 * @param verdict a sentence for each curve, and what the scenario's author found, if told
 */
record SummaryText(String question, List<String> verdict) {
  static SummaryText of(String markdown) {
    List<String> verdict = new ArrayList<>();
    StringBuilder question = new StringBuilder();
    for (String line : markdown.lines().skip(1).toList()) {
      if (line.startsWith("#")) {
        break;
      }
      if (line.startsWith("- ")) {
        verdict.add(line.substring(2));
      } else if (line.startsWith(Summary.FINDING)) {
        verdict.add(line);
      } else if (!line.isBlank() && verdict.isEmpty()) {
        question.append(question.length() > 0 ? " " : "").append(line.strip());
      }
    }
    return new SummaryText(question.toString(), List.copyOf(verdict));
  }
}
