package dev.contend.cpu.scheduler;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import java.util.Comparator;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** One hardware thread: what it runs, who waits for it, and the events that move it on. */
final class HardwareThread {
  private static final Comparator<SimThread> BY_VIRTUAL_RUNTIME =
      Comparator.<SimThread>comparingLong(thread -> thread.virtualRuntimePs)
          .thenComparingLong(thread -> thread.queueTicket);

  final int index;
  final int core;
  final PriorityQueue<SimThread> waiting = new PriorityQueue<>(BY_VIRTUAL_RUNTIME);
  final ModelEvent dispatch;
  final ModelEvent operationEnd;
  final ModelEvent sliceEnd;

  @Nullable SimThread current;
  @Nullable SimThread last;
  Operation operation = Operation.NONE;
  boolean preemptWhenDone;
  long runStartPs;
  long stretchStartPs;
  double speed = 1;
  long minVirtualRuntimePs;

  HardwareThread(OsScheduler scheduler, int index, int core) {
    this.index = index;
    this.core = core;
    dispatch =
        new ModelEvent(scheduler.kernel(), EventOrder.STEP) {
          @Override
          public void actions() {
            scheduler.dispatched(HardwareThread.this);
          }
        };
    operationEnd =
        new ModelEvent(scheduler.kernel(), EventOrder.COMPLETION) {
          @Override
          public void actions() {
            scheduler.operationDone(HardwareThread.this);
          }
        };
    sliceEnd =
        new ModelEvent(scheduler.kernel(), EventOrder.TIMEOUT) {
          @Override
          public void actions() {
            scheduler.sliceEnded(HardwareThread.this);
          }
        };
  }

  boolean isIdle() {
    return current == null;
  }

  /** Whether a thread's instructions are being executed (not merely about to be). */
  boolean isBusy() {
    return operation != Operation.NONE && operation != Operation.DISPATCH;
  }

  /** What the hardware thread is doing. */
  enum Operation {
    /** Idle. */
    NONE,
    /** A thread is being switched in. */
    DISPATCH,
    /** Between two operations of the running thread, or waiting for memory. */
    STEP,
    /** Private work, which can be stretched and cut. */
    COMPUTE,
    /** A time that can't be cut. */
    OCCUPY
  }
}
