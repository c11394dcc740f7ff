package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.runtime.Mechanism;
import dev.contend.workloads.runtime.memory.Generations;
import dev.contend.workloads.runtime.memory.PagedHeap;
import java.util.ArrayList;
import java.util.List;

/**
 * How a runtime lets workers share objects, as a point in three choices.
 *
 * <p>A policy holds choices and no state; one machinery acts on them for all policies. Two policies
 * that differ in one choice can therefore be compared for that choice alone.
 *
 * @param lock what one interpreter lock covers
 * @param sharing what one worker shares with another
 * @param counting how references are counted
 * @param help what it is, in one sentence
 */
public record RuntimePolicy(LockScope lock, Sharing sharing, Counting counting, String help) {
  public RuntimePolicy {
    if (lock == LockScope.NOTHING && counting == Counting.PLAIN) {
      throw new IllegalArgumentException("plain counts need an interpreter lock");
    }
  }

  /** What this policy is made of, in the order of its choices. */
  public List<Mechanism> mechanisms() {
    List<Mechanism> all = new ArrayList<>(lock.mechanisms());
    all.addAll(sharing.mechanisms());
    all.add(counting.mechanism());
    if (counting != Counting.NONE) {
      all.add(PagedHeap.MECHANISM);
      all.add(Generations.MECHANISM);
    }
    return List.copyOf(all);
  }

  /** Whether the build can do without an interpreter lock, be it that it has one switched on. */
  boolean isFreeThreadedBuild() {
    return lock == LockScope.NOTHING || counting == Counting.BIASED;
  }
}
