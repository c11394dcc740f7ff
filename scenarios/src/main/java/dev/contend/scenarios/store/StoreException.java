package dev.contend.scenarios.store;

import java.io.IOException;
import java.nio.file.Path;

/** Results could not be kept or read; what was kept before is still there. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  StoreException(String what, Path file, IOException cause) {
    super("cannot " + what + " " + file, cause);
  }

  /** What the operating system said. */
  @Override
  public synchronized IOException getCause() {
    return (IOException) super.getCause();
  }
}
