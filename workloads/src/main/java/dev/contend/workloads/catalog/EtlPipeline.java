package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Placement;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.ProgramMetrics;
import dev.contend.workloads.program.SharedEvent;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * A pipeline of one stage: workers take records from a {@code queue.Queue} that the main thread has
 * filled, transform them, and append the results to one list under one lock. They end when the
 * queue gives them nothing for some time, or an end mark.
 *
 * <p>The Python programs that it stands for are in {@code docs/model.md}, section <i>ETL
 * pipeline</i>.
 */
final class EtlPipeline implements Workload {
  private static final Metric UTILISATION =
      new Metric(
          "working-utilisation",
          "percent",
          "Share of the time from the first record to the last in which workers ran on hardware"
              + " threads.");

  private static final Metric DRAIN_TIME =
      new Metric(
          "drain-time",
          "ms",
          "From the moment the queue is full until the main thread has joined all workers.");

  private static final Parameter RECORDS =
      new Parameter("records", Kind.COUNT, 100_000, 1, 1e8, "Records in the queue at first.");
  private static final Parameter TRANSFORM_CYCLES =
      new Parameter(
          "transform-cycles",
          Kind.RATIO,
          1_910,
          0,
          1e10,
          "Python work of a record without queue, lock and list, on the reference interpreter.");
  private static final Parameter FIELDS =
      new Parameter(
          "fields",
          Kind.COUNT,
          2,
          0,
          10_000,
          "Values of a record, made by the main thread and looked at by a worker.");
  private static final Parameter TIMEOUT =
      new Parameter(
          "timeout",
          Kind.DURATION_PS,
          1e12,
          0,
          1e15,
          "How long a worker waits for a record until it ends; 0 for an end mark for each worker in"
              + " the queue instead.");
  private static final Parameter KEPT =
      Parameter.choice(
          "records-kept",
          List.of("yes", "no"),
          "Whether the main thread keeps the records, so that workers never drop a last"
              + " reference.");
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
    return "Workers take records from a queue, transform them, and append them under a lock.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(RECORDS, TRANSFORM_CYCLES, FIELDS, TIMEOUT, KEPT, RECORD_VARIATION);
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(RunMetrics.TIME, ProgramMetrics.WORK_TIME, UTILISATION);
  }

  @Override
  public List<Metric> metrics() {
    return List.of(DRAIN_TIME, UTILISATION);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) ->
        new Run(settings, random, varies ? settings.get(RECORD_VARIATION) : 0);
  }

  /** Assumed: items, isinstance and upper, a new text, and their dictionary, in equal parts. */
  private static CodeMix mix() {
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    shares.put(CodeKind.CONTAINER, 0.25);
    shares.put(CodeKind.CALL, 0.25);
    shares.put(CodeKind.ATTRIBUTE, 0.25);
    shares.put(CodeKind.ALLOCATION, 0.25);
    return new CodeMix(shares);
  }

  /** One run. */
  private static final class Run implements Program {
    private static final SharedQueue QUEUE =
        new SharedQueue(0, "records", SharedQueue.Kind.QUEUE, 0);
    private static final SharedLock LOCK = new SharedLock(0, "lock");
    private static final SharedEvent FILLED = new SharedEvent(0, "queue filled");
    private static final SharedObject RESULTS =
        new SharedObject(0, "results", SharedObject.Kind.LIST, SharedObject.MAIN);

    /** A text of some eleven letters, beside its header. */
    private static final ObjectKind VALUE = new ObjectKind("values", 43, false, 0);

    private static final int END_MARK = -1;
    private static final CodeMix MIX = mix();

    private final RandomStreams random;
    private final ObjectPool values;
    private final Op lookAtValues;
    private final double variation;
    private final long records;
    private final double cycles;
    private final long timeoutPs;
    private final boolean isFresh;
    private LongSupplier nowPs = () -> 0;
    private Placement place = Placement.NOWHERE;
    private long beganPs;
    private long endedPs;
    private long ranAtBeginPs;
    private long ranAtEndPs;

    Run(Settings settings, RandomStreams random, double variation) {
      this.random = random;
      this.variation = variation;
      records = settings.whole(RECORDS);
      values = new ObjectPool(0, VALUE, records * settings.whole(FIELDS));
      lookAtValues = new Op.Visit(values, settings.whole(FIELDS));
      cycles = settings.get(TRANSFORM_CYCLES);
      timeoutPs = settings.whole(TIMEOUT);
      isFresh = settings.word(KEPT).equals("no");
    }

    @Override
    public List<SharedLock> locks() {
      return List.of(LOCK);
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public List<SharedQueue> queues() {
      return List.of(QUEUE);
    }

    @Override
    public List<ObjectPool> objectPools() {
      return List.of(values);
    }

    @Override
    public List<SharedEvent> events() {
      return List.of(FILLED);
    }

    @Override
    public List<SharedObject> objects() {
      return List.of(RESULTS);
    }

    @Override
    public void begin(LongSupplier clock) {
      nowPs = clock;
    }

    @Override
    public void place(Placement placement) {
      place = placement;
    }

    @Override
    public Body main() {
      return new Filler();
    }

    @Override
    public Body worker(int index) {
      return new Worker(random.stream("workload/record/" + index));
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      long elapsedPs = endedPs - beganPs;
      double ran = (double) (ranAtEndPs - ranAtBeginPs);
      metrics.put(DRAIN_TIME, (nowPs.getAsLong() - beganPs) / 1e9);
      metrics.put(ProgramMetrics.WORK_TIME, elapsedPs / 1e9);
      metrics.put(UTILISATION, elapsedPs == 0 ? 0 : 100 * ran / elapsedPs / place.workers());
    }

    /** Fills the queue, then lets the workers begin. */
    private final class Filler implements Body {
      private long put;
      private boolean isFilled;

      @Override
      public Op next() {
        if (put < records) {
          put++;
          return new Coordination.Put(QUEUE, 0, isFresh, Coordination.FOREVER).op();
        }
        if (timeoutPs == 0 && put < records + place.workers()) {
          put++;
          return new Coordination.Put(QUEUE, END_MARK, false, Coordination.FOREVER).op();
        }
        if (!isFilled) {
          isFilled = true;
          beganPs = nowPs.getAsLong();
          ranAtBeginPs = place.cpuTimePs().getAsLong();
          return new Coordination.Set(FILLED).op();
        }
        return new Op.End();
      }
    }

    /** Takes, transforms, appends, until there is no more. */
    private final class Worker implements Body {
      private static final int RESULT_BYTES = 10;

      private final Op get =
          new Coordination.Get(QUEUE, timeoutPs == 0 ? Coordination.FOREVER : timeoutPs).op();
      private final ArrayDeque<Op> due = new ArrayDeque<>();
      private final RandomSource factors;
      private boolean hasAppended;
      private boolean isOver;

      Worker(RandomSource factors) {
        this.factors = factors;
        due.add(new Coordination.Await(FILLED).op());
      }

      @Override
      public Op next() {
        if (!due.isEmpty()) {
          return due.removeFirst();
        }
        if (hasAppended) {
          hasAppended = false;
          endedPs = nowPs.getAsLong();
          ranAtEndPs = place.cpuTimePs().getAsLong();
        }
        if (!isOver) {
          return get;
        }
        due.add(new Op.End());
        return new Op.Deliver(RESULT_BYTES);
      }

      @Override
      public void received(int item) {
        isOver = item == END_MARK;
        if (!isOver) {
          due.add(lookAtValues);
          due.add(new Op.Compute(cycles * factors.unitMeanFactor(variation), MIX));
          due.add(new Op.Acquire(LOCK));
          due.add(new ObjectUse.Append(RESULTS, 1, false));
          due.add(new Op.Release(LOCK));
          hasAppended = true;
        }
      }

      @Override
      public void gaveUp() {
        isOver = true;
      }
    }
  }
}
