package dev.contend.reports.page;

/** Words of HTML, and of what stands in it. */
final class Html {
  private Html() {}

  /** A text in which no letter means anything to HTML. */
  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** Such a text to read, not to copy: no line begins with a per cent sign. */
  static String prose(String text) {
    return escaped(text).replace(" %", "\u00a0%");
  }

  /** JSON that cannot end the script it stands in: a {@code <} is in its strings only. */
  static String inScript(String json) {
    return json.replace("<", "\\u003c");
  }
}
