package dev.contend.coherence.fabric;

import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import dev.contend.engine.trace.TraceSink;

/**
 * Tells a trace of lines that go from core to core, and counts who gave how many to whom.
 *
 * <p>A line has a lane of its own from its {@value #HOT}th transfer on, as long as there are no
 * more than {@value #MOST_LINES} such lines: others are only counted. A span is from when the home
 * takes the request up until the line is at the core that asked for it.
 */
final class LineTrace {
  private static final int HOT = 8;
  private static final int MOST_LINES = 64;

  private final SimKernel kernel;
  private final TraceSink trace;
  private final Contention contention;
  private final PairCounts pairs;
  private int lines;

  LineTrace(SimKernel kernel, Machine machine, Contention contention) {
    this.kernel = kernel;
    this.contention = contention;
    trace = kernel.trace();
    pairs = new PairCounts(machine);
  }

  /** Who gave how many lines to whom so far. */
  PairCounts pairs() {
    return pairs;
  }

  /** A line's home asks a core for it, on behalf of another. */
  void asked(Transaction transaction, int owner) {
    CacheLine line = transaction.line();
    pairs.count(owner, transaction.core);
    transaction.supplier = owner;
    transaction.askedAtPs = kernel.nowPs();
    if (++line.transfers == HOT && lines < MOST_LINES) {
      lines++;
      line.lane =
          trace.lane(
              "hot lines",
              contention.subject(transaction.subject).name() + " (line " + line.number + ")");
    }
  }

  /** A line has come to whoever asked for it. */
  void arrived(Transaction transaction) {
    CacheLine line = transaction.line();
    if (transaction.supplier >= 0 && line.lane >= 0) {
      trace.span(
          line.lane,
          "core " + transaction.supplier + " to core " + transaction.core,
          transaction.askedAtPs,
          kernel.nowPs());
    }
  }
}
