package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedField;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.Arrays;
import java.util.List;

/**
 * A cache of an extension in C that all threads look up and sometimes change, under each of the
 * ways to protect such data without the GIL.
 *
 * <p>The program that it stands for is in {@code docs/model.md}, section <i>Extension cache</i>.
 */
final class CachingInExtension implements Workload {
  private static final Parameter STRATEGY =
      Parameter.choice(
          "strategy",
          Arrays.stream(SharedField.Strategy.values()).map(SharedField.Strategy::yamlName).toList(),
          "How the extension protects its data where there is no GIL: one static PyMutex; the lock"
              + " in each entry; readers without a lock and writers that replace an entry by a copy;"
              + " entries of one word, changed by atomic operations.");
  private static final Parameter ENTRIES =
      new Parameter("entries", Kind.COUNT, 16, 1, 10_000, "Entries of the cache.");
  private static final Parameter WRITE_SHARE =
      new Parameter(
          "write-share", Kind.RATIO, 0.01, 0, 1, "Share of the calls that change an entry.");
  private static final Parameter CALLS =
      new Parameter("calls", Kind.COUNT, 2_000, 1, 1e9, "Calls of each worker.");
  private static final Parameter CALL_CYCLES =
      new Parameter(
          "call-cycles",
          Kind.RATIO,
          900,
          0,
          1e9,
          "Python work between two calls, on the reference interpreter, mean; exponential.");

  @Override
  public String help() {
    return "Threads look up and change the cache of an extension in C, protected in four ways.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(STRATEGY, ENTRIES, WRITE_SHARE, CALLS, CALL_CYCLES);
  }

  @Override
  public Metric headline() {
    return RunMetrics.OPERATION_INTERVAL;
  }

  @Override
  public OfPython prepare(Settings settings) {
    SharedField.Strategy strategy = SharedField.Strategy.values()[(int) settings.whole(STRATEGY)];
    SharedField cache = new SharedField(0, "cache", strategy, (int) settings.whole(ENTRIES));
    return (random, varies) -> new Run(cache, settings, random, varies);
  }

  /** One run. */
  private record Run(SharedField cache, Settings settings, RandomStreams random, boolean varies)
      implements Program {
    @Override
    public List<SharedLock> locks() {
      return List.of();
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public List<SharedField> fields() {
      return List.of(cache);
    }

    @Override
    public long operationsOfEach() {
      return settings.whole(CALLS);
    }

    @Override
    public Body worker(int index) {
      return new AfterStart(new Caller(random.stream("workload/call/" + index)));
    }

    /** {@code cache.get(key)}, or {@code cache.set(key, value)}, over and over. */
    private final class Caller extends Planned {
      private final RandomSource draws;
      private long left = settings.whole(CALLS);

      Caller(RandomSource draws) {
        this.draws = draws;
      }

      @Override
      void plan() {
        if (left == 0) {
          return;
        }
        left--;
        double mean = settings.get(CALL_CYCLES);
        then(new Op.Compute(varies ? draws.exponential(mean) : mean));
        // Without variation every k-th call writes, round after round of the entries.
        int entry = varies ? draws.below(cache.objects()) : (int) (left % cache.objects());
        boolean writes = varies ? draws.uniform() < settings.get(WRITE_SHARE) : isDue();
        then(
            writes
                ? new Coordination.Write(cache, entry).op()
                : new Coordination.Read(cache, entry).op());
      }

      private boolean isDue() {
        double share = settings.get(WRITE_SHARE);
        return Math.floor((left + 1) * share) > Math.floor(left * share);
      }
    }
  }
}
