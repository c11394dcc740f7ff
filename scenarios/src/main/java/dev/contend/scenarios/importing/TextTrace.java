package dev.contend.scenarios.importing;

import dev.contend.cpu.memory.AccessKind;

/**
 * The tool's own format: {@code THREAD KIND ADDRESS [SIZE]}, an access a line, {@code #} for
 * comments.
 */
final class TextTrace extends TraceReader {
  private static final String EXAMPLE =
      "write 'THREAD KIND ADDRESS [SIZE]', as in '0 L 7ffe0010 8'";

  private final int threads;

  /**
   * @param threads how many the machine has
   */
  TextTrace(ByteLines lines, int threads, AccessSink sink) {
    super(lines, sink);
    this.threads = threads;
  }

  @Override
  boolean read() {
    if (!line.hasMore()) {
      return false;
    }
    int thread = line.decimal();
    if (thread < 0 || !line.isWordEnd()) {
      throw line.wrong("expected a thread's number", EXAMPLE);
    }
    if (thread >= threads) {
      throw line.wrong(
          "thread " + thread + " is one too many for " + threads + " hardware threads",
          "number the threads from 0, or choose a larger machine with --machine");
    }
    AccessKind kind = kind();
    if (!line.hasMore()) {
      throw line.wrong("no address", EXAMPLE);
    }
    long address = line.hexadecimal("an address");
    if (!line.isWordEnd()) {
      throw line.wrong("expected a blank after the address", EXAMPLE);
    }
    int bytes = line.hasMore() ? bytes() : 1;
    if (line.hasMore()) {
      throw line.wrong("something after the size", EXAMPLE);
    }
    send(thread, kind, address, bytes);
    return true;
  }

  private AccessKind kind() {
    if (line.hasMore()) {
      byte word = line.peek();
      if (word == 'L' || word == 'S' || word == 'A') {
        line.next();
        if (line.isWordEnd()) {
          return word == 'L' ? AccessKind.LOAD : word == 'S' ? AccessKind.STORE : AccessKind.ATOMIC;
        }
      }
    }
    throw line.wrong("expected a kind", "write L to load, S to store, A for an atomic operation");
  }
}
