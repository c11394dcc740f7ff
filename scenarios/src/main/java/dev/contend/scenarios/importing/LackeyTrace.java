package dev.contend.scenarios.importing;

import dev.contend.cpu.memory.AccessKind;

/**
 * What Valgrind's lackey prints with {@code --trace-mem=yes}: {@code " L addr,size"}, {@code " S"},
 * {@code " M"} for a load and a store of the same bytes, {@code "I "} for an instruction, which is
 * left out.
 *
 * <p>Source: Valgrind manual, chapter on Lackey. Departures: nothing tells threads apart, so that
 * each file is taken to be one.
 */
final class LackeyTrace extends TraceReader {
  private static final String ADVICE =
      "print the trace into a file of its own: valgrind --tool=lackey --trace-mem=yes"
          + " --log-file=FILE";

  private final int thread;

  LackeyTrace(ByteLines lines, int thread, AccessSink sink) {
    super(lines, sink);
    this.thread = thread;
  }

  @Override
  boolean read() {
    byte first = line.next();
    if (first == 'I' || first == '=' || first == '-' || first == 0) {
      return false;
    }
    byte kind = first == ' ' ? line.next() : 0;
    if ((kind != 'L' && kind != 'S' && kind != 'M') || line.next() != ' ') {
      line.begin();
      throw line.wrong("neither a load, a store nor an instruction", ADVICE);
    }
    long address = line.hexadecimal("an address");
    if (line.next() != ',') {
      throw line.wrong("expected ',' and a size after the address", ADVICE);
    }
    int bytes = bytes();
    if (kind != 'S') {
      send(thread, AccessKind.LOAD, address, bytes);
    }
    if (kind != 'L') {
      send(thread, AccessKind.STORE, address, bytes);
    }
    return true;
  }
}
