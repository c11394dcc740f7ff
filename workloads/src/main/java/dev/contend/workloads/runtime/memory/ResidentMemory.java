package dev.contend.workloads.runtime.memory;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * The physical memory that a program has, in all its processes; what processes share counts once.
 *
 * <p>It never falls below 0, in no part. When it exceeds its limit the kernel kills the program:
 * the run ends there.
 */
public final class ResidentMemory {
  /** How it is told that the kernel has killed the program. */
  public static final String KILLED = "it was killed for its memory";

  private static final double MIB = 1 << 20;

  private final LongSupplier clock;
  private final long limitBytes;
  private final Runnable kill;
  private final long[] parts = new long[Part.values().length];
  private long[] atPeak = parts.clone();
  private long bytes;
  private long peakBytes;
  private long peakQueuedBytes;
  private long changedAtPs;
  private double byteSeconds;
  private boolean killed;

  /**
   * @param clock the present instant, in picoseconds
   * @param limitBytes the most it may have; {@link Long#MAX_VALUE} for no limit
   * @param kill ends the run
   */
  public ResidentMemory(LongSupplier clock, long limitBytes, Runnable kill) {
    this.clock = clock;
    this.limitBytes = limitBytes;
    this.kill = kill;
  }

  /** Adds to a part, or takes away from it. */
  public void change(Part part, long by) {
    advance();
    parts[part.ordinal()] += by;
    bytes += by;
  }

  /** Lets bytes of one part count as another. */
  public void move(Part from, Part to, long moved) {
    change(from, -moved);
    change(to, moved);
  }

  /** Looks at peak, limit and rules, after changes that belong together. */
  public void settle() {
    for (Part part : Part.values()) {
      if (parts[part.ordinal()] < 0) {
        throw new IllegalStateException(part.label() + ": " + parts[part.ordinal()] + " bytes");
      }
    }
    peakQueuedBytes = Math.max(peakQueuedBytes, bytes(Part.QUEUED));
    if (bytes > peakBytes) {
      peakBytes = bytes;
      System.arraycopy(parts, 0, atPeak, 0, parts.length);
    }
    if (bytes > limitBytes && !killed) {
      killed = true;
      kill.run();
    }
  }

  /** Bytes of a part at present. */
  public long bytes(Part part) {
    return parts[part.ordinal()];
  }

  /** Bytes at present. */
  public long bytes() {
    return bytes;
  }

  /** The most there was. */
  public long peakBytes() {
    return peakBytes;
  }

  /** The most that waited for owning threads at one time. */
  public long peakQueuedBytes() {
    return peakQueuedBytes;
  }

  /** What a part had when there was most in all. */
  public long atPeakBytes(Part part) {
    return atPeak[part.ordinal()];
  }

  /** Bytes on average over time so far. */
  public double meanBytes() {
    advance();
    return changedAtPs == 0 ? bytes : byteSeconds / (changedAtPs / 1e12);
  }

  /** Who has how much, if the kernel has killed the program; else empty. */
  public List<String> outOfMemory() {
    if (!killed) {
      return List.of();
    }
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            KILLED + " after %.6g s: it had %.1f MiB, its container %.1f MiB",
            changedAtPs / 1e12,
            bytes / MIB,
            limitBytes / MIB));
    for (Part part : Part.values()) {
      if (bytes(part) > 0) {
        lines.add(String.format(Locale.ROOT, "%s: %.1f MiB", part.label(), bytes(part) / MIB));
      }
    }
    return lines;
  }

  long nowPs() {
    return clock.getAsLong();
  }

  private void advance() {
    long nowPs = clock.getAsLong();
    byteSeconds += bytes * ((nowPs - changedAtPs) / 1e12);
    changedAtPs = nowPs;
  }
}
