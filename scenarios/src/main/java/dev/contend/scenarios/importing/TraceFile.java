package dev.contend.scenarios.importing;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens a trace: a file or standard input, plain or compressed by gzip. */
final class TraceFile {
  private static final int BUFFER = 1 << 16;

  private TraceFile() {}

  /**
   * Opens a trace.
   *
   * @param name of a file; {@code -} is the given input
   * @throws ImportException if it cannot be opened
   */
  static ByteLines open(String name, InputStream standardInput) {
    if (!name.equals("-") && Files.isDirectory(Path.of(name))) {
      throw new ImportException(0, 0, "this is a directory", "name a file in it");
    }
    try {
      InputStream file =
          new BufferedInputStream(
              name.equals("-") ? standardInput : Files.newInputStream(Path.of(name)), BUFFER);
      file.mark(2);
      boolean compressed = file.read() == 0x1f && file.read() == 0x8b;
      file.reset();
      return new ByteLines(compressed ? new GZIPInputStream(file, BUFFER) : file);
    } catch (NoSuchFileException exception) {
      throw new ImportException(0, 0, "no such file", "check the name");
    } catch (AccessDeniedException exception) {
      throw new ImportException(0, 0, "no permission to read this file", "check its mode");
    } catch (IOException exception) {
      throw new ImportException(0, 0, "cannot be read: " + exception.getMessage(), "");
    }
  }
}
