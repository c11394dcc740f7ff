package dev.contend.scenarios.importing;

import java.nio.charset.StandardCharsets;

/** Words and numbers of the line that {@link ByteLines} stands at, read byte by byte. */
final class TraceLine {
  private static final int LONGEST_SHOWN = 40;

  private final ByteLines lines;
  private int at;

  TraceLine(ByteLines lines) {
    this.lines = lines;
  }

  /** To the beginning of the line. */
  void begin() {
    at = lines.start;
  }

  /** Goes over blanks; whether something other than a comment follows. */
  boolean hasMore() {
    byte[] bytes = lines.bytes;
    while (at < lines.end && (bytes[at] == ' ' || bytes[at] == '\t')) {
      at++;
    }
    return at < lines.end && bytes[at] != '#';
  }

  /** The byte here, which is passed over; 0 at the end of the line. */
  byte next() {
    return at < lines.end ? lines.bytes[at++] : 0;
  }

  /** The byte here; 0 at the end of the line. */
  byte peek() {
    return at < lines.end ? lines.bytes[at] : 0;
  }

  /** Whether a word ends here. */
  boolean isWordEnd() {
    byte here = peek();
    return here == 0 || here == ' ' || here == '\t' || here == '#';
  }

  /** A decimal number; -1 if none is here or it is larger than a billion. */
  int decimal() {
    int value = 0;
    int digits = 0;
    byte[] bytes = lines.bytes;
    int end = lines.end;
    while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
      value = value * 10 + (bytes[at] - '0');
      if (++digits > 9) {
        return -1;
      }
      at++;
    }
    return digits == 0 ? -1 : value;
  }

  /**
   * A hexadecimal number of up to 64 bits, with or without 0x.
   *
   * @throws ImportException if none is here
   */
  long hexadecimal(String what) {
    byte[] bytes = lines.bytes;
    int end = lines.end;
    if (at + 1 < end && bytes[at] == '0' && (bytes[at + 1] | 0x20) == 'x') {
      at += 2;
    }
    long value = 0;
    int first = at;
    while (at < end) {
      int digit = bytes[at] - '0';
      if (digit < 0 || digit > 9) {
        digit = (bytes[at] | 0x20) - 'a' + 10;
        if (digit < 10 || digit > 15) {
          break;
        }
      }
      if (value >>> 60 != 0) {
        throw wrong(what + " has more than 64 bits", "write it as 7ffe0010a8");
      }
      value = value << 4 | digit;
      at++;
    }
    if (at == first) {
      throw wrong("expected " + what + " in hexadecimal", "write it as 7ffe0010a8");
    }
    return value;
  }

  /** What is wrong at this place of the line, with the line. */
  ImportException wrong(String what, String advice) {
    int length = Math.min(LONGEST_SHOWN, lines.end - lines.start);
    String text = new String(lines.bytes, lines.start, length, StandardCharsets.ISO_8859_1);
    String shown = text.replaceAll("[^\\x20-\\x7E]", "?");
    return new ImportException(
        lines.number(),
        at - lines.start + 1,
        what + " in '" + shown + (length < lines.end - lines.start ? "..." : "") + "'",
        advice);
  }
}
