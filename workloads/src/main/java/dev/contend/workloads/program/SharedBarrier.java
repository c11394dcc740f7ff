package dev.contend.workloads.program;

/**
 * A {@code threading.Barrier}.
 *
 * @param id number among the program's barriers, from 0
 * @param name as in messages
 * @param parties how many leave together; {@link #ALL} for all workers of the run
 */
public record SharedBarrier(int id, String name, int parties) {
  /** All workers of the run. */
  public static final int ALL = 0;

  public SharedBarrier {
    if (parties < 0) {
      throw new IllegalArgumentException(
          "barrier '" + name + "' is for " + parties + " parties; must not be negative");
    }
  }
}
