package dev.contend.engine.verification;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;

/**
 * The machine-repairman model: machines break down and wait for one of a few repairers.
 *
 * <p>A finite source, so arrivals slow down as the queue grows. Each machine is one event that
 * stands for its breakdown or its repair in turn, as a thread of a larger model runs and blocks.
 *
 * <p>Source: Kleinrock, "Queueing Systems, Volume 1", Wiley 1975, section 3.8.
 */
final class RepairShop {
  private static final double MEAN_REPAIR_PS = 1e6;

  private final SimKernel kernel = new SimKernel();
  private final RandomSource breakdowns;
  private final RandomSource repairs;
  private final double meanUpPs;
  private final LevelMean broken;
  private final Machine[] waiting;
  private int firstWaiting;
  private int waitingCount;
  private int idleRepairers;

  /**
   * A shop in its stationary state.
   *
   * @param machines number of machines
   * @param repairers number of repairers
   * @param meanUp mean time from repair to breakdown, in mean repairs
   */
  RepairShop(RandomStreams streams, int machines, int repairers, double meanUp) {
    breakdowns = streams.stream("breakdowns");
    repairs = streams.stream("repairs");
    meanUpPs = meanUp * MEAN_REPAIR_PS;
    waiting = new Machine[machines];
    idleRepairers = repairers;
    int down = law(machines, repairers, meanUp).draw(streams.stream("start"));
    broken = new LevelMean(kernel, down);
    for (int i = 0; i < machines; i++) {
      Machine machine = new Machine();
      if (i < down) {
        machine.askForRepair();
      } else {
        machine.run();
      }
    }
  }

  /** The distribution of the broken machines; time in mean repairs. */
  static StationaryLaw law(int machines, int repairers, double meanUp) {
    return new StationaryLaw(machines, n -> (machines - n) / meanUp, n -> Math.min(n, repairers));
  }

  /** The mean number of broken machines during a run of so many mean repairs. */
  double meanBroken(int meanRepairs) {
    kernel.runUntilPs((long) (meanRepairs * MEAN_REPAIR_PS));
    return broken.mean();
  }

  private void repairNext() {
    if (waitingCount == 0) {
      idleRepairers++;
      return;
    }
    Machine next = waiting[firstWaiting];
    firstWaiting = (firstWaiting + 1) % waiting.length;
    waitingCount--;
    next.beginRepair();
  }

  /** A machine that breaks down or is repaired. */
  private final class Machine extends ModelEvent {
    private boolean inRepair;

    Machine() {
      super(RepairShop.this.kernel, EventOrder.STEP);
    }

    void run() {
      inRepair = false;
      scheduleInPs(Math.round(breakdowns.exponential(meanUpPs)));
    }

    void beginRepair() {
      inRepair = true;
      scheduleInPs(Math.round(repairs.exponential(MEAN_REPAIR_PS)));
    }

    void askForRepair() {
      if (idleRepairers > 0) {
        idleRepairers--;
        beginRepair();
      } else {
        waiting[(firstWaiting + waitingCount) % waiting.length] = this;
        waitingCount++;
      }
    }

    @Override
    public void actions() {
      if (inRepair) {
        broken.change(-1);
        run();
        repairNext();
      } else {
        broken.change(1);
        askForRepair();
      }
    }
  }
}
