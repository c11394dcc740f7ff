package dev.contend.cpu.scheduler;

import dev.contend.cpu.clock.Processor;
import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;

/**
 * The cores of one kind in one socket, which share a clock that falls as more of them are active.
 *
 * <p>The power control unit decides at intervals: a change in the number of active cores reaches
 * the clock one interval later, together with all changes in between. Departure: the intervals are
 * not a fixed grid, the first change after a decision begins one.
 *
 * <p>Source: Hackenberg et al., "An Energy Efficiency Feature Survey of the Intel Haswell
 * Processor", IPDPS Workshops 2015, for decisions at intervals of about 0.5 ms.
 */
final class ClockDomain {
  private final Processor processor;
  private final int kind;
  private final Runnable onChange;
  private final ModelEvent decision;
  private int activeCores;
  private double relativeSpeed;

  ClockDomain(SimKernel kernel, Processor processor, int kind, Runnable onChange) {
    this.processor = processor;
    this.kind = kind;
    this.onChange = onChange;
    relativeSpeed = processor.relativeSpeed(kind, 1);
    decision =
        new ModelEvent(kernel, EventOrder.STEP) {
          @Override
          public void actions() {
            decide();
          }

          @Override
          public String toString() {
            return "the choice of a clock";
          }
        };
  }

  /** One core more (+1) or less (-1) is active. */
  void activeCoresChanged(int change) {
    activeCores += change;
    if (processor.governorIntervalPs() == 0) {
      decide();
    } else if (!decision.isPending()) {
      decision.scheduleInPs(processor.governorIntervalPs());
    }
  }

  double relativeSpeed() {
    return relativeSpeed;
  }

  private void decide() {
    double speed = processor.relativeSpeed(kind, Math.max(1, activeCores));
    if (speed != relativeSpeed) {
      relativeSpeed = speed;
      onChange.run();
    }
  }
}
