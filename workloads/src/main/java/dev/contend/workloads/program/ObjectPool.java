package dev.contend.workloads.program;

/**
 * Objects of one kind that a program keeps: the items of a list, the values of a dictionary. All
 * workers see the same objects where they share a heap; each process has its own where they do not.
 *
 * @param id number among the program's pools, from 0
 * @param kind what the objects are
 * @param made how many of them the main thread has made before the run begins
 * @param isFrozen whether the main thread has called {@code gc.freeze()} then, so that no
 *     collection looks at those
 * @param isImmortal whether those are immortal, so that no reference to them is counted
 */
public record ObjectPool(int id, ObjectKind kind, long made, boolean isFrozen, boolean isImmortal) {
  public ObjectPool {
    if (made < 0) {
      throw new IllegalArgumentException(
          "made of " + kind.name() + " is " + made + "; must be 0 or more");
    }
  }

  /** Ordinary objects. */
  public ObjectPool(int id, ObjectKind kind, long made) {
    this(id, kind, made, false, false);
  }
}
