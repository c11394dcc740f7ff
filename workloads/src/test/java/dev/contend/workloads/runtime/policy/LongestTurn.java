package dev.contend.workloads.runtime.policy;

import static dev.contend.workloads.runtime.RuntimeBench.US;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.workloads.runtime.lock.Gil;

/**
 * Looks at an interpreter lock every 500 us, and notes for how long it has stayed with one thread
 * while others slept for it.
 */
final class LongestTurn extends ModelEvent {
  private static final long SPACING_PS = 500 * US;

  private final SimKernel kernel;
  private final Gil gil;
  private long switches;
  private long sincePs;
  long longestPs;

  LongestTurn(SimKernel kernel, Gil gil) {
    super(kernel, EventOrder.OBSERVATION);
    this.kernel = kernel;
    this.gil = gil;
    scheduleInPs(SPACING_PS);
  }

  @Override
  public void actions() {
    if (gil.waiters() == 0 || gil.switches() != switches) {
      switches = gil.switches();
      sincePs = kernel.nowPs();
    }
    longestPs = Math.max(longestPs, kernel.nowPs() - sincePs);
    scheduleInPs(SPACING_PS);
  }
}
