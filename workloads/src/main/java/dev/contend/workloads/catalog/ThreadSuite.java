package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.program.SharedBarrier;
import dev.contend.workloads.program.SharedField;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedVariable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongSupplier;

/** The <i>naive</i> and <i>optimized</i> programs of the benchmark suite for threads. */
final class ThreadSuite implements Workload {
  private static final Parameter PROGRAM =
      Parameter.choice(
          "program",
          Arrays.stream(ThreadProgram.values()).map(ThreadProgram::yamlName).toList(),
          "Which of the suite's programs.");

  private static final Parameter RECORD_VARIATION =
      new Parameter(
          "record-variation",
          Kind.RATIO,
          0.1,
          0,
          1,
          "Coefficient of variation of a record's work.");

  @Override
  public String help() {
    return "Workers do the records of a program of the benchmark suite for threads.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PROGRAM, RECORD_VARIATION);
  }

  @Override
  public Metric headline() {
    return ProgramMetrics.WORK_TIME;
  }

  @Override
  public OfPython prepare(Settings settings) {
    ThreadProgram program = ThreadProgram.values()[(int) settings.whole(PROGRAM)];
    double variation = settings.get(RECORD_VARIATION);
    return (random, varies) -> new Run(program, random, varies ? variation : 0);
  }

  /** One run. */
  private static final class Run implements Program {
    private static final SharedLock LOCK = new SharedLock(0, "lock");
    private static final SharedBarrier START = new SharedBarrier(0, "start", SharedBarrier.ALL);
    private static final SharedVariable COUNT = new SharedVariable(0, "count");
    private static final SharedQueue BATCHES =
        new SharedQueue(0, "batches", SharedQueue.Kind.QUEUE, 0);
    // An append takes the list's own lock, as an extension would that locks each object.
    private static final SharedField RESULTS =
        new SharedField(0, "results", SharedField.Strategy.PER_OBJECT_LOCK, 1);

    private final ThreadProgram program;
    private final RandomStreams random;
    private final double variation;
    private final Op locked;
    private int workers;
    private LongSupplier clock = () -> 0;
    private long startedPs;
    private long endedPs;

    Run(ThreadProgram program, RandomStreams random, double variation) {
      this.program = program;
      this.random = random;
      this.variation = variation;
      locked = new Op.Compute(program.lockedCycles(), program.mix());
    }

    @Override
    public void begin(LongSupplier nowPs) {
      clock = nowPs;
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      metrics.put(ProgramMetrics.WORK_TIME, (endedPs - startedPs) / 1e9);
    }

    @Override
    public List<SharedBarrier> barriers() {
      return List.of(START);
    }

    @Override
    public List<SharedLock> locks() {
      return List.of(LOCK);
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of(COUNT);
    }

    @Override
    public List<SharedQueue> queues() {
      return program.sharing() == ThreadProgram.Sharing.QUEUE ? List.of(BATCHES) : List.of();
    }

    @Override
    public List<SharedField> fields() {
      return List.of(RESULTS);
    }

    @Override
    public Body worker(int index) {
      workers++;
      return new Worker(index, random.stream("workload/record/" + index));
    }

    private final class Worker implements Body {
      private static final int RESULT_BYTES = 10;

      private final int index;
      private final ArrayDeque<Op> due = new ArrayDeque<>();
      private final RandomSource factors;
      private boolean hasStarted;
      private int done;
      private boolean isDelivered;

      Worker(int index, RandomSource factors) {
        this.index = index;
        this.factors = factors;
        due.add(new Coordination.Arrive(START).op());
      }

      @Override
      public Op next() {
        if (!due.isEmpty()) {
          return due.removeFirst();
        }
        if (!hasStarted) {
          hasStarted = true;
          startedPs = startedPs == 0 ? clock.getAsLong() : startedPs;
        }
        // The first workers do one more where the records do not divide.
        if (done * workers + index >= program.records()) {
          boolean isEnd = isDelivered;
          endedPs = clock.getAsLong();
          isDelivered = true;
          return isEnd ? new Op.End() : new Op.Deliver(RESULT_BYTES);
        }
        done++;
        if (program.batch() > 0 && done % program.batch() == 0) {
          share();
        }
        double cycles = program.privateCycles() * factors.unitMeanFactor(variation);
        return new Op.Compute(cycles, program.mix());
      }

      private void share() {
        switch (program.sharing()) {
          case NOTHING -> {}
          case QUEUE -> {
            due.add(new Coordination.Put(BATCHES, done, true, Coordination.FOREVER).op());
            due.add(new Coordination.Get(BATCHES, Coordination.FOREVER).op());
          }
          case LIST -> withLock(locked, new Coordination.Write(RESULTS, 0).op());
          case COUNTER -> withLock(new Op.Load(COUNT), locked, new Op.Store(COUNT));
        }
      }

      private void withLock(Op... inside) {
        due.add(new Op.Acquire(LOCK));
        due.addAll(List.of(inside));
        due.add(new Op.Release(LOCK));
      }
    }
  }
}
