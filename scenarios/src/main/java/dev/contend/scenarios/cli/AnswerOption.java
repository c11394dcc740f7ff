package dev.contend.scenarios.cli;

import dev.contend.reports.table.TableFormats;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** The option that says how an answer about a scenario is printed. */
final class AnswerOption {
  @Option(names = "--json", description = "Print the answer as JSON.")
  private boolean json;

  /**
   * Prints an answer.
   *
   * @param object the same for programs
   */
  void print(PrintWriter out, AnswerPage page, Supplier<Map<String, Object>> object) {
    out.print(json ? JsonRows.text(object.get()) : page.text(TableFormats.PLAIN_TEXT));
    out.flush();
  }

  /** What an answer for programs begins with. */
  static Map<String, Object> about(String scenario, long seed) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("version", Version.number());
    answer.put("scenario", scenario);
    answer.put("seed", seed);
    return answer;
  }
}
