package dev.contend.workloads.catalog;

import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import java.util.EnumMap;
import java.util.Locale;

/**
 * Programs of the benchmark suite for threads by what they share, each with its published time on
 * 3.14 with the GIL.
 *
 * <p>Source: yhg1s, thread-benchmarking, on a Core Ultra 7 265K with four threads: times, numbers
 * of records, records to a batch. The programs' text was not at hand: mixes are assumed, in
 * twentieths, and so is the time of a record with the lock.
 */
enum ThreadProgram {
  /** Nothing is shared. */
  MANDELBROT(217, 4_000, Sharing.NOTHING, 0, 0, 18, 0, 2, 0),
  /** Batches go through a queue. */
  PIPELINE_OPTIMIZED(26.3, 9_600, Sharing.QUEUE, 200, 0, 14, 2, 4, 0),
  /** A lock for a batch of results. */
  ACCUMULATE_OPTIMIZED(40.8, 9_600, Sharing.LIST, 200, 0, 14, 2, 4, 0),
  /** A lock and an append for each result. */
  ACCUMULATE_NAIVE(41.6, 9_600, Sharing.LIST, 1, 0.1, 14, 2, 4, 0),
  /** Each thread counts by itself. */
  COUNTER_OPTIMIZED(18.7, 24_000, Sharing.NOTHING, 0, 0, 14, 4, 2, 0),
  /** One counter, with a lock for each record. */
  COUNTER_NAIVE(21.4, 24_000, Sharing.COUNTER, 1, 0.1, 14, 4, 2, 0),
  /** A dictionary for each thread. */
  MEMO_OPTIMIZED(17.9, 24_000, Sharing.NOTHING, 0, 0, 10, 4, 2, 4);

  /** Of one core of the machine alone: under the GIL one thread runs at a time. */
  private static final double CYCLES_PER_MICROSECOND = 5.5e3;

  /** What the lock, what it guards and the counts take of one thread, which is simulated. */
  private static final double SIMULATED_MICROSECONDS = 0.019;

  /** The statement {@code with} of 3.14, 268 cycles, which is simulated too. */
  private static final double WITH_MICROSECONDS = 0.049;

  /** What of that statement's own work comes while the lock is held. */
  private static final double WITH_INSIDE = 0.3;

  private static final double TWENTIETH = 0.05;

  private final double milliseconds;
  private final int records;
  private final Sharing sharing;
  private final int batch;
  private final double lockedMicroseconds;
  private final CodeMix mix;

  ThreadProgram(
      double milliseconds,
      int records,
      Sharing sharing,
      int batch,
      double lockedMicroseconds,
      int arithmetic,
      int attribute,
      int call,
      int container) {
    this.milliseconds = milliseconds;
    this.records = records;
    this.sharing = sharing;
    this.batch = batch;
    this.lockedMicroseconds = lockedMicroseconds;
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    shares.put(CodeKind.ARITHMETIC, arithmetic * TWENTIETH);
    shares.put(CodeKind.ATTRIBUTE, attribute * TWENTIETH);
    shares.put(CodeKind.CALL, call * TWENTIETH);
    shares.put(CodeKind.CONTAINER, container * TWENTIETH);
    mix = new CodeMix(shares);
  }

  /** What the threads of a program share. */
  enum Sharing {
    NOTHING,
    QUEUE,
    LIST,
    COUNTER
  }

  String yamlName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Records of all threads together. */
  int records() {
    return records;
  }

  Sharing sharing() {
    return sharing;
  }

  /** Records between two uses of what is shared. */
  int batch() {
    return batch;
  }

  /** Cycles of a record without the lock, on the reference interpreter. */
  double privateCycles() {
    double sharedMicroseconds =
        batch == 1
            ? lockedMicroseconds + SIMULATED_MICROSECONDS + (1 - WITH_INSIDE) * WITH_MICROSECONDS
            : 0;
    double microseconds = milliseconds * 1e3 / records - sharedMicroseconds;
    return microseconds * CYCLES_PER_MICROSECOND / factorOf314();
  }

  /** Cycles of a record with the lock, likewise. */
  double lockedCycles() {
    double microseconds = Math.max(0, lockedMicroseconds - WITH_INSIDE * WITH_MICROSECONDS);
    return microseconds * CYCLES_PER_MICROSECOND / factorOf314();
  }

  CodeMix mix() {
    return mix;
  }

  /** Time of the mix on 3.14 with the GIL over that on the reference interpreter. */
  private double factorOf314() {
    // As in the library's cpython-3.14: the published times are of that build.
    return mix.share(CodeKind.ARITHMETIC) * 0.573
        + mix.share(CodeKind.ATTRIBUTE) * 0.853
        + mix.share(CodeKind.CALL) * 0.97
        + mix.share(CodeKind.CONTAINER) * 0.956;
  }
}
