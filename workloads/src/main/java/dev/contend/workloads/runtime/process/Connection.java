package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import java.util.ArrayDeque;

/**
 * Messages through a pipe: four bytes of length, then the message.
 *
 * <p>Up to 16 KiB both go in one write; a longer message is a write of its own. A reader reads the
 * length, then the rest, in as many calls as it takes. The interpreter is let go around each call.
 *
 * <p>Source: CPython 3.13 {@code Lib/multiprocessing/connection.py}, {@code _send_bytes} and {@code
 * _recv_bytes}. Departure: messages are shorter than 2 GiB.
 *
 * @param <M> what a message is to the program
 */
final class Connection<M> {
  private static final int HEADER_BYTES = 4;
  private static final int LONGEST_IN_ONE_WRITE = 16_384;

  private final Pipe pipe;
  private final PipeCosts costs;
  private final ArrayDeque<Envelope<M>> onTheWay = new ArrayDeque<>();

  /**
   * @param readable woken when a message comes; connections that one thread polls share it
   */
  Connection(String name, PipeCosts costs, Futex readable) {
    this.costs = costs;
    pipe = new Pipe(name, costs, readable);
  }

  /** Whether a read would find something. */
  boolean isReadable() {
    return pipe.isReadable();
  }

  /** A message and what it carries. */
  record Envelope<M>(M message, Payload payload) {}

  /** {@code Connection.send_bytes}. */
  static final class Send<M> extends Routine {
    private static final int BEGIN = 0;
    private static final int DETACH = 1;
    private static final int WRITE = 2;
    private static final int ATTACH = 3;
    private static final int NEXT = 4;

    private final Connection<M> connection;
    private final SystemCaller caller;
    private final Pipe.Write write;
    private long firstBytes;
    private long secondBytes;

    Send(Connection<M> connection, SystemCaller caller) {
      this.connection = connection;
      this.caller = caller;
      write = new Pipe.Write(connection.pipe, caller.wakeCallPs());
    }

    /** This routine for a message; only one thread at a time may be sending. */
    Send<M> of(M message, Payload payload) {
      long bytes = payload.bytes();
      connection.onTheWay.addLast(new Envelope<>(message, payload));
      boolean isShort = bytes <= LONGEST_IN_ONE_WRITE;
      firstBytes = isShort ? HEADER_BYTES + bytes : HEADER_BYTES;
      secondBytes = isShort ? 0 : bytes;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case BEGIN:
          return thread.compute(connection.costs.sendPs(), Cause.IPC.id());
        case DETACH:
          return thread.call(caller.detach());
        case WRITE:
          return thread.call(write.of(firstBytes));
        case ATTACH:
          return thread.call(caller.attach());
        case NEXT:
          if (secondBytes == 0) {
            return Step.DONE;
          }
          firstBytes = secondBytes;
          secondBytes = 0;
          state = DETACH;
          return Step.AGAIN;
        default:
          return Step.DONE;
      }
    }
  }

  /** {@code Connection.recv_bytes}. */
  static final class Receive<M> extends Routine {
    private static final int BEGIN = 0;
    private static final int DETACH = 1;
    private static final int READ = 2;
    private static final int ATTACH = 3;
    private static final int NEXT = 4;

    private final Connection<M> connection;
    private final SystemCaller caller;
    private final Pipe.Read read;
    private long bytes;
    private boolean hasHeader;

    Receive(Connection<M> connection, SystemCaller caller) {
      this.connection = connection;
      this.caller = caller;
      read = new Pipe.Read(connection.pipe, caller.wakeCallPs());
    }

    /** The message that has come; to be taken once, when the routine is done. */
    Envelope<M> take() {
      return connection.onTheWay.removeFirst();
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case BEGIN:
          hasHeader = false;
          bytes = HEADER_BYTES;
          return Step.AGAIN;
        case DETACH:
          return thread.call(caller.detach());
        case READ:
          return thread.call(read.of(bytes));
        case ATTACH:
          return thread.call(caller.attach());
        case NEXT:
          if (!hasHeader) {
            hasHeader = true;
            bytes = connection.onTheWay.getFirst().payload().bytes();
            state = bytes == 0 ? NEXT : DETACH;
            return Step.AGAIN;
          }
          // What was read is collected in a buffer and copied out of it.
          return thread.compute(
              connection.costs.receivePs() + bytes * connection.costs.bytePs(), Cause.IPC.id());
        default:
          return Step.DONE;
      }
    }
  }
}
