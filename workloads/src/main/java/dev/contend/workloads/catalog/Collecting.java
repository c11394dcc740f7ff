package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.ArrayList;
import java.util.List;

/**
 * One worker asks for cycle collections while the others compute, beside a given number of live
 * objects.
 */
final class Collecting implements Workload {
  private static final Parameter LIVE =
      new Parameter("live", Kind.COUNT, 1_000, 0, 1e9, "Objects that stay alive all along.");
  private static final Parameter REFERENCES =
      new Parameter(
          "references",
          Kind.RATIO,
          499.5,
          0,
          1e6,
          "References that each of them holds, as a mean.");
  private static final Parameter COLLECTIONS =
      new Parameter(
          "collections", Kind.COUNT, 10, 1, 1_000_000, "How often gc.collect() is called.");
  private static final Parameter GARBAGE =
      new Parameter(
          "garbage", Kind.COUNT, 0, 0, 1e9, "Objects in cycles that are left before each call.");
  private static final Parameter CYCLES =
      new Parameter("cycles", Kind.RATIO, 3e6, 1, 1e12, "Cycles of Python work between two calls.");

  private static final Parameter OTHERS_OBJECTS =
      new Parameter(
          "others-objects",
          Kind.COUNT,
          0,
          0,
          1e9,
          "Objects that each of the other workers makes first, and keeps: all are looked at.");
  private static final Parameter OTHERS_CALL =
      new Parameter(
          "others-call",
          Kind.DURATION_PS,
          0,
          0,
          1e13,
          "C code without a safepoint that the others call after each stretch of Python work, at"
              + " peak speed: until its end the world cannot stop.");

  /** A list's own fields beside its header: size, items, room. */
  private static final int LIST_BYTES = 24;

  private static final int POINTER_BYTES = 8;

  @Override
  public String help() {
    return "One worker asks for cycle collections while the others compute.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(LIVE, REFERENCES, COLLECTIONS, GARBAGE, CYCLES, OTHERS_OBJECTS, OTHERS_CALL);
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(RunMetrics.TIME, MemoryMetrics.COLLECTOR_PAUSE, MemoryMetrics.TIME_TO_STOP);
  }

  @Override
  public OfPython prepare(Settings settings) {
    double references = settings.get(REFERENCES);
    int bytes = LIST_BYTES + (int) (POINTER_BYTES * references);
    ObjectPool live =
        new ObjectPool(0, new ObjectKind("lists", bytes, true, references), settings.whole(LIVE));
    Op compute = new Op.Compute(settings.get(CYCLES));
    ObjectKind node = new ObjectKind("nodes", LIST_BYTES + POINTER_BYTES, true, 1);
    List<Op> collecting =
        List.of(compute, new Op.Tangle(node, settings.whole(GARBAGE)), new Op.Collect());
    long rounds = settings.whole(COLLECTIONS);
    ObjectPool others = new ObjectPool(1, live.kind(), 0);
    return (random, varies) ->
        new PooledProgram(
            List.of(live, others),
            worker ->
                worker == 0
                    ? new Steps(new Steps.Rounds(rounds), collecting)
                    : new Other(settings, others, compute));
  }

  /** Makes its objects, and then computes and calls in turn. */
  private static final class Other extends Planned {
    private final List<Op> round = new ArrayList<>();
    private long left;

    Other(Settings settings, ObjectPool own, Op compute) {
      left = settings.whole(COLLECTIONS);
      if (settings.whole(OTHERS_OBJECTS) > 0) {
        then(new Op.Make(own, settings.whole(OTHERS_OBJECTS)));
      }
      round.add(compute);
      if (settings.get(OTHERS_CALL) > 0) {
        round.add(Op.Native.keeping(NativeWork.ofPeakPs(settings.get(OTHERS_CALL))));
      }
    }

    @Override
    void plan() {
      if (left-- > 0) {
        round.forEach(this::then);
      }
    }
  }
}
