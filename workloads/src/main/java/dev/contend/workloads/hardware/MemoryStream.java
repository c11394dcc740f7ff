package dev.contend.workloads.hardware;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;

/**
 * A load generator: reads a buffer line after line, with as many lines in flight as the core can
 * have, some work between two lines, and write-backs among them.
 *
 * <p>It waits only when all fill buffers of its core are taken. It ends when its last line has
 * arrived; after the last line of the buffer it goes on with the first.
 *
 * <p>Source: what Intel's Memory Latency Checker calls bandwidth generation with an inject delay.
 */
public final class MemoryStream extends Routine {
  private static final int READ = 0;
  private static final int WORK = 1;
  private static final int LAST = 2;

  private final MemoryBuffer buffer;
  private final Load load;
  private final int waitCause;
  private final int workCause;
  private long linesRead;
  private long linesWritten;

  /**
   * @param waitCause cause of the time in which all fill buffers are taken
   * @param workCause cause of the time between two lines
   */
  public MemoryStream(MemoryBuffer buffer, Load load, int waitCause, int workCause) {
    this.buffer = buffer;
    this.load = load;
    this.waitCause = waitCause;
    this.workCause = workCause;
  }

  /**
   * How much is asked of the memory.
   *
   * @param lines how many lines to read in all
   * @param workPs work after each line, in picoseconds at peak speed
   * @param readsPerWrite after so many lines read, one is written back; 0 for none
   */
  public record Load(long lines, double workPs, int readsPerWrite) {
    public Load {
      if (lines < 1 || !(workPs > 0) || readsPerWrite < 0) {
        throw new IllegalArgumentException(
            "lines is "
                + lines
                + ", workPs "
                + workPs
                + ", readsPerWrite "
                + readsPerWrite
                + "; must be 1 or more, positive, and not negative");
      }
    }
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case READ:
        return read(thread);
      case WORK:
        state = READ;
        return thread.compute(load.workPs(), workCause);
      default:
        return Step.DONE;
    }
  }

  private Step read(SimThread thread) {
    long fullForPs = thread.fillBufferFreeInPs();
    if (fullForPs > 0) {
      return thread.occupy(fullForPs, waitCause);
    }
    long address = buffer.lineAt(linesRead);
    long latencyPs = thread.readAhead(address);
    linesRead++;
    if (load.readsPerWrite() > 0 && linesRead % load.readsPerWrite() == 0) {
      thread.writeBack(address);
      linesWritten++;
    }
    if (linesRead == load.lines()) {
      state = LAST;
      return thread.occupy(latencyPs, waitCause);
    }
    state = WORK;
    return Step.AGAIN;
  }

  /** Bytes asked for so far. */
  public long bytesRead() {
    return linesRead * buffer.lineBytes();
  }

  /** Bytes written back so far. */
  public long bytesWritten() {
    return linesWritten * buffer.lineBytes();
  }
}
