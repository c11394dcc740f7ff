package dev.contend.workloads.hardware;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;

/**
 * A latency meter: loads of which each needs the last one's data, all over a buffer.
 *
 * <p>Every line of the buffer is loaded before any is loaded again, in an order without pattern of
 * neighbours: steps of a fixed length of about 0.618 buffers, which has no divisor in common with
 * the number of lines.
 *
 * <p>Source: what Intel's Memory Latency Checker and LMbench's {@code lat_mem_rd} do.
 */
public final class PointerChase extends Routine {
  private static final double GOLDEN_SECTION = 0.618;

  private final MemoryBuffer buffer;
  private final long loadsToDo;
  private final int cause;
  private final long stride;
  private long loads;
  private long latencyPs;

  /**
   * @param loads how many in all
   * @param cause cause of its time
   */
  public PointerChase(MemoryBuffer buffer, long loads, int cause) {
    if (loads < 1) {
      throw new IllegalArgumentException("loads is " + loads + "; must be 1 or more");
    }
    this.buffer = buffer;
    loadsToDo = loads;
    this.cause = cause;
    stride = stride(buffer.lines());
  }

  private static long stride(long lines) {
    long stride = Math.max(1, (long) (GOLDEN_SECTION * lines));
    while (commonDivisor(stride, lines) > 1) {
      stride++;
    }
    return stride;
  }

  private static long commonDivisor(long a, long b) {
    return b == 0 ? a : commonDivisor(b, a % b);
  }

  @Override
  protected Step step(SimThread thread) {
    if (loads == loadsToDo) {
      return Step.DONE;
    }
    long fullForPs = thread.fillBufferFreeInPs();
    if (fullForPs > 0) {
      return thread.occupy(fullForPs, cause);
    }
    long onePs = thread.readAhead(buffer.lineAt(loads * stride));
    loads++;
    latencyPs += onePs;
    return thread.occupy(onePs, cause);
  }

  /** Loads begun so far. */
  public long loads() {
    return loads;
  }

  /** Picoseconds that these take, added up. */
  public long latencyPs() {
    return latencyPs;
  }
}
