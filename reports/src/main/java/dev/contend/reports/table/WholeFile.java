package dev.contend.reports.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Consumer;

/**
 * A file that is written as a whole or not at all: under a temporary name in the same folder, then
 * moved, so that no reader sees half of it.
 */
public final class WholeFile {
  private static final String SUFFIX = ".part";

  private WholeFile() {}

  /** Whether a name is that of a file on its way, or of one whose writer was killed. */
  public static boolean isTemporary(String name) {
    return name.startsWith(".") && name.endsWith(SUFFIX);
  }

  /** Tells who writes from others that write the same file at the same time. */
  private static String writer() {
    return "." + ProcessHandle.current().pid() + "-" + Thread.currentThread().getId();
  }

  /** Writes a file, replacing what was there, and creates its folder if there is none. */
  public static void write(Path file, byte[] content) {
    write(file, temporary -> Files.write(temporary, content));
  }

  /**
   * Writes a text likewise, as it comes, so that it need not fit into memory.
   *
   * @param text told where to write it
   */
  public static void writeText(Path file, Consumer<Writer> text) {
    write(
        file,
        temporary -> {
          try (BufferedWriter writer = Files.newBufferedWriter(temporary, StandardCharsets.UTF_8)) {
            text.accept(writer);
          }
        });
  }

  /** What fills a file. */
  private interface Content {
    void write(Path temporary) throws IOException;
  }

  private static void write(Path file, Content content) {
    Path target = file.toAbsolutePath();
    Path temporary = target.resolveSibling("." + target.getFileName() + writer() + SUFFIX);
    try {
      Path folder = target.getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      content.write(temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write " + file, e);
    }
  }
}
