package dev.contend.workloads.runtime.memory;

import dev.contend.workloads.runtime.Mechanism;

/**
 * The objects that an interpreter's cycle collector knows, as counts, and when it looks at which.
 *
 * <p>Sources: CPython 3.13 {@code Python/gc.c}, {@code gc_collect_generations} with thresholds of
 * 2000, 10 and 10 and the rule of a quarter; 3.14.0 {@code assess_work_to_do} for the incremental
 * collector; {@code Python/gc_free_threading.c}, {@code gc_should_collect} of 3.13 and 3.14, for
 * the one of free-threaded builds. Departures: of the objects that are freed the oldest count as
 * freed; garbage is young when it is found.
 */
public final class Generations {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "the cycle collector",
          "Objects made less freed ask for a collection: of the young, then of older generations, in"
              + " default builds; of all objects, with the world stopped, in free-threaded ones, when a"
              + " quarter is new.",
          "CPython Python/gc.c, Python/gc_free_threading.c",
          "of the objects that are freed the oldest count as freed");

  private static final int OLDEST = 2;

  /** Collections of a generation until the next older one is collected, too. */
  private static final int OLDER_THRESHOLD = 10;

  /** 3.14: young objects that were counted without a collection, in thresholds. */
  private static final int DEFERRALS = 40;

  /** 3.14: growth of the process's memory that asks for a collection. */
  private static final int LEAST_GROWTH_BYTES = 128 * 1_024;

  private static final int GROWTH_DIVISOR = 10;

  /** Of the old objects an incremental collection looks at one in so many. */
  private static final int OLD_DIVISOR = 100;

  private static final int OLD_FOR_EACH_YOUNG = 2;

  private final CollectorCosts costs;
  private final double[] objects = new double[OLDEST + 1];
  private final double[] references = new double[OLDEST + 1];
  private final int[] collections = new int[OLDEST + 1];
  private double longLivedPending;
  private double longLivedTotal;
  private long young;
  private long deferred;
  private long lastMemoryBytes;

  public Generations(CollectorCosts costs) {
    this.costs = costs;
  }

  /** Objects that the program starts with: collected before, and all alive. */
  public void startWith(long count, double referencesOfEach) {
    objects[OLDEST] += count;
    references[OLDEST] += count * referencesOfEach;
    longLivedTotal = objects[OLDEST];
  }

  /** Objects have been made; they count at once unless a thread counts them by itself. */
  public void made(long count, double referencesOfEach) {
    objects[0] += count;
    references[0] += count * referencesOfEach;
  }

  /** Objects have been freed that counts found dead. */
  public void freed(long count, double referencesOfEach) {
    double left = count;
    for (int generation = OLDEST; generation >= 0 && left > 0; generation--) {
      left -= take(generation, left, referencesOfEach);
    }
    requireNone(left);
  }

  /** Objects have been freed that the last collection found dead. */
  public void swept(long count, double referencesOfEach) {
    double left = count;
    for (int generation = 0; generation <= OLDEST && left > 0; generation++) {
      left -= take(generation, left, referencesOfEach);
    }
    requireNone(left);
    longLivedTotal = Math.min(longLivedTotal, objects[OLDEST]);
  }

  private double take(int generation, double atMost, double referencesOfEach) {
    double taken = Math.min(atMost, objects[generation]);
    objects[generation] -= taken;
    references[generation] = Math.max(0, references[generation] - taken * referencesOfEach);
    return taken;
  }

  private static void requireNone(double left) {
    if (left > 0) {
      throw new IllegalStateException(left + " objects too many are freed");
    }
  }

  /** Adds to the count of objects made less freed, which never falls below 0. */
  public void count(long difference) {
    young = Math.max(0, young + difference);
  }

  /** Objects that can be made until the count asks for a collection. */
  public long untilThreshold() {
    return Math.max(1, costs.threshold() + 1 - young);
  }

  /** Whether a collection is asked for, as far as counts tell. */
  public boolean isDue() {
    if (young <= costs.threshold()) {
      return false;
    }
    return costs.kind() != CollectorKind.WHOLE_HEAP || young >= longLivedTotal / 4;
  }

  /** Whether the process's memory asks for a collection that is due; else it is put off. */
  public boolean isDueFor(long memoryBytes) {
    if (costs.memoryCheckPs() == 0 || deferred > (long) DEFERRALS * costs.threshold()) {
      return true;
    }
    long growth = Math.max(lastMemoryBytes / GROWTH_DIVISOR, LEAST_GROWTH_BYTES);
    if (memoryBytes - lastMemoryBytes > growth) {
      return true;
    }
    deferred += young;
    young = 0;
    return false;
  }

  /** The work of a collection, in picoseconds at peak speed. */
  public double collect(boolean all, long memoryBytes) {
    deferred = 0;
    lastMemoryBytes = memoryBytes;
    if (costs.kind() == CollectorKind.INCREMENTAL && !all) {
      return collectSlice();
    }
    int generation = all || costs.kind() == CollectorKind.WHOLE_HEAP ? OLDEST : dueGeneration();
    double seenObjects = 0;
    double seenReferences = 0;
    for (int i = 0; i <= generation; i++) {
      seenObjects += objects[i];
      seenReferences += references[i];
    }
    int older = Math.min(OLDEST, generation + 1);
    if (generation == 1) {
      longLivedPending += seenObjects;
    }
    for (int i = 0; i <= generation; i++) {
      objects[i] = 0;
      references[i] = 0;
      collections[i] = 0;
    }
    objects[older] += seenObjects;
    references[older] += seenReferences;
    if (generation < OLDEST) {
      collections[older]++;
    }
    young = 0;
    if (generation == OLDEST) {
      longLivedPending = 0;
      longLivedTotal = objects[OLDEST];
    }
    return costs.visitPs(seenObjects, seenReferences);
  }

  private double collectSlice() {
    double old = objects[OLDEST];
    double slice = Math.min(OLD_FOR_EACH_YOUNG * (double) young, old / OLD_DIVISOR);
    double share = old == 0 ? 0 : slice / old;
    double ps = costs.visitPs(objects[0] + slice, references[0] + share * references[OLDEST]);
    objects[OLDEST] += objects[0];
    references[OLDEST] += references[0];
    objects[0] = 0;
    references[0] = 0;
    young = 0;
    return ps;
  }

  private int dueGeneration() {
    if (collections[OLDEST] > OLDER_THRESHOLD && longLivedPending >= longLivedTotal / 4) {
      return OLDEST;
    }
    return collections[1] > OLDER_THRESHOLD ? 1 : 0;
  }

  /** Objects that the collector knows. */
  public double objects() {
    return objects[0] + objects[1] + objects[OLDEST];
  }

  /** What it costs. */
  public CollectorCosts costs() {
    return costs;
  }
}
