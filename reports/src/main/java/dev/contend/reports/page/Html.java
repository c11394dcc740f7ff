package dev.contend.reports.page;

/** Words of HTML and of the JSON in it. */
final class Html {
  private Html() {}

  /** A text in which no letter means anything to HTML. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** A string of JSON that cannot end the script it stands in. */
  static String json(String text) {
    StringBuilder out = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      if (letter == '"' || letter == '\\') {
        out.append('\\').append(letter);
      } else if (letter < ' ' || letter == '<' || letter == '&' || letter == '\u2028') {
        out.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          out.append(Character.forDigit(letter >> shift & 15, 16));
        }
      } else {
        out.append(letter);
      }
    }
    return out.append('"').toString();
  }
}
