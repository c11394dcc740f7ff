package dev.contend.workloads.script;

/**
 * A mistake that a check has found in a program.
 *
 * @param mark where
 * @param rule which rule it breaks
 * @param wrong what is wrong
 * @param advice what to write instead
 */
public record Finding(int mark, Rule rule, String wrong, String advice) {
  /** What a program must keep to. */
  public enum Rule {
    /** Counts of threads make up the workers of the run. */
    THREAD_COUNT,
    /** Quantities are in range. */
    QUANTITY,
    /** What is said of an item is used where the item has been taken. */
    ITEM,
    /** Locks that are taken are given up, by who took them. */
    LOCK_BALANCE,
    /** All threads take locks in the same order. */
    LOCK_ORDER,
    /** What is put is got, and the other way round. */
    QUEUE_BALANCE,
    /** As many come to a barrier as leave it together. */
    BARRIER_PARTIES;

    /** The word in files. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Whether an author may break it on purpose. */
    public boolean canBeAllowed() {
      return this == LOCK_ORDER || this == QUEUE_BALANCE || this == BARRIER_PARTIES;
    }
  }
}
