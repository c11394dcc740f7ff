package dev.contend.scenarios.experiment;

/**
 * Which run of a scenario.
 *
 * @param point its place in the sweep, from 0
 * @param replication from 0
 */
public record RunId(int point, int replication) {
  private static final char BETWEEN = '.';

  /**
   * The run that {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if the text is of none
   */
  public static RunId parse(String text) {
    int between = text.indexOf(BETWEEN);
    if (between < 0) {
      throw new IllegalArgumentException("no point and replication: " + text);
    }
    return new RunId(
        Integer.parseInt(text, 0, between, 10),
        Integer.parseInt(text, between + 1, text.length(), 10));
  }

  @Override
  public String toString() {
    return point + String.valueOf(BETWEEN) + replication;
  }
}
