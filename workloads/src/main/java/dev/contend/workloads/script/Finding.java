package dev.contend.workloads.script;

import java.util.List;
import java.util.Locale;
import java.util.function.IntFunction;

/**
 * A mistake that a check has found in a program.
 *
 * @param mark where
 * @param rule which rule it breaks
 * @param wrong what is wrong; other places stand in it as {@link #place} writes them
 * @param advice what to write instead
 * @param places the marks of those places
 */
public record Finding(int mark, Rule rule, String wrong, String advice, List<Integer> places) {
  public Finding {
    places = List.copyOf(places);
  }

  /** One that names no other place. */
  public Finding(int mark, Rule rule, String wrong, String advice) {
    this(mark, rule, wrong, advice, List.of());
  }

  /** What stands for one of the other places. */
  static String place(int number) {
    return "{" + number + "}";
  }

  /**
   * What is wrong.
   *
   * @param written how a place is told, by its mark
   */
  public String wrong(IntFunction<String> written) {
    String text = wrong;
    for (int i = 0; i < places.size(); i++) {
      text = text.replace(place(i), written.apply(places.get(i)));
    }
    return text;
  }

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
    /** What is waited for is announced, and permits that are taken are there. */
    SIGNAL_BALANCE,
    /** Tasks are submitted to pools that have threads, and collected by who submitted them. */
    POOL,
    /** Threads that others start are started as often as there are some, and joined by these. */
    SPAWN,
    /** As many come to a barrier as leave it together. */
    BARRIER_PARTIES;

    /** The word in files. */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether an author may break it on purpose. */
    public boolean canBeAllowed() {
      return List.of(LOCK_ORDER, QUEUE_BALANCE, SIGNAL_BALANCE, BARRIER_PARTIES).contains(this);
    }
  }
}
