package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.metrics.MetricSet;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedVariable;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * Producers that hand objects to consumers through a queue: the object itself, or a number by which
 * the consumer finds it.
 *
 * <p>The Python programs that it stands for are in {@code docs/model.md}, section <i>Producers and
 * consumers</i>.
 */
final class HandingOver implements Workload {
  private static final Metric RATE =
      new Metric(
          "handover-rate", "1/s", "Objects handed over a second, from the first to the last.");

  private static final Parameter PASS =
      Parameter.choice(
          "pass",
          List.of("object", "identity", "slot"),
          "What goes through the queue: a new object, which the consumer drops; its id(), a new int,"
              + " by which the consumer finds it in a dictionary; the number of one of few buffers"
              + " that are used again, a small int that nobody counts.");
  private static final Parameter QUEUE =
      Parameter.choice(
          "queue",
          Arrays.stream(SharedQueue.Kind.values())
              .filter(kind -> kind != SharedQueue.Kind.EVENT_LOOP)
              .map(SharedQueue.Kind::yamlName)
              .toList(),
          "queue.Queue or queue.SimpleQueue.");
  private static final Parameter CAPACITY =
      new Parameter("capacity", Kind.COUNT, 0, 0, 1e6, "maxsize of the queue; 0 for no limit.");
  private static final Parameter PRODUCERS =
      new Parameter(
          "producers", Kind.COUNT, 1, 1, 10_000, "Workers that produce; the others consume.");
  private static final Parameter OBJECTS =
      new Parameter("objects", Kind.COUNT, 20_000, 1, 1e8, "Objects of each producer.");
  private static final Parameter MAKE_CYCLES =
      new Parameter(
          "make-cycles",
          Kind.RATIO,
          140,
          0,
          1e10,
          "Python work of making an object, on the reference interpreter.");
  private static final Parameter USE_CYCLES =
      new Parameter(
          "use-cycles", Kind.RATIO, 0, 0, 1e10, "Python work of using an object, likewise.");

  @Override
  public String help() {
    return "Producers hand objects, or numbers of objects, to consumers through a queue.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PASS, QUEUE, CAPACITY, PRODUCERS, OBJECTS, MAKE_CYCLES, USE_CYCLES);
  }

  @Override
  public List<String> problems(Settings settings) {
    return settings.word(QUEUE).equals(SharedQueue.Kind.SIMPLE.yamlName())
            && settings.whole(CAPACITY) > 0
        ? List.of("capacity is set, but a simple-queue has none; leave it out, or take 'queue'")
        : List.of();
  }

  @Override
  public Metric headline() {
    return RATE;
  }

  @Override
  public List<Metric> metrics() {
    return List.of(RATE);
  }

  @Override
  public OfPython prepare(Settings settings) {
    return (random, varies) -> new Run(settings);
  }

  /** Assumed: a class is called, and an instance is made. */
  private static CodeMix mix() {
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    shares.put(CodeKind.CALL, 0.5);
    shares.put(CodeKind.ALLOCATION, 0.5);
    return new CodeMix(shares);
  }

  /** One run. */
  private static final class Run implements Program {
    /** Buffers that are used again; CPython has one object for each int up to 256. */
    private static final int SLOTS = 256;

    private static final int RESULT_BYTES = 10;
    private static final CodeMix MIX = mix();
    private static final SharedObject REGISTRY =
        new SharedObject(0, "registry", SharedObject.Kind.DICT, SharedObject.MAIN, SLOTS, 0);

    private final SharedQueue queue;
    private final String pass;
    private final int producers;
    private final long objects;
    private final Op make;
    private final Op use;
    private LongSupplier nowPs = () -> 0;
    private int workers;
    private long asked;
    private long beganPs = -1;
    private long endedPs;

    Run(Settings settings) {
      SharedQueue.Kind kind =
          settings.word(QUEUE).equals(SharedQueue.Kind.SIMPLE.yamlName())
              ? SharedQueue.Kind.SIMPLE
              : SharedQueue.Kind.QUEUE;
      queue = new SharedQueue(0, "objects", kind, (int) settings.whole(CAPACITY));
      pass = settings.word(PASS);
      producers = (int) settings.whole(PRODUCERS);
      objects = settings.whole(OBJECTS);
      make = new Op.Compute(settings.get(MAKE_CYCLES), MIX);
      use = new Op.Compute(settings.get(USE_CYCLES), MIX);
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
    public List<SharedQueue> queues() {
      return List.of(queue);
    }

    @Override
    public List<SharedObject> objects() {
      return List.of(REGISTRY);
    }

    @Override
    public void begin(LongSupplier clock) {
      nowPs = clock;
    }

    /** A lone worker puts all objects, then takes them; if all are to produce, all consume too. */
    @Override
    public Body worker(int index) {
      workers++;
      return new Worker(index);
    }

    @Override
    public void report(MetricSet.Builder metrics) {
      double seconds = (endedPs - beganPs) / 1e12;
      metrics.put(RATE, seconds > 0 ? total() / seconds : 0);
    }

    private boolean allProduce() {
      return producers >= workers;
    }

    private long total() {
      return objects * Math.min(producers, workers);
    }

    private final class Worker implements Body {
      private final int index;
      private final ArrayDeque<Op> due = new ArrayDeque<>();
      private long produced;
      private boolean isDelivered;

      Worker(int index) {
        this.index = index;
      }

      @Override
      public Op next() {
        if (due.isEmpty()) {
          plan();
        }
        return due.removeFirst();
      }

      private void plan() {
        if (index < producers && produced < objects) {
          produce();
        } else if ((index >= producers || allProduce()) && asked < total()) {
          asked++;
          due.add(new Coordination.Get(queue, Coordination.FOREVER).op());
        } else if (!isDelivered) {
          isDelivered = true;
          due.add(new Op.Deliver(RESULT_BYTES));
        } else {
          due.add(new Op.End());
        }
      }

      private void produce() {
        beganPs = beganPs < 0 ? nowPs.getAsLong() : beganPs;
        int slot = (int) (produced % SLOTS);
        produced++;
        due.add(make);
        if (pass.equals("identity")) {
          due.add(new ObjectUse.WriteItem(REGISTRY, slot));
        }
        boolean isFresh = !pass.equals("slot");
        due.add(new Coordination.Put(queue, slot, isFresh, Coordination.FOREVER).op());
      }

      @Override
      public void received(int item) {
        endedPs = nowPs.getAsLong();
        if (!pass.equals("object")) {
          due.add(new ObjectUse.ReadItem(REGISTRY, item));
        }
        due.add(use);
      }
    }
  }
}
