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

  /** Threads of a container whose CPU quota is used up here: runnable, but not to be run. */
  final PriorityQueue<SimThread> throttled = new PriorityQueue<>(BY_VIRTUAL_RUNTIME);

  final ModelEvent dispatch;
  final ModelEvent operationEnd;
  final ModelEvent sliceEnd;

  @Nullable SimThread current;
  @Nullable SimThread last;
  Operation operation = Operation.NONE;
  boolean preemptWhenDone;
  long runStartPs;

  /** Where a trace is told which threads run; below 0 before the first has run. */
  int lane = -1;

  long stretchStartPs;
  double speed = 1;
  private long minVirtualRuntimePs;

  HardwareThread(OsScheduler scheduler, int index, int core) {
    this.index = index;
    this.core = core;
    dispatch =
        new ModelEvent(scheduler.kernel(), EventOrder.STEP) {
          @Override
          public void actions() {
            scheduler.dispatched(HardwareThread.this);
          }

          @Override
          public String toString() {
            return "the switch-in on hardware thread " + index;
          }
        };
    operationEnd =
        new ModelEvent(scheduler.kernel(), EventOrder.COMPLETION) {
          @Override
          public void actions() {
            scheduler.operationDone(HardwareThread.this);
          }

          @Override
          public String toString() {
            return "the end of an operation on hardware thread " + index;
          }
        };
    sliceEnd =
        new ModelEvent(scheduler.kernel(), EventOrder.TIMEOUT) {
          @Override
          public void actions() {
            scheduler.sliceEnded(HardwareThread.this);
          }

          @Override
          public String toString() {
            return "the end of a time slice on hardware thread " + index;
          }
        };
  }

  /** The thread that it runs; it must not be idle. */
  SimThread running() {
    SimThread thread = current;
    if (thread == null) {
      throw new IllegalStateException("hardware thread " + index + " is idle");
    }
    return thread;
  }

  boolean isIdle() {
    return current == null;
  }

  /** Threads that run, are about to run, or wait here. */
  int load() {
    return (current == null ? 0 : 1) + waiting.size();
  }

  /**
   * The least virtual runtime among the thread that runs and those that wait, at an instant. It
   * never falls, and it stands still while the hardware thread is idle.
   */
  long minVirtualRuntimePs(long nowPs) {
    SimThread running = current;
    SimThread first = waiting.peek();
    if (running != null) {
      long ran = isBusy() ? nowPs - runStartPs : 0;
      long least = running.virtualRuntimePs + ran;
      if (first != null) {
        least = Math.min(least, first.virtualRuntimePs);
      }
      minVirtualRuntimePs = Math.max(minVirtualRuntimePs, least);
    }
    return minVirtualRuntimePs;
  }

  /** The thread of the queue that another hardware thread may take over; null if there is none. */
  @Nullable SimThread firstWaitingFor(HardwareThread other) {
    SimThread first = waiting.peek();
    if (first == null || first.mayRunOn(other.index)) {
      return first;
    }
    SimThread best = null;
    for (SimThread thread : waiting) {
      if (thread.mayRunOn(other.index)
          && (best == null || BY_VIRTUAL_RUNTIME.compare(thread, best) < 0)) {
        best = thread;
      }
    }
    return best;
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
    OCCUPY,
    /** Loads of a line in the own cache, over and over, which can be cut. */
    SPIN
  }
}
