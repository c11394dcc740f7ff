package dev.contend.workloads.runtime.policy;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Workers that make, drop, read and entangle objects, and drop in the end what they made. */
final class RandomObjects implements Program {
  private static final int WORDS = 60;
  private static final int MOST_WORKERS = 5;

  private final List<ObjectPool> pools;
  private final int seed;

  RandomObjects(int seed) {
    this.seed = seed;
    pools =
        List.of(
            new ObjectPool(0, new ObjectKind("numbers", 8, false, 0), seed * 10L),
            new ObjectPool(1, new ObjectKind("instances", 48, true, 3), seed * 20L),
            new ObjectPool(2, new ObjectKind("buffers", 100_000, false, 0), seed % 3));
  }

  /** What the main thread made and workers that share it have not dropped. */
  long mainBytes(int sharing, ToLongFunction<ObjectKind> objectBytes) {
    return pools.stream()
        .mapToLong(
            pool -> (pool.made() - sharing * foreign(pool)) * objectBytes.applyAsLong(pool.kind()))
        .sum();
  }

  /** Objects of the main thread that each worker drops. */
  private static long foreign(ObjectPool pool) {
    return pool.made() / MOST_WORKERS;
  }

  @Override
  public List<SharedLock> locks() {
    return List.of();
  }

  @Override
  public List<SharedVariable> variables() {
    return List.of();
  }

  @Override
  public List<ObjectPool> objectPools() {
    return pools;
  }

  @Override
  public Body worker(int index) {
    RandomSource random = new RandomStreams(seed, 0).stream("worker " + index);
    List<Op> words = new ArrayList<>();
    long[] made = new long[pools.size()];
    for (int i = 0; i < WORDS; i++) {
      ObjectPool pool = pools.get(random.below(pools.size()));
      int count = pool.id() == 2 ? 1 + random.below(3) : 1 + random.below(400);
      switch (random.below(8)) {
        case 0, 1 -> {
          words.add(new Op.Make(pool, count));
          made[pool.id()] += count;
        }
        case 2 -> {
          long dropped = Math.min(count, made[pool.id()]);
          words.add(new Op.Drop(pool, dropped));
          made[pool.id()] -= dropped;
        }
        case 3 -> words.add(new Op.Churn(pool.kind(), count));
        case 4 -> words.add(new Op.Tangle(pools.get(1).kind(), count));
        case 5 -> words.add(new Op.Visit(pool, count / 10));
        case 6 -> words.add(random.below(4) > 0 ? new Op.Outgrow(600) : new Op.Collect());
        default -> words.add(new Op.Compute(1_000 + random.below(50_000)));
      }
    }
    for (ObjectPool pool : pools) {
      words.add(new Op.Drop(pool, made[pool.id()]));
      words.add(new Op.Compute(1_000 + random.below(50_000)));
      words.add(new Op.Drop(pool, foreign(pool)));
    }
    words.add(new Op.Deliver(10));
    words.add(new Op.End());
    return words.iterator()::next;
  }
}
