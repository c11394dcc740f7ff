package dev.contend.scenarios.yaml;

/** Pieces of a file, made fit to stand in a message: short, and without control characters. */
final class Excerpt {
  private static final int WIDTH = 88;
  private static final int BEFORE = 60;
  private static final int QUOTED = 60;

  private Excerpt() {}

  /** A value in single quotes; long ones are cut. */
  static String quoted(String value) {
    boolean cut = value.codePointCount(0, Math.min(value.length(), 4 * QUOTED)) > QUOTED;
    String shown = cut ? value.substring(0, value.offsetByCodePoints(0, QUOTED)) + "..." : value;
    return "'" + visible(shown) + "'";
  }

  /** The source line and a caret under the place; nothing for a problem of the file as a whole. */
  static String of(String line, Place place) {
    if (place.line() == 0) {
      return "";
    }
    int[] points = line.codePoints().skip(Math.max(0, place.column() - 1 - BEFORE)).toArray();
    int skipped = Math.max(0, place.column() - 1 - BEFORE);
    String shown = new String(points, 0, Math.min(points.length, WIDTH));
    // An option has one line; its number would say nothing.
    String number = place.option().isPresent() ? "" : place.line() + " | ";
    return "    "
        + number
        + visible(shown).stripTrailing()
        + "\n    "
        + number.replaceAll("[0-9]", " ")
        + " ".repeat(Math.max(0, place.column() - 1 - skipped))
        + "^\n";
  }

  /** One column for each code point, so that the caret stands right. */
  private static String visible(String text) {
    StringBuilder result = new StringBuilder(text.length());
    text.codePoints()
        .forEach(
            point -> {
              int type = Character.getType(point);
              boolean hidden =
                  Character.isISOControl(point)
                      || type == Character.FORMAT
                      || type == Character.LINE_SEPARATOR
                      || type == Character.PARAGRAPH_SEPARATOR
                      || type == Character.SURROGATE;
              result.appendCodePoint(hidden ? ' ' : point);
            });
    return result.toString();
  }
}
