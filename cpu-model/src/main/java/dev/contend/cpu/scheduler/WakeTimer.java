package dev.contend.cpu.scheduler;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;

/** Ends the sleep of a thread, or its wait with a time limit. */
final class WakeTimer extends ModelEvent {
  private final SimThread thread;

  WakeTimer(SimKernel kernel, SimThread thread) {
    super(kernel, EventOrder.TIMEOUT);
    this.thread = thread;
  }

  @Override
  public void actions() {
    thread.wakeUp(true);
  }

  @Override
  public String toString() {
    return "the timer of " + thread;
  }
}
