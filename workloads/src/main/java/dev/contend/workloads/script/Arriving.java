package dev.contend.workloads.script;

import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.WaitTime;
import java.util.Optional;
import java.util.function.DoubleSupplier;
import java.util.function.IntFunction;

/** A thread that brings items in: it sleeps until the next is due and puts it into its queue. */
final class Arriving {
  private final Latencies latencies;
  private final DoubleSupplier intervals;
  private final IntFunction<Op> put;
  private long left;
  private double duePs;
  private boolean isDue;

  /**
   * @param intervals draws the time from one arrival to the next, in picoseconds
   * @param put how an item of a number gets into the queue
   */
  Arriving(Latencies latencies, long count, DoubleSupplier intervals, IntFunction<Op> put) {
    this.latencies = latencies;
    this.intervals = intervals;
    this.put = put;
    left = count;
    duePs = latencies.nowPs();
  }

  /** What comes next; empty when all items are in. */
  Optional<Op> next() {
    if (!isDue) {
      if (left == 0) {
        return Optional.empty();
      }
      left--;
      isDue = true;
      duePs += intervals.getAsDouble();
      double waitPs = duePs - latencies.nowPs();
      if (waitPs >= 1) {
        return Optional.of(new Op.Sleep(WaitTime.fixed(waitPs)));
      }
    }
    isDue = false;
    return Optional.of(put.apply(latencies.arrives(Math.round(duePs))));
  }
}
