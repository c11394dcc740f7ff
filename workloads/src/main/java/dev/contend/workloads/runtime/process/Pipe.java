package dev.contend.workloads.runtime.process;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Mechanism;

/**
 * A pipe of the kernel: bytes on their way from a writer to a reader, 64 KiB at most.
 *
 * <p>A writer copies what there is room for and sleeps when the pipe is full; a reader copies what
 * is there and sleeps when it is empty. A write of up to 4 KiB goes in whole or not at all.
 *
 * <p>Source: Linux {@code fs/pipe.c}, {@code pipe_write} and {@code pipe_read}; {@code pipe(7)}.
 * Departures: room is counted in bytes, not in pages that are partly used; the pipe's mutex is
 * never waited for.
 */
public final class Pipe {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "pipe of the kernel",
          "A pipe holds 64 KiB. A writer copies what there is room for and sleeps when it"
              + " is full, a reader copies what is there and sleeps when it is empty. The"
              + " interpreter is let go around each call.",
          "Linux fs/pipe.c; CPython Lib/multiprocessing/connection.py",
          "room is counted in bytes, not in pages that are partly used; the pipe's mutex is"
              + " never waited for");

  private static final long CAPACITY_BYTES = 65_536;
  private static final long ATOMIC_BYTES = 4_096;

  private final PipeCosts costs;
  private final Futex readable;
  private final Futex writable;
  private long heldBytes;
  private long comingBytes;

  /**
   * @param readable woken when there is something to read; pipes that one thread polls share it
   */
  Pipe(String name, PipeCosts costs, Futex readable) {
    this.costs = costs;
    this.readable = readable;
    writable = readable.beside("room in the pipe of " + name);
  }

  /** Whether a read would find something. */
  boolean isReadable() {
    return heldBytes > 0;
  }

  /** Bytes that have been written and not been read. */
  long heldBytes() {
    return heldBytes;
  }

  /** A call of {@code write}, until everything is in the pipe. */
  static final class Write extends Routine {
    private final Pipe pipe;
    private final long wakeCallPs;
    private boolean isAtomic;
    private boolean entered;
    private boolean slept;
    private long leftBytes;
    private long movedBytes;

    Write(Pipe pipe, long wakeCallPs) {
      this.pipe = pipe;
      this.wakeCallPs = wakeCallPs;
    }

    /** This routine for so many bytes. */
    Write of(long bytes) {
      leftBytes = bytes;
      isAtomic = bytes <= ATOMIC_BYTES;
      entered = false;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      if (state == 1) {
        state = 0;
        pipe.comingBytes -= movedBytes;
        pipe.heldBytes += movedBytes;
        leftBytes -= movedBytes;
        return pipe.readable.wake(1) > 0 ? thread.occupy(wakeCallPs, Cause.IPC.id()) : Step.AGAIN;
      }
      if (leftBytes == 0) {
        return Step.DONE;
      }
      long room = CAPACITY_BYTES - pipe.heldBytes - pipe.comingBytes;
      if (room == 0 || (isAtomic && room < leftBytes)) {
        slept = true;
        return thread.waitOn(pipe.writable, Cause.QUEUE_FULL.id());
      }
      state = 1;
      movedBytes = Math.min(room, leftBytes);
      pipe.comingBytes += movedBytes;
      long callPs = entered ? 0 : pipe.costs.callPs();
      entered = true;
      long sleepPs = slept ? pipe.costs.sleepPs() : 0;
      slept = false;
      return thread.occupy(callPs + sleepPs + pipe.copyPs(movedBytes), Cause.IPC.id());
    }
  }

  /** Calls of {@code read}, until so many bytes have come. */
  static final class Read extends Routine {
    private final Pipe pipe;
    private final long wakeCallPs;
    private boolean slept;
    private long leftBytes;
    private long movedBytes;

    Read(Pipe pipe, long wakeCallPs) {
      this.pipe = pipe;
      this.wakeCallPs = wakeCallPs;
    }

    /** This routine for so many bytes. */
    Read of(long bytes) {
      leftBytes = bytes;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      if (state == 1) {
        state = 0;
        pipe.heldBytes -= movedBytes;
        leftBytes -= movedBytes;
        return pipe.writable.wake(1) > 0 ? thread.occupy(wakeCallPs, Cause.IPC.id()) : Step.AGAIN;
      }
      if (leftBytes == 0) {
        return Step.DONE;
      }
      if (pipe.heldBytes == 0) {
        slept = true;
        return thread.waitOn(pipe.readable, Cause.QUEUE_EMPTY.id());
      }
      state = 1;
      movedBytes = Math.min(pipe.heldBytes, leftBytes);
      long sleepPs = slept ? pipe.costs.sleepPs() : 0;
      slept = false;
      return thread.occupy(pipe.costs.callPs() + sleepPs + pipe.copyPs(movedBytes), Cause.IPC.id());
    }
  }

  private long copyPs(long bytes) {
    return Math.round(bytes * costs.bytePs());
  }
}
