package dev.contend.cpu.scheduler;

import dev.contend.engine.EventOrder;
import dev.contend.engine.ModelEvent;
import dev.contend.engine.SimKernel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Groups of hardware threads that even out their queues: in turn, each takes waiting threads from
 * the busiest of the others that has more threads than hardware threads.
 *
 * <p>Every group has its turn once in 16 ms for each hardware thread of the domain, or, if a
 * hardware thread idles, that one's group in a sixteenth of it. Nothing is scheduled while nobody
 * waits. A group with an idle hardware thread takes one thread. A busy one takes what brings both
 * nearest to the mean; if that is less than a whole thread it fails, and each failure halves what
 * it asks for, until it takes one. So five threads that never sleep share four hardware threads.
 *
 * <p>Source: Linux {@code kernel/sched/fair.c} ({@code should_we_balance}, {@code
 * find_busiest_group}, {@code calculate_imbalance}, {@code detach_tasks}, {@code
 * need_active_balance}, {@code get_sd_balance_interval}) and {@code sd_init} in {@code
 * kernel/sched/topology.c}, since 5.10. Departures: the load of a group is its number of runnable
 * threads, not a decaying average; a thread that runs is not moved; intervals do not back off;
 * groups take turns, where each hardware thread of Linux has a timer of its own, and what disturbs
 * those is put as distances of half to one and a half times the mean, evenly filled: turns in step
 * with time slices would move the same thread again and again.
 */
final class BalanceDomain {
  /** {@code sd_init}: the interval is 1 ms for each hardware thread that the domain spans. */
  private static final long INTERVAL_PS = 1_000_000_000L;

  /** {@code busy_factor}: how much longer the interval of a busy hardware thread is. */
  private static final int BUSY_FACTOR = 16;

  /** {@code imbalance_pct}: by how much the busiest must be above another that has a queue. */
  private static final double IMBALANCE = 1.17;

  /**
   * {@code cache_nice_tries} + 2, after which {@code need_active_balance} moves a thread anyway.
   */
  private static final int MOST_FAILURES = 3;

  /** The golden ratio's fraction of 2^64: its multiples fill an interval evenly. */
  private static final long GOLDEN = 0x9E3779B97F4A7C15L;

  private final List<List<HardwareThread>> groups;
  private final Mover mover;
  private final int[] loads;
  private final int[] failures;
  private final int size;
  private final boolean evensOutCores;
  private final ModelEvent turn;
  private int next;
  private long phase;

  /** Who moves threads, and says whether that may be. */
  interface Mover {
    /** Whether some thread waits at one hardware thread that may go on at the other. */
    boolean canMove(HardwareThread from, HardwareThread to);

    /** Moves the first such thread. */
    void move(HardwareThread from, HardwareThread to);
  }

  /**
   * @param evensOutCores whether a group gives to one with less also if it has a hardware thread
   *     for each of its threads, as cores do and NUMA nodes do not
   */
  BalanceDomain(
      SimKernel kernel, List<List<HardwareThread>> groups, boolean evensOutCores, Mover mover) {
    this.evensOutCores = evensOutCores;
    this.groups = List.copyOf(groups);
    this.mover = mover;
    loads = new int[groups.size()];
    failures = new int[groups.size()];
    size = groups.stream().mapToInt(List::size).sum();
    turn =
        new ModelEvent(kernel, EventOrder.TIMEOUT) {
          @Override
          public void actions() {
            takeTurn();
          }

          @Override
          public String toString() {
            return "the balance of run queues";
          }
        };
  }

  /** Somebody waits in this domain. */
  void start() {
    if (groups.size() > 1 && !turn.isPending()) {
      turn.scheduleInPs(distancePs(firstIdle() >= 0));
    }
  }

  private long distancePs(boolean idle) {
    long meanPs = INTERVAL_PS * (idle ? 1 : BUSY_FACTOR) * size / groups.size();
    phase += GOLDEN;
    return meanPs / 2 + (long) (meanPs * ((phase >>> 11) * 0x1p-53));
  }

  private void takeTurn() {
    int load = measure();
    if (!anyoneWaits()) {
      return;
    }
    int idle = firstIdle();
    boolean moved = idle >= 0 && balance(idle, load);
    if (!moved) {
      balance(next, load);
      next = (next + 1) % groups.size();
    }
    turn.rescheduleInPs(distancePs(moved && firstIdle() >= 0));
  }

  private int measure() {
    int sum = 0;
    for (int group = 0; group < loads.length; group++) {
      loads[group] = 0;
      for (HardwareThread member : groups.get(group)) {
        loads[group] += member.load();
      }
      sum += loads[group];
    }
    return sum;
  }

  private boolean anyoneWaits() {
    // Asked all the time, so by loops, which allocate no stream.
    for (List<HardwareThread> group : groups) {
      if (hasQueue(group)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasQueue(List<HardwareThread> group) {
    for (HardwareThread member : group) {
      if (!member.waiting.isEmpty()) {
        return true;
      }
    }
    return false;
  }

  /** The first group that is idle as a whole, else the first with any idle part; -1 for none. */
  private int firstIdle() {
    int partly = -1;
    for (int group = 0; group < loads.length; group++) {
      int busy = 0;
      for (HardwareThread member : groups.get(group)) {
        busy += member.isIdle() ? 0 : 1;
      }
      if (busy == 0) {
        return group;
      }
      if (partly < 0 && busy < groups.get(group).size()) {
        partly = group;
      }
    }
    return partly;
  }

  /** Lets a group take threads of the busiest other; returns whether it took one. */
  private boolean balance(int local, int load) {
    HardwareThread target = leastLoaded(groups.get(local));
    int busiest = busiest(local, target);
    if (busiest < 0) {
      failures[local] = 0;
      return false;
    }
    double imbalance = target.isIdle() ? 1 : imbalance(local, busiest, load / (double) size);
    if (imbalance <= 0) {
      failures[local] = 0;
      return false;
    }
    if (1 > imbalance * (1 << failures[local]) && ++failures[local] <= MOST_FAILURES) {
      return false;
    }
    failures[local] = 0;
    move(busiest, local);
    while (--imbalance >= 1 && move(busiest, local)) {}
    return true;
  }

  /** Threads that bring both groups nearest to the mean without carrying either past it. */
  private double imbalance(int local, int busiest, double mean) {
    double here = loads[local] / (double) groups.get(local).size();
    double there = loads[busiest] / (double) groups.get(busiest).size();
    boolean nearly = hasQueue(groups.get(local)) && there <= IMBALANCE * here;
    if (here >= mean || nearly) {
      return 0;
    }
    return Math.min(
        (there - mean) * groups.get(busiest).size(), (mean - here) * groups.get(local).size());
  }

  /**
   * The group with the most threads for its size among those that can give one, the next after the
   * local one first among equals; -1 for none.
   */
  private int busiest(int local, HardwareThread target) {
    int busiest = -1;
    for (int i = 1; i < loads.length; i++) {
      int group = (local + i) % loads.length;
      boolean more =
          busiest < 0
              || (long) loads[group] * groups.get(busiest).size()
                  > (long) loads[busiest] * groups.get(group).size();
      if (more && hasMany(group, local) && source(group, target) != null) {
        busiest = group;
      }
    }
    return busiest;
  }

  /** Whether a group has more threads than hardware threads, or clearly more than an idle one. */
  private boolean hasMany(int group, int local) {
    boolean overloaded = loads[group] > groups.get(group).size();
    return overloaded || (evensOutCores && loads[group] > loads[local] + 1);
  }

  private boolean move(int from, int to) {
    HardwareThread target = leastLoaded(groups.get(to));
    HardwareThread source = source(from, target);
    if (source != null) {
      mover.move(source, target);
    }
    return source != null;
  }

  private static HardwareThread leastLoaded(List<HardwareThread> group) {
    HardwareThread least = group.get(0);
    for (HardwareThread member : group) {
      if (member.load() < least.load()) {
        least = member;
      }
    }
    return least;
  }

  /** The member with the longest queue from which a thread can move to the target. */
  private @Nullable HardwareThread source(int group, HardwareThread target) {
    HardwareThread longest = null;
    for (HardwareThread member : groups.get(group)) {
      boolean longer =
          !member.waiting.isEmpty() && (longest == null || member.load() > longest.load());
      if (longer && mover.canMove(member, target)) {
        longest = member;
      }
    }
    return longest;
  }
}
