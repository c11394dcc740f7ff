package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.Arrays;
import java.util.List;

/**
 * Threads that take one lock over and over, in Python or in an extension, as the benchmarks of
 * mutexes do. They start together, and end together: the operations are those of all.
 */
final class MutexUse implements Workload {
  private static final Parameter LOCK =
      Parameter.choice(
          "lock",
          Arrays.stream(SharedLock.Kind.values()).map(SharedLock.Kind::yamlName).toList(),
          "What the workers take.");
  private static final Parameter OPERATIONS =
      new Parameter(
          "operations", Kind.COUNT, 20_000, 1, 1e9, "Operations of all workers together.");
  private static final Parameter CRITICAL_SECTION_CYCLES =
      new Parameter(
          "critical-section-cycles", Kind.RATIO, 0, 0, 1e9, "Cycles of work with the lock.");
  private static final Parameter THINK_CYCLES =
      new Parameter(
          "think-cycles", Kind.RATIO, 0, 0, 1e9, "Cycles of work between two operations, mean.");
  private static final Parameter THINK_DISTRIBUTION =
      Parameter.choice(
          "think-distribution",
          List.of("exponential", "fixed"),
          "Whether that work is the same each time.");

  @Override
  public String help() {
    return "Workers take one lock over and over, of a kind that Python or C code uses.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(LOCK, OPERATIONS, CRITICAL_SECTION_CYCLES, THINK_CYCLES, THINK_DISTRIBUTION);
  }

  @Override
  public Metric headline() {
    return RunMetrics.LOCK_TIME;
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new Run(settings, random);
  }

  /** One run. */
  private static final class Run implements Program {
    private static final SharedBarrier START = new SharedBarrier(0, "start", SharedBarrier.ALL);

    private final SharedLock lock;
    private final Op acquire;
    private final Op release;
    private final Op work;
    private final double thinkCycles;
    private final boolean exponential;
    private final RandomStreams random;
    private long left;

    Run(Settings settings, RandomStreams random) {
      this.random = random;
      lock = new SharedLock(0, "the lock", SharedLock.Kind.values()[(int) settings.whole(LOCK)]);
      acquire = new Op.Acquire(lock);
      release = new Op.Release(lock);
      work = work(settings.get(CRITICAL_SECTION_CYCLES));
      thinkCycles = settings.get(THINK_CYCLES);
      exponential = settings.whole(THINK_DISTRIBUTION) == 0;
      left = settings.whole(OPERATIONS);
    }

    @Override
    public List<SharedLock> locks() {
      return List.of(lock);
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public List<SharedBarrier> barriers() {
      return List.of(START);
    }

    @Override
    public Body worker(int index) {
      return new Worker(random.stream("workload/think/" + index));
    }

    /** Machine code that does not let the interpreter go. */
    private static Op work(double cycles) {
      return Op.Native.keeping(NativeWork.ofCycles(cycles));
    }

    private final class Worker implements Body {
      private static final int WORDS = 4;

      private boolean hasStarted;

      private final RandomSource think;
      private int word;

      Worker(RandomSource think) {
        this.think = think;
      }

      @Override
      public Op next() {
        if (!hasStarted) {
          hasStarted = true;
          return new Coordination.Arrive(START).op();
        }
        int current = word;
        word = (word + 1) % WORDS;
        switch (current) {
          case 0:
            if (left == 0) {
              return new Op.End();
            }
            left--;
            return think();
          case 1:
            return acquire;
          case 2:
            return work;
          default:
            return release;
        }
      }

      private Op think() {
        return work(exponential ? think.exponential(thinkCycles) : thinkCycles);
      }
    }
  }
}
