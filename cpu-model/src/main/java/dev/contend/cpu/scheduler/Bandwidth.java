package dev.contend.cpu.scheduler;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The CPU bandwidth of a container: a pool of CPU time that is filled at each period's start, and
 * from which the run queues of hardware threads take slices.
 *
 * <p>A run queue whose share is used up and that finds the pool empty is throttled: none of the
 * container's threads runs there until the pool is refilled. A run queue without a runnable thread
 * gives back all but 1 ms. What a run queue has left does not expire.
 *
 * <p>Source: Linux {@code Documentation/scheduler/sched-bwc.rst} and {@code kernel/sched/fair.c}
 * ({@code assign_cfs_rq_runtime}, {@code distribute_cfs_runtime}, {@code
 * do_sched_cfs_period_timer}, {@code do_sched_cfs_slack_timer}). Departures: a share is found used
 * up at that instant and not at the next tick; a time that cannot be cut, such as a system call, is
 * finished first and its excess owed; switches of context are not charged; periods begin at
 * multiples of the period; one container, without nesting and without burst.
 */
final class Bandwidth {
  /** {@code sysctl_sched_cfs_bandwidth_slice}: what a run queue takes at a time. */
  static final long SLICE_PS = 5_000_000_000L;

  /** {@code min_cfs_rq_runtime}: what a run queue keeps when it gives back. */
  private static final long KEPT_PS = 1_000_000_000L;

  /** {@code cfs_bandwidth_slack_period}: how long given back time is gathered. */
  private static final long SLACK_DELAY_PS = 5_000_000_000L;

  /** {@code min_bandwidth_expiration}: so near to a refill nothing is given out of turn. */
  private static final long NEAR_REFILL_PS = 2_000_000_000L;

  /** What a run queue has beyond its debt when it may go on: 1 ns. */
  private static final long GRANT_PS = 1_000;

  private final SimKernel kernel;
  private final Consumer<HardwareThread> onUsedUp;
  private final Consumer<HardwareThread> onUnthrottled;
  private final CpuQuota quota;
  private final List<Share> shares = new ArrayList<>();
  private final ArrayDeque<Share> throttled = new ArrayDeque<>();
  private final ModelEvent refill;
  private final ModelEvent slack;
  private long poolPs;
  private boolean unusedSinceRefill;
  private long periods;
  private long throttledPeriods;
  private long throttledPs;

  /**
   * @param onUsedUp told when a share is used up while a thread runs on it
   * @param onUnthrottled told when a run queue may go on
   */
  Bandwidth(
      SimKernel kernel,
      CpuQuota quota,
      HardwareThread[] hardwareThreads,
      Consumer<HardwareThread> onUsedUp,
      Consumer<HardwareThread> onUnthrottled) {
    this.kernel = kernel;
    this.quota = quota;
    this.onUsedUp = onUsedUp;
    this.onUnthrottled = onUnthrottled;
    poolPs = quota.quotaPs();
    if (quota.isLimit()) {
      for (HardwareThread hardwareThread : hardwareThreads) {
        shares.add(new Share(hardwareThread));
      }
    }
    // A refill comes before a share that ends at the same instant.
    refill = event(EventOrder.STEP, "the refill of the CPU quota", this::periodEnded);
    slack = event(EventOrder.TIMEOUT, "the return of unused CPU quota", this::slackGathered);
  }

  private ModelEvent event(EventOrder order, String name, Runnable action) {
    return new ModelEvent(kernel, order) {
      @Override
      public void actions() {
        action.run();
      }

      @Override
      public String toString() {
        return name;
      }
    };
  }

  boolean isLimited() {
    return quota.isLimit();
  }

  long periods() {
    return periods;
  }

  long throttledPeriods() {
    return throttledPeriods;
  }

  /** Time that run queues were throttled, all together, up to now. */
  long throttledPs() {
    long sum = throttledPs;
    for (Share share : throttled) {
      sum += kernel.nowPs() - share.throttledSincePs;
    }
    return sum;
  }

  /** Whether a thread may be switched in on a hardware thread; takes a slice if it must. */
  boolean admits(HardwareThread hardwareThread, SimThread thread) {
    if (!isLimited() || thread.isBackground()) {
      return true;
    }
    Share share = shares.get(hardwareThread.index);
    return !share.isThrottled && (share.isRunning || share.leftPs > 0 || assign(share));
  }

  boolean isThrottled(HardwareThread hardwareThread) {
    return isLimited() && shares.get(hardwareThread.index).isThrottled;
  }

  /** A thread begins to run. */
  void begins(HardwareThread hardwareThread, SimThread thread) {
    if (isLimited() && !thread.isBackground()) {
      Share share = shares.get(hardwareThread.index);
      share.isRunning = true;
      share.runningSincePs = kernel.nowPs();
      share.usedUp.scheduleInPs(share.leftPs);
    }
  }

  /** The thread that runs stops running. */
  void ends(HardwareThread hardwareThread, SimThread thread) {
    if (isLimited() && !thread.isBackground()) {
      Share share = shares.get(hardwareThread.index);
      consume(share);
      share.isRunning = false;
      share.usedUp.cancelIfPending();
    }
  }

  /** Whether the thread that runs may go on although its share was used up. */
  boolean mayGoOn(HardwareThread hardwareThread, SimThread thread) {
    if (!isLimited() || thread.isBackground()) {
      return true;
    }
    Share share = shares.get(hardwareThread.index);
    if (share.usedUp.isPending()) {
      return true;
    }
    consume(share);
    if (share.leftPs <= 0 && !assign(share)) {
      return false;
    }
    share.usedUp.scheduleInPs(share.leftPs);
    return true;
  }

  /**
   * A hardware thread gives back its share if none of the container's threads is runnable there.
   */
  void ranOut(HardwareThread hardwareThread) {
    if (!isLimited() || !hardwareThread.waiting.stream().allMatch(SimThread::isBackground)) {
      return;
    }
    Share share = shares.get(hardwareThread.index);
    if (share.leftPs <= KEPT_PS) {
      return;
    }
    poolPs += share.leftPs - KEPT_PS;
    share.leftPs = KEPT_PS;
    boolean soonRefilled =
        !refill.isPending() || refill.duePs() - kernel.nowPs() < SLACK_DELAY_PS + NEAR_REFILL_PS;
    if (poolPs > SLICE_PS && !throttled.isEmpty() && !soonRefilled && !slack.isPending()) {
      slack.scheduleInPs(SLACK_DELAY_PS);
    }
  }

  /** The container's threads may not run on a hardware thread until the pool has time for it. */
  void throttle(HardwareThread hardwareThread) {
    Share share = shares.get(hardwareThread.index);
    if (!share.isThrottled) {
      share.isThrottled = true;
      share.throttledSincePs = kernel.nowPs();
      throttled.addLast(share);
      startPeriods();
    }
  }

  private void consume(Share share) {
    share.leftPs -= kernel.nowPs() - share.runningSincePs;
    share.runningSincePs = kernel.nowPs();
  }

  private boolean assign(Share share) {
    startPeriods();
    if (poolPs > 0) {
      long amountPs = Math.min(poolPs, SLICE_PS - share.leftPs);
      poolPs -= amountPs;
      share.leftPs += amountPs;
      unusedSinceRefill = false;
    }
    return share.leftPs > 0;
  }

  private void usedUp(Share share) {
    consume(share);
    if (share.leftPs > 0 || assign(share)) {
      share.usedUp.scheduleInPs(share.leftPs);
    } else {
      onUsedUp.accept(share.hardwareThread);
    }
  }

  private void startPeriods() {
    if (!refill.isPending()) {
      long period = quota.periodPs();
      refill.scheduleAtPs((kernel.nowPs() / period + 1) * period);
    }
  }

  private void periodEnded() {
    periods++;
    if (unusedSinceRefill && throttled.isEmpty()) {
      return;
    }
    poolPs = quota.quotaPs();
    refill.scheduleInPs(quota.periodPs());
    unusedSinceRefill = throttled.isEmpty();
    if (!throttled.isEmpty()) {
      throttledPeriods++;
      distribute();
    }
  }

  private void slackGathered() {
    boolean soonRefilled = refill.duePs() - kernel.nowPs() < NEAR_REFILL_PS;
    if (poolPs > SLICE_PS && !soonRefilled) {
      distribute();
    }
  }

  /** Pays the debts of throttled run queues out of the pool, who was throttled first first. */
  private void distribute() {
    for (int waiting = throttled.size(); waiting > 0 && poolPs > 0; waiting--) {
      Share share = throttled.removeFirst();
      long amountPs = Math.min(poolPs, GRANT_PS - share.leftPs);
      poolPs -= amountPs;
      share.leftPs += amountPs;
      if (share.leftPs > 0) {
        share.isThrottled = false;
        throttledPs += kernel.nowPs() - share.throttledSincePs;
        onUnthrottled.accept(share.hardwareThread);
      } else {
        throttled.addLast(share);
      }
    }
  }

  /** What one run queue has of the container's time; negative for a debt. */
  private final class Share {
    final HardwareThread hardwareThread;
    final ModelEvent usedUp;
    long leftPs;
    long runningSincePs;
    long throttledSincePs;
    boolean isRunning;
    boolean isThrottled;

    Share(HardwareThread hardwareThread) {
      this.hardwareThread = hardwareThread;
      String name = "the end of the CPU quota on hardware thread " + hardwareThread.index;
      usedUp = event(EventOrder.TIMEOUT, name, () -> usedUp(this));
    }
  }
}
