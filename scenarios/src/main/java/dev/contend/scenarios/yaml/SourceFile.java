package dev.contend.scenarios.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The text of a file, or a problem that says why there is none. */
final class SourceFile {
  static final int MAX_BYTES = 1 << 20;

  private static final String BYTE_ORDER_MARK = "\uFEFF";
  private static final int LISTED = 1000;

  private final Problems problems;

  SourceFile(Problems problems) {
    this.problems = problems;
  }

  /** The file as text. */
  Optional<SourceText> read(Path file) {
    return bytes(file, MAX_BYTES, "name a scenario file in it, ending in .yaml")
        .flatMap(bytes -> decoded(file.toString(), bytes));
  }

  /**
   * What the file holds, if that is no more than so many bytes.
   *
   * @param insteadOfFolder what to do if it is a folder
   */
  Optional<byte[]> bytes(Path file, int maxBytes, String insteadOfFolder) {
    if (Files.isDirectory(file)) {
      return refuse(file, "this is a directory", insteadOfFolder);
    }
    if (Files.notExists(file)) {
      return refuse(file, "no such file", neighbour(file));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      return bytes.length > maxBytes
          ? refuse(
              file, "larger than " + (maxBytes >> 20) + " MiB", "check that this is the right file")
          : Optional.of(bytes);
    } catch (AccessDeniedException exception) {
      return refuse(file, "no permission to read this file", "check its owner and mode");
    } catch (IOException exception) {
      return refuse(file, "cannot be read: " + exception.getMessage(), "");
    }
  }

  private Optional<SourceText> decoded(String name, byte[] bytes) {
    CharBuffer characters = CharBuffer.allocate(bytes.length);
    CoderResult result =
        StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), characters, true);
    String text = characters.flip().toString();
    SourceText source =
        SourceText.of(name, text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
    if (result.isError()) {
      int lines = source.lines().size();
      String last = source.line(lines);
      Place end = new Place(lines, 1 + last.codePointCount(0, last.length()));
      problems.report(source, end, "", "not UTF-8 text from here on", "save the file as UTF-8");
      return Optional.empty();
    }
    return Optional.of(source);
  }

  /** The file beside the missing one that was probably meant. */
  private static String neighbour(Path file) {
    Path folder = file.toAbsolutePath().getParent();
    Path last = file.getFileName();
    if (folder == null || last == null || !Files.isDirectory(folder)) {
      return "check the folder's name";
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.limit(LISTED).map(path -> String.valueOf(path.getFileName())).sorted().toList();
      return Suggestions.nearest(last.toString(), names)
          .map(near -> "did you mean '" + near + "'?")
          .orElse("check the name");
    } catch (IOException exception) {
      return "check the name";
    }
  }

  private <T> Optional<T> refuse(Path file, String wrong, String advice) {
    problems.report(SourceText.of(file.toString(), ""), Place.FILE, "", wrong, advice);
    return Optional.empty();
  }
}
