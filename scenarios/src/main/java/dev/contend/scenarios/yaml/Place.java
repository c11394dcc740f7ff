package dev.contend.scenarios.yaml;

/**
 * A position in a file.
 *
 * @param line from 1; 0 means the file as a whole
 * @param column from 1, counted in code points
 */
public record Place(int line, int column) {
  /** No position: the problem is with the file itself. */
  public static final Place FILE = new Place(0, 0);
}
