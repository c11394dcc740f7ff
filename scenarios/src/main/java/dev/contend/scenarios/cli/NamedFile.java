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
import java.util.function.Function;

/** What a command is given by name: a file of the library, or one of the user's. */
final class NamedFile {
  private NamedFile() {}

  /**
   * What a reader makes of it.
   *
   * @param <T> what that is
   * @param reader with the problems that it reports to
   * @throws CommandFailure with all problems, if there are any
   */
  static <T> T read(
      String argument, Library library, Function<Problems, Function<YamlMap, Optional<T>>> reader) {
    Problems problems = new Problems();
    Optional<T> read = map(argument, library, problems).flatMap(reader.apply(problems));
    if (read.isEmpty() || !problems.isEmpty()) {
      throw new CommandFailure(ExitCode.WRONG_FILE, problems.rendered().stripTrailing());
    }
    return read.get();
  }

  /** Its contents; empty, with problems reported, if it cannot be read. */
  private static Optional<YamlMap> map(String argument, Library library, Problems problems) {
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
