package dev.contend.scenarios.store;

import java.io.IOException;
import java.nio.file.Path;

/** Results could not be kept or read; what was kept before is still there. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final IOException reason;

  StoreException(String what, Path file, IOException reason) {
    super("cannot " + what + " " + file, reason);
    this.reason = reason;
  }

  /** What the operating system said. */
  public IOException reason() {
    return reason;
  }
}
