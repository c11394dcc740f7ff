package dev.contend.reports.table;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** Words of JSON. Source: RFC 8259. */
public final class Json {
  private Json() {}

  /** A text as a string. */
  public static String quoted(String text) {
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
  }
}
