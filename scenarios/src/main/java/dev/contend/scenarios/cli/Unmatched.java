package dev.contend.scenarios.cli;

import dev.contend.scenarios.yaml.Suggestions;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** What to say to a word of the command line that nothing takes. */
final class Unmatched {
  private Unmatched() {}

  /** Which word it is, and which was probably meant. */
  static String message(UnmatchedArgumentException exception) {
    CommandSpec command = exception.getCommandLine().getCommandSpec();
    String word = exception.getUnmatched().get(0);
    if (word.startsWith("-")) {
      List<String> options = new ArrayList<>();
      for (OptionSpec option : command.options()) {
        options.add(option.longestName());
      }
      return unknown("option", word, options);
    }
    List<String> commands = new ArrayList<>();
    command
        .subcommands()
        .forEach(
            (name, line) -> {
              if (!line.getCommandSpec().usageMessage().hidden()) {
                commands.add(name);
              }
            });
    return commands.isEmpty()
        ? "contend: '" + word + "' is one argument too many"
        : unknown("command", word, commands);
  }

  private static String unknown(String what, String word, List<String> known) {
    return "contend: unknown " + what + " '" + word + "'\n    " + Suggestions.advice(word, known);
  }
}
