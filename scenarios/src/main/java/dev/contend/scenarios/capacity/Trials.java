package dev.contend.scenarios.capacity;

/**
 * What a search asks: the simulator, or a model whose best choice is known. For several threads,
 * and a pure function of its arguments.
 */
public interface Trials {
  /**
   * One replication. Replication r of every alternative draws from the same random numbers.
   *
   * @param alternative its place among the alternatives, from 0
   * @param workers one of its numbers of workers
   * @param replication from 0
   */
  Trial run(int alternative, int workers, int replication) throws InterruptedException;

  /** So many more trials are likely to follow; below 0 if so many are not made after all. */
  default void planned(int trials) {}
}
