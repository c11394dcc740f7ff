package dev.contend.scenarios.importing;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipException;

/**
 * The lines of a file of any length as bytes in one buffer, without an object for each.
 *
 * <p>Plain or compressed by gzip, which its first bytes tell. A compressed file that ends early
 * counts as one that ends there.
 */
final class ByteLines implements AutoCloseable {
  private static final int BUFFER = 1 << 18;

  private final InputStream in;
  final byte[] bytes = new byte[BUFFER];

  /** The line without its end: from here, to before {@link #end}. */
  int start;

  int end;

  private int next;
  private int limit;
  private boolean exhausted;
  private boolean cut;
  private long number;
  private boolean complete;

  /**
   * @param file plain or compressed
   */
  ByteLines(InputStream file) {
    in = file;
  }

  /** The number of the line, from 1. */
  int number() {
    return (int) Math.min(Integer.MAX_VALUE, number);
  }

  /** Whether the line had an end; only the last may have none. */
  boolean isComplete() {
    return complete;
  }

  /** Whether a compressed file ended early. */
  boolean isCut() {
    return cut;
  }

  /** Goes to the next line; false if there is none. */
  boolean advance() {
    int at = next;
    while (true) {
      while (at < limit && bytes[at] != '\n') {
        at++;
      }
      if (at < limit || (exhausted && at > next)) {
        break;
      }
      if (exhausted) {
        return false;
      }
      at -= next;
      refill();
      at += next;
    }
    start = next;
    complete = at < limit;
    next = Math.min(limit, at + 1);
    end = at > start && bytes[at - 1] == '\r' ? at - 1 : at;
    number++;
    return true;
  }

  private void refill() {
    System.arraycopy(bytes, next, bytes, 0, limit - next);
    limit -= next;
    next = 0;
    if (limit == bytes.length) {
      throw new ImportException(
          number() + 1, 1, "longer than " + BUFFER + " bytes", "write one access a line");
    }
    try {
      int read = in.read(bytes, limit, bytes.length - limit);
      exhausted = read < 0;
      limit += Math.max(0, read);
    } catch (EOFException | ZipException early) {
      exhausted = true;
      cut = true;
    } catch (IOException exception) {
      throw new ImportException(0, 0, "cannot be read: " + exception.getMessage(), "");
    }
  }

  @Override
  public void close() {
    try {
      in.close();
    } catch (IOException ignored) {
      // All that was wanted of the file has been read.
    }
  }
}
