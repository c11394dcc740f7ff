package dev.contend.scenarios.whatif;

import java.util.List;

/** Two sides that can be held against each other at the places of an axis, 0 to some last one. */
public interface Contest {
  /** How many places there are, 1 or more. */
  int places();

  /**
   * By how much the first side is better, replication by replication, of some places.
   *
   * @param at which places
   * @param replications how many; each place has the first so many, or one if nothing varies
   * @return for each place its values in order; a place at which a side has no result has none
   */
  List<double[]> advantages(List<Integer> at, int replications) throws InterruptedException;
}
