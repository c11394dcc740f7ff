package dev.contend.scenarios.fitting;

/**
 * A number of the library that a table set.
 *
 * @param file of the library, as {@code machines/graviton2}; empty for numbers that are only
 *     described
 * @param key that leads to it there, as {@code transfers.queue-inflation}; or the description
 * @param stated as it stands in the file; empty if it is only described
 * @param without what it is if the table is left out
 */
public record FittedNumber(String file, String key, String stated, Without without) {
  /** What it is called in sentences. */
  String label() {
    return file.isEmpty() ? key : key + " of " + file;
  }
}
