package dev.contend.cpu.scheduler;

import dev.contend.cpu.topology.Core;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.random.RandomSource;
import org.jspecify.annotations.Nullable;

/**
 * Where a thread that becomes runnable goes, and what an idle hardware thread takes over.
 *
 * <p>Order of preference: the hardware thread it ran on last, if its core is idle; an idle core, of
 * the same NUMA node before others, and there of the fastest kind; an idle SMT sibling, likewise;
 * the shortest queue. Among equals the choice is random.
 *
 * <p>Source: Linux {@code select_idle_sibling} and {@code find_idlest_group} in {@code
 * kernel/sched/fair.c}. Departure: a NUMA node is filled before the next is used (Linux allows part
 * of that as its NUMA imbalance), so that the worker count at which a second socket begins is
 * known.
 */
final class Placement {
  private static final int IDLE_CORE = 1 << 20;
  private static final int IDLE_SIBLING = 1 << 18;
  private static final int SAME_NODE = 1 << 16;
  private static final int SLOWER_KIND = 1 << 8;

  private final Machine machine;
  private final HardwareThread[] hardwareThreads;
  private final CoreSpeeds speeds;
  private final @Nullable RandomSource random;
  private final int[] candidates;

  /**
   * @param random chooses among equals; null to take the first
   */
  Placement(
      Machine machine,
      HardwareThread[] hardwareThreads,
      CoreSpeeds speeds,
      @Nullable RandomSource random) {
    this.machine = machine;
    this.hardwareThreads = hardwareThreads;
    this.speeds = speeds;
    this.random = random;
    candidates = new int[hardwareThreads.length];
  }

  HardwareThread choose(SimThread thread) {
    int home = Math.max(0, thread.hardwareThread());
    if (thread.mayRunOn(home)
        && hardwareThreads[home].isIdle()
        && speeds.isIdle(hardwareThreads[home].core)) {
      return hardwareThreads[home];
    }
    int homeNode = machine.placeOf(home).numaNode();
    int best = Integer.MIN_VALUE;
    int count = 0;
    for (HardwareThread candidate : hardwareThreads) {
      if (!thread.mayRunOn(candidate.index)) {
        continue;
      }
      int worth = worth(candidate, homeNode);
      if (worth > best) {
        best = worth;
        count = 0;
      }
      if (worth == best) {
        candidates[count++] = candidate.index;
      }
    }
    if (count == 0) {
      throw new IllegalStateException(thread + " may run on no hardware thread");
    }
    return hardwareThreads[candidates[count == 1 || random == null ? 0 : random.below(count)]];
  }

  private int worth(HardwareThread candidate, int homeNode) {
    Core place = machine.core(candidate.core);
    int worth = -SLOWER_KIND * place.kind();
    if (place.numaNode() == homeNode) {
      worth += SAME_NODE;
    }
    if (candidate.isIdle()) {
      boolean wholeCore = speeds.isIdle(candidate.core);
      return worth + (wholeCore ? IDLE_CORE : IDLE_SIBLING);
    }
    // A queue on another node is taken only if it is shorter by one or more.
    return worth - 2 * SAME_NODE * candidate.waiting.size();
  }

  /**
   * The longest queue with a thread that an idle hardware thread may take; null if there is none.
   */
  @Nullable HardwareThread longestQueueFor(HardwareThread idle) {
    HardwareThread longest = null;
    int most = 0;
    int idleNode = machine.core(idle.core).numaNode();
    for (HardwareThread victim : hardwareThreads) {
      int length = 2 * victim.waiting.size();
      if (length > 0 && machine.core(victim.core).numaNode() == idleNode) {
        length++;
      }
      if (length > most && victim.firstWaitingFor(idle) != null) {
        most = length;
        longest = victim;
      }
    }
    return longest;
  }
}
