package dev.contend.scenarios.importing;

/** A file that cannot be imported: where, what is wrong, what to do. */
public final class ImportException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int line;
  private final int column;
  private final String advice;

  /**
   * @param line from 1; 0 for the file as a whole
   * @param column from 1
   * @param wrong what is wrong
   * @param advice what to do instead; may be empty
   */
  public ImportException(int line, int column, String wrong, String advice) {
    super(wrong);
    this.line = line;
    this.column = column;
    this.advice = advice;
  }

  /** The message for a terminal. */
  public String rendered(String file) {
    String position = line == 0 ? "" : ":" + line + ":" + column;
    return file + position + ": " + getMessage() + (advice.isEmpty() ? "" : "\n    " + advice);
  }
}
