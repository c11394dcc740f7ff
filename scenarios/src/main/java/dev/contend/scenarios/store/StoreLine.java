package dev.contend.scenarios.store;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.CRC32C;

/**
 * A result as a line of a segment: checksum, key and text, with a space between each.
 *
 * @param key what it is found by
 * @param text the result; without line breaks
 */
record StoreLine(RunKey key, String text) {
  private static final int CHECKSUM = 8;
  private static final int TEXT_AT = CHECKSUM + 1 + RunKey.LENGTH + 1;

  StoreLine {
    if (text.indexOf('\n') >= 0 || text.indexOf('\r') >= 0) {
      throw new IllegalArgumentException("a result of more than one line");
    }
  }

  /** The bytes of the line, its end included. */
  byte[] bytes() {
    byte[] body = (key + " " + text).getBytes(StandardCharsets.UTF_8);
    byte[] checksum = checksum(body, 0).getBytes(StandardCharsets.UTF_8);
    byte[] line = new byte[CHECKSUM + 1 + body.length + 1];
    System.arraycopy(checksum, 0, line, 0, CHECKSUM);
    line[CHECKSUM] = ' ';
    System.arraycopy(body, 0, line, CHECKSUM + 1, body.length);
    line[line.length - 1] = '\n';
    return line;
  }

  /** The line that some bytes without an end of line are; empty if they are damaged. */
  static Optional<StoreLine> parse(byte[] line) {
    if (line.length < TEXT_AT || line[CHECKSUM] != ' ' || line[TEXT_AT - 1] != ' ') {
      return Optional.empty();
    }
    String expected = new String(line, 0, CHECKSUM, StandardCharsets.UTF_8);
    if (!expected.equals(checksum(line, CHECKSUM + 1))) {
      return Optional.empty();
    }
    String key = new String(line, CHECKSUM + 1, RunKey.LENGTH, StandardCharsets.UTF_8);
    String text = new String(line, TEXT_AT, line.length - TEXT_AT, StandardCharsets.UTF_8);
    return Optional.of(new StoreLine(RunKey.parse(key), text));
  }

  private static String checksum(byte[] bytes, int from) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, from, bytes.length - from);
    return HexFormat.of().toHexDigits((int) sum.getValue());
  }
}
