package dev.contend.scenarios.cli;

import dev.contend.scenarios.yaml.Library;
import java.util.Optional;

/**
 * The Python program of a workload: a small one of its kind that runs by itself. Its docstring says
 * the rest.
 *
 * @param question what the workload answers
 * @param sharing what its workers share
 * @param text the whole file
 */
record PythonProgram(String question, String sharing, String text) {
  private static final String QUESTION = "\"\"\"Question: ";
  private static final String SHARING = "Sharing: ";

  /** The program of a workload; empty if the library has none, or one that does not say both. */
  static Optional<PythonProgram> of(String workload) {
    return Library.PROGRAMS
        .find(workload)
        .filter(file -> file.line(1).startsWith(QUESTION) && file.line(2).startsWith(SHARING))
        .map(
            file ->
                new PythonProgram(
                    file.line(1).substring(QUESTION.length()),
                    file.line(2).substring(SHARING.length()),
                    file.text()));
  }
}
