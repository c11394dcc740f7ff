package dev.contend.scenarios.importing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** The bytes of a file that may be anything, up to a limit. */
final class BoundedFile {
  private BoundedFile() {}

  /**
   * Reads a file whole.
   *
   * @throws ImportException if it cannot be read or is larger than the limit
   */
  static byte[] read(Path file, int maxBytes) {
    if (Files.isDirectory(file)) {
      throw new ImportException(0, 0, "this is a directory", "name a file in it");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new ImportException(
            0,
            0,
            "larger than " + (maxBytes >> 20) + " MiB",
            "check that this is the right file; the largest machines take 1 MiB");
      }
      return bytes;
    } catch (NoSuchFileException exception) {
      throw new ImportException(0, 0, "no such file", "check the name");
    } catch (AccessDeniedException exception) {
      throw new ImportException(0, 0, "no permission to read this file", "check its mode");
    } catch (IOException exception) {
      throw new ImportException(0, 0, "cannot be read: " + exception.getMessage(), "");
    }
  }
}
