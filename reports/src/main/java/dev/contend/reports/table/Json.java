package dev.contend.reports.table;

/** Words of JSON. Source: RFC 8259. */
public final class Json {
  private Json() {}

  /** A text as a string. */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\') {
        out.append('\\').append(letter);
      } else if (letter < ' ') {
        out.append("\\u00").append(Character.forDigit(letter >> 4, 16));
        out.append(Character.forDigit(letter & 15, 16));
      } else {
        out.append(letter);
      }
    }
    return out.append('"').toString();
  }
}
