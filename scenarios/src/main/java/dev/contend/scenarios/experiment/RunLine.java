package dev.contend.scenarios.experiment;

/**
 * A run made for somebody who keeps it elsewhere, as a line of text.
 *
 * @param run which one
 * @param key what it is kept by, as the maker computes it from what it has simulated
 * @param text the result, as it is kept
 */
public record RunLine(RunId run, String key, String text) {
  private static final char BETWEEN = ' ';

  /**
   * The run that {@link #toString} wrote.
   *
   * @throws IllegalArgumentException if the text is of none
   */
  public static RunLine parse(String line) {
    int first = line.indexOf(BETWEEN);
    int second = line.indexOf(BETWEEN, first + 1);
    if (first < 0 || second < 0) {
      throw new IllegalArgumentException("no run: " + line);
    }
    return new RunLine(
        RunId.parse(line.substring(0, first)),
        line.substring(first + 1, second),
        line.substring(second + 1));
  }

  @Override
  public String toString() {
    return run + String.valueOf(BETWEEN) + key + BETWEEN + text;
  }
}
