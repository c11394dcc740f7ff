package dev.contend.scenarios.yaml;

import java.util.Optional;

/**
 * A position in a file, or in an option of the command line that changes one.
 *
 * @param line from 1; 0 means the file as a whole
 * @param column from 1, counted in code points
 * @param option the option's text, where the value stands there and not in the file
 */
public record Place(int line, int column, Optional<SourceText> option) {
  /** No position: the problem is with the file itself. */
  public static final Place FILE = new Place(0, 0);

  /** A position in the file that is being read. */
  public Place(int line, int column) {
    this(line, column, Optional.empty());
  }

  /** The same position in an option. */
  Place in(SourceText text) {
    return new Place(line, column, Optional.of(text));
  }
}
