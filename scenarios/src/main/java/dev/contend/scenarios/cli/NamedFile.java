package dev.contend.scenarios.cli;

import dev.contend.scenarios.yaml.Library;
import dev.contend.scenarios.yaml.Problems;
import dev.contend.scenarios.yaml.SourceText;
import dev.contend.scenarios.yaml.Suggestions;
import dev.contend.scenarios.yaml.YamlMap;
import dev.contend.scenarios.yaml.YamlReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What a command is given by name: a file of the library, or one of the user's. */
final class NamedFile {
  private NamedFile() {}

  /**
   * Its contents; empty, with problems reported, if it cannot be read.
   *
   * @throws CommandFailure if there is none
   */
  static Optional<YamlMap> map(String argument, Library library, Problems problems) {
    YamlReader reader = new YamlReader(problems);
    boolean looksLikeFile = argument.contains("/") || argument.matches(".*\\.ya?ml");
    if (!argument.isBlank() && (looksLikeFile || Files.isRegularFile(Path.of(argument)))) {
      return reader.map(Path.of(argument));
    }
    Optional<SourceText> text = library.find(argument);
    if (text.isEmpty()) {
      throw new CommandFailure(
          ExitCode.WRONG_FILE,
          "contend: no "
              + library.noun()
              + " '"
              + argument
              + "' in the library, and no such file\n    "
              + Suggestions.advice(argument, library.names()));
    }
    return reader.map(text.get());
  }
}
