package dev.contend.cpu.scheduler;

import dev.contend.cpu.scheduler.SimThread.State;
import dev.contend.engine.SimKernel;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The threads that wait for hardware threads: who comes next, and how a thread keeps its place
 * among others when it moves.
 */
final class RunQueues {
  private final SimKernel kernel;
  private final long timeSlicePs;
  private long nextTicket;
  private int waiting;

  RunQueues(SimKernel kernel, long timeSlicePs) {
    this.kernel = kernel;
    this.timeSlicePs = timeSlicePs;
  }

  boolean anyoneWaits() {
    return waiting > 0;
  }

  void add(HardwareThread target, SimThread thread) {
    thread.queueTicket = nextTicket++;
    target.waiting.add(thread);
    waiting++;
  }

  /** Takes the next thread out of a queue; null if nobody waits. */
  @Nullable SimThread poll(HardwareThread hardwareThread) {
    SimThread next = hardwareThread.waiting.poll();
    if (next != null) {
      waiting--;
    }
    return next;
  }

  /** Takes the first thread that may move out of a queue, for another hardware thread. */
  @Nullable SimThread take(HardwareThread from, HardwareThread to) {
    SimThread thread = from.firstWaitingFor(to);
    if (thread != null) {
      from.waiting.remove(thread);
      waiting--;
      thread.virtualRuntimePs +=
          to.minVirtualRuntimePs(kernel.nowPs()) - from.minVirtualRuntimePs(kernel.nowPs());
    }
    return thread;
  }

  /**
   * Gives a thread its place among those of a hardware thread: how far it was ahead or behind where
   * it comes from, but with no more credit for its sleep than half a time slice.
   */
  void placeInTime(HardwareThread target, HardwareThread origin, SimThread thread) {
    long minimum = target.minVirtualRuntimePs(kernel.nowPs());
    if (thread.state() == State.NEW) {
      thread.virtualRuntimePs = minimum;
      return;
    }
    long lead = thread.virtualRuntimePs - origin.minVirtualRuntimePs(kernel.nowPs());
    thread.virtualRuntimePs = minimum + Math.max(lead, -timeSlicePs / 2);
  }

  /** Sets the threads of the container that wait aside until the queue may go on with them. */
  void setAside(HardwareThread hardwareThread) {
    hardwareThread.waiting.removeIf(
        thread -> {
          if (thread.isBackground()) {
            return false;
          }
          waiting--;
          hardwareThread.throttled.add(thread);
          return true;
        });
  }

  /**
   * The threads that were set aside, the first to run first, none with more credit than a thread
   * that has slept.
   */
  List<SimThread> takeBack(HardwareThread hardwareThread) {
    long least = hardwareThread.minVirtualRuntimePs(kernel.nowPs()) - timeSlicePs / 2;
    List<SimThread> back = new ArrayList<>();
    SimThread thread = hardwareThread.throttled.poll();
    while (thread != null) {
      thread.virtualRuntimePs = Math.max(thread.virtualRuntimePs, least);
      back.add(thread);
      thread = hardwareThread.throttled.poll();
    }
    return back;
  }
}
