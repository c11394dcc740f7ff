package dev.contend.scenarios.cli;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import java.util.List;

/**
 * An answer as commands print and write it.
 *
 * @param question that was asked; empty if the file does not say
 * @param sentences that answer it
 * @param tables what they are told from; those without rows are left out
 * @param method how that was found
 */
record AnswerPage(
    String question, List<String> sentences, List<ResultTable> tables, String method) {
  AnswerPage {
    sentences = List.copyOf(sentences);
    tables = tables.stream().filter(table -> !table.rows().isEmpty()).toList();
  }

  /** The same for a question that options ask. */
  AnswerPage(List<String> sentences, ResultTable table, String method) {
    this("", sentences, List.of(table), method);
  }

  /**
   * All of it, in lines that are not too long.
   *
   * @param format of the tables
   */
  String text(TableFormats format) {
    StringBuilder text = new StringBuilder(question);
    text.append(question.isEmpty() ? "" : "\n\n");
    sentences.forEach(sentence -> text.append(Prose.wrapped(sentence, "")));
    text.append('\n');
    tables.forEach(table -> text.append(format.format(table)).append('\n'));
    return text.append(Prose.wrapped(method, "")).toString();
  }

  /** The answer as a list, without the question, for a summary beside the file that has it. */
  String summary() {
    StringBuilder summary = new StringBuilder();
    sentences.forEach(sentence -> summary.append("- ").append(sentence).append('\n'));
    tables.forEach(table -> summary.append('\n').append(TableFormats.MARKDOWN.format(table)));
    return summary.append('\n').append(method).append('\n').toString();
  }
}
