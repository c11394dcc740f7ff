package dev.contend.scenarios.experiment;

import dev.contend.coherence.interconnect.Interconnect;
import dev.contend.scenarios.spec.MachineSpec;
import dev.contend.scenarios.spec.PointSpec;
import dev.contend.scenarios.spec.WorkloadSpec;
import dev.contend.workloads.catalog.Workload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What runs have in common, made by the first that needs it and kept while others are likely to.
 * For several threads.
 */
final class Preparation {
  private final Shared<WorkloadSpec, Workload.Prepared> workloads =
      new Shared<>(spec -> spec.workload().prepare(spec.settings()));
  private final Shared<MachineSpec, Interconnect> interconnects =
      new Shared<>(MachineSpec::interconnect);

  /** One run of a point, with what it shares with others. */
  RunSpec run(PointSpec point, long seed, int replication) {
    return new RunSpec(
        point,
        workloads.get(point.workload()),
        interconnects.get(point.machine()),
        seed,
        replication);
  }

  /** Values by key, of which those asked for last are kept. */
  private static final class Shared<K, V> {
    /** A sweep has its points in an order in which neighbours share most. */
    private static final int MOST = 64;

    private final Function<K, V> make;
    private final Map<K, FutureTask<V>> kept =
        new LinkedHashMap<>(MOST, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<K, FutureTask<V>> eldest) {
            return size() > MOST;
          }
        };
    private @Nullable K last;
    private @Nullable FutureTask<V> lastTask;

    Shared(Function<K, V> make) {
      this.make = make;
    }

    V get(K key) {
      FutureTask<V> task = task(key);
      task.run();
      try {
        return task.get();
      } catch (ExecutionException exception) {
        if (exception.getCause() instanceof RuntimeException failure) {
          throw failure;
        }
        if (exception.getCause() instanceof OutOfMemoryError tooMuch) {
          forget(key);
          throw tooMuch;
        }
        throw new IllegalStateException(exception.getCause());
      } catch (InterruptedException exception) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted", exception);
      }
    }

    /** Alone there may be more room. */
    private synchronized void forget(K key) {
      kept.remove(key);
      lastTask = null;
    }

    /** A key that is the same object as the last is not compared: machines are large. */
    private synchronized FutureTask<V> task(K key) {
      if (key != last || lastTask == null) {
        lastTask = kept.computeIfAbsent(key, of -> new FutureTask<>(() -> make.apply(of)));
        last = key;
      }
      return lastTask;
    }
  }
}
