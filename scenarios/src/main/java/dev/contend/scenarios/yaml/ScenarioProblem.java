package dev.contend.scenarios.yaml;

/**
 * One thing that is wrong in a file, and what to write instead.
 *
 * @param file as the user named it
 * @param place where; {@link Place#FILE} for the file as a whole
 * @param path the keys that lead there, as {@code sweep.matrix.workers[2]}; empty at the top
 * @param wrong the value and the rule that it breaks
 * @param advice what to write instead; may be empty
 * @param line the source line, for the excerpt
 */
public record ScenarioProblem(
    String file, Place place, String path, String wrong, String advice, String line) {

  /** For reading on a terminal: position, path, what is wrong; excerpt; advice. */
  public String rendered() {
    boolean isInFile = place.line() > 0 && place.option().isEmpty();
    String position = isInFile ? ":" + place.line() + ":" + place.column() : "";
    String where = path.isEmpty() ? "" : path + ": ";
    return file
        + position
        + ": "
        + where
        + wrong
        + "\n"
        + Excerpt.of(line, place)
        + (advice.isEmpty() ? "" : "    " + advice + "\n");
  }
}
