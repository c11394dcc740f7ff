package dev.contend.reports.table;

/**
 * A declared column of a table.
 *
 * @param name as in the file's first line
 * @param type what its cells hold
 * @param help what it means, in one sentence
 */
public record Column(String name, Type type, String help) {
  /** What the cells of a column hold. */
  public enum Type {
    /** Any text. */
    TEXT,
    /** A number in the form of {@link Numbers}. */
    NUMBER,
    /** A number, or nothing if the row has none. */
    OPTIONAL_NUMBER
  }

  static Column text(String name, String help) {
    return new Column(name, Type.TEXT, help);
  }

  static Column number(String name, String help) {
    return new Column(name, Type.NUMBER, help);
  }

  static Column optionalNumber(String name, String help) {
    return new Column(name, Type.OPTIONAL_NUMBER, help);
  }
}
