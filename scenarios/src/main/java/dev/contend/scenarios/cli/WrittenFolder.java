package dev.contend.scenarios.cli;

import dev.contend.reports.table.WholeFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A folder that a command writes: made and tried before anything is simulated, so that nothing is
 * lost after it.
 */
final class WrittenFolder {
  /** What is wrong with a folder that holds what the command has not written. */
  static final String OTHER_FILES = " holds other files";

  /** What to do about it, if the command has an option for that. */
  static final String ELSEWHERE_OR_FORCE =
      "choose another folder with --out, or write there all the same with --force";

  /** The same, if it has none. */
  static final String ELSEWHERE = "choose another folder with --out";

  private static final String PROBE = ".probe";

  private final Path path;

  WrittenFolder(Path path) {
    this.path = path;
  }

  /**
   * Makes the folder and makes sure that it can be written.
   *
   * @throws CommandFailure if it cannot
   */
  void make() {
    try {
      Files.createDirectories(path);
      Files.delete(Files.createTempFile(path, PROBE, ""));
    } catch (IOException exception) {
      throw unwritable(exception);
    }
  }

  /** Whether a file is there to see whether one can be. */
  static boolean isProbe(String name) {
    return name.startsWith(PROBE);
  }

  /** Whether there is any file of some kind in it. */
  boolean holds(Predicate<Path> kind) {
    try (Stream<Path> files = Files.list(path)) {
      return files.anyMatch(kind);
    } catch (IOException exception) {
      throw unwritable(exception);
    }
  }

  /** Whether there is anything in it. */
  boolean holdsFiles() {
    return holds(file -> true);
  }

  /** Writes files by their names in it, each whole or not at all. */
  void write(Map<String, byte[]> files) {
    files.forEach((name, content) -> WholeFile.write(path.resolve(name), content));
  }

  /**
   * What to say if it must not be written.
   *
   * @param content what is wrong with it
   * @param advice what to do about it
   */
  CommandFailure refused(String content, String advice) {
    return CommandFailure.wrongOptions(path + content, advice);
  }

  /** What to say if it cannot be written, and {@code --out} says where it is. */
  CommandFailure unwritable(Exception exception) {
    return CommandFailure.wrongOptions(
        "cannot write to the output folder " + path + " (" + reason(exception) + ")", ELSEWHERE);
  }

  /** What to say if a file or folder cannot be written that is named in another way. */
  static CommandFailure unwritable(Path path, Exception exception) {
    return new CommandFailure(
        ExitCode.WRONG_OPTIONS,
        "contend: cannot write to " + path + " (" + reason(exception) + ")");
  }

  /** Why a file cannot be written, in a word or two. */
  static String reason(Exception exception) {
    Throwable cause = exception.getCause() == null ? exception : exception.getCause();
    String kind = cause.getClass().getSimpleName();
    return switch (kind) {
      case "AccessDeniedException" -> "no permission";
      case "FileAlreadyExistsException" -> "a file of that name is in the way";
      case "NotDirectoryException" -> "part of the path is a file";
      default ->
          cause instanceof FileSystemException file && file.getReason() != null
              ? file.getReason().toLowerCase(Locale.ROOT)
              : String.valueOf(cause.getMessage());
    };
  }
}
