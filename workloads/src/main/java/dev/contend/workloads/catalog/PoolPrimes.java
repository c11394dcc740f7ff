package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.program.Task;
import dev.contend.workloads.program.TaskPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Counting primes by trial division in the tasks of a pool.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Processes</i>.
 */
final class PoolPrimes implements Workload {
  private static final Parameter POOL =
      Parameter.choice(
          "pool",
          List.of("pool", "executor"),
          "multiprocessing.Pool or ProcessPoolExecutor; their kin of threads where workers share a"
              + " heap.");
  private static final Parameter LIMIT =
      new Parameter("limit", Kind.COUNT, 500_000, 10, 100_000_000, "Count primes below this.");
  private static final Parameter BLOCK =
      new Parameter(
          "block", Kind.COUNT, 250, 1, 1e8, "Numbers dealt to a task at a time, in turn.");
  private static final Parameter TASKS =
      new Parameter("tasks", Kind.COUNT, 16, 1, 1e6, "Tasks of the pool.");
  private static final Parameter PASS_CYCLES =
      new Parameter(
          "pass-cycles",
          Kind.RATIO,
          217,
          1,
          1e6,
          "Cycles of one pass of the division loop on the reference interpreter.");
  private static final Parameter NUMBER_CYCLES =
      new Parameter(
          "number-cycles",
          Kind.RATIO,
          651,
          1,
          1e6,
          "Cycles for each number beside its passes: the call, the tests for 2, the outer loop.");
  private static final Parameter RUN_VARIATION =
      new Parameter(
          "run-variation",
          Kind.RATIO,
          0.0083,
          0,
          1,
          "Coefficient of variation of all work from run to run.");

  /** Pickle of a call with a tuple of two ints, and of its place among the results. */
  private static final Payload ARGUMENT = new Payload(70, 8);

  @Override
  public String help() {
    return "Count primes by trial division in the tasks of a pool.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(POOL, LIMIT, BLOCK, TASKS, PASS_CYCLES, NUMBER_CYCLES, RUN_VARIATION);
  }

  @Override
  public Metric headline() {
    return ProgramMetrics.RESULTS_TIME;
  }

  @Override
  public OfPython prepare(Settings settings) {
    int limit = (int) settings.whole(LIMIT);
    int block = (int) settings.whole(BLOCK);
    int tasks = (int) settings.whole(TASKS);
    TrialDivision division = new TrialDivision(limit);
    double[] cycles = new double[tasks];
    for (int i = 0; (long) i * block < limit; i++) {
      int from = i * block;
      int to = (int) Math.min(limit, (long) from + block);
      cycles[i % tasks] +=
          division.passes(from, to) * settings.get(PASS_CYCLES)
              + (to - from) * settings.get(NUMBER_CYCLES);
    }
    return (random, varies) -> {
      double variation = varies ? settings.get(RUN_VARIATION) : 0;
      double factor = random.stream("workload/run").unitMeanFactor(variation);
      return new Run(settings, cycles, factor);
    };
  }

  /** One run: submit all, wait for all. */
  private static final class Run implements Program {
    private final TaskPool pool;
    private final List<Task> tasks = new ArrayList<>();
    private LongSupplier nowPs = () -> 0;
    private long resultsPs;

    Run(Settings settings, double[] cycles, double factor) {
      boolean isExecutor = settings.word(POOL).equals("executor");
      pool = new TaskPool("the pool", isExecutor ? TaskPool.Kind.EXECUTOR : TaskPool.Kind.POOL);
      for (double each : cycles) {
        List<Op> work = List.of(new Op.Compute(each * factor));
        tasks.add(new Task(work, ARGUMENT, new Payload(30, 4)));
      }
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
    public Optional<TaskPool> pool() {
      return Optional.of(pool);
    }

    @Override
    public void begin(LongSupplier clock) {
      nowPs = clock;
    }

    @Override
    public Body worker(int index) {
      throw new IllegalStateException("a pool's workers have no bodies");
    }

    @Override
    public Body main() {
      return new Main();
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      metrics.put(ProgramMetrics.RESULTS_TIME, resultsPs / 1e12);
    }

    /** {@code sum(pool.map(count_many, ...))}. */
    private final class Main implements Body {
      private int word;

      @Override
      public Op next() {
        switch (word++) {
          case 0:
            return new Op.Submit(tasks);
          case 1:
            return new Op.AwaitResults();
          default:
            resultsPs = nowPs.getAsLong();
            return new Op.End();
        }
      }
    }
  }
}
