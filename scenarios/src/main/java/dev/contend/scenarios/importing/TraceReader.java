package dev.contend.scenarios.importing;

import dev.contend.cpu.memory.AccessKind;

/** A trace under way: reads some accesses of one file at a time. */
abstract sealed class TraceReader permits TextTrace, LackeyTrace {
  static final int MOST_BYTES = 1 << 16;

  final ByteLines lines;
  final TraceLine line;
  final AccessSink sink;
  private String note = "";

  TraceReader(ByteLines lines, AccessSink sink) {
    this.lines = lines;
    this.sink = sink;
    line = new TraceLine(lines);
  }

  /** Reads the line; whether it was an access. */
  abstract boolean read();

  /**
   * Reads on.
   *
   * @return whether there may be more
   * @throws ImportException if a line is wrong; if the last is and has no end, the file was cut off
   *     there, and the line is left out
   */
  boolean read(long mostAccesses) {
    long accesses = 0;
    while (accesses < mostAccesses) {
      if (!lines.advance()) {
        note =
            lines.isCut() ? "the compressed file ends early; what was there has been read" : note;
        return false;
      }
      line.begin();
      try {
        accesses += read() ? 1 : 0;
      } catch (ImportException wrong) {
        if (lines.isComplete()) {
          throw wrong;
        }
        note = "the last line is cut off and was left out";
      }
    }
    return true;
  }

  /** What the reader should know about the end of the file; empty if all is well. */
  String note() {
    return note;
  }

  /** The number of bytes that stands here. */
  int bytes() {
    int bytes = line.decimal();
    if (bytes < 1 || bytes > MOST_BYTES || !line.isWordEnd()) {
      throw line.wrong("expected a size", "write bytes from 1 to " + MOST_BYTES + ", as in 8");
    }
    return bytes;
  }

  void send(int thread, AccessKind kind, long address, int bytes) {
    sink.access(thread, address, bytes, kind);
  }
}
