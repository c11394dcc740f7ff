package dev.contend.scenarios.cli;

import dev.contend.reports.table.ResultTable;
import dev.contend.reports.table.TableFormats;
import java.util.List;

/**
 * An answer as commands print and write it.
 *
 * @param question that was asked; empty if the file does not say
 * @param sentences that answer it
 * @param table what they are told from; left out if it has no rows
 * @param method how that was found
 */
record AnswerPage(String question, List<String> sentences, ResultTable table, String method) {
  AnswerPage {
    sentences = List.copyOf(sentences);
  }

  /** The same for a question that options ask. */
  AnswerPage(List<String> sentences, ResultTable table, String method) {
    this("", sentences, table, method);
  }

  /**
   * All of it, in lines that are not too long.
   *
   * @param format of the table
   */
  String text(TableFormats format) {
    StringBuilder text = new StringBuilder(question);
    text.append(question.isEmpty() ? "" : "\n\n");
    sentences.forEach(sentence -> text.append(Prose.wrapped(sentence, "")));
    text.append('\n');
    if (!table.rows().isEmpty()) {
      text.append(format.format(table)).append('\n');
    }
    return text.append(Prose.wrapped(method, "")).toString();
  }

  /** The answer as a list, without the question, for a summary beside the file that has it. */
  String summary() {
    StringBuilder summary = new StringBuilder();
    sentences.forEach(sentence -> summary.append("- ").append(sentence).append('\n'));
    if (!table.rows().isEmpty()) {
      summary.append('\n').append(TableFormats.MARKDOWN.format(table));
    }
    return summary.append('\n').append(method).append('\n').toString();
  }
}
