package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedVariable;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Threads that take references to one object, or to one each, as fast as they can. */
final class ReferenceTaking implements Workload {
  private static final Parameter STATEMENT =
      Parameter.choice(
          "statement",
          List.of("rebind", "take"),
          "What a worker does over and over: 't = o', which takes a reference and gives one back;"
              + " or take a reference and keep it.");
  private static final Parameter MAKER =
      Parameter.choice(
          "maker",
          List.of("main", "first-worker", "each"),
          "Who made the object: the main thread, which is idle; the first worker; or each worker"
              + " one of its own.");
  private static final Parameter KIND =
      Parameter.choice(
          "kind",
          Arrays.stream(SharedObject.Kind.values())
              .map(kind -> kind.name().toLowerCase(Locale.ROOT))
              .toList(),
          "What the object is; the runtime says how such objects are counted.");
  private static final Parameter LOCAL =
      Parameter.choice(
          "local",
          List.of("borrowed", "owned"),
          "Whether the variable that is read could borrow its reference, as that of an argument"
              + " that the caller keeps, or owns it, as that of an object just made.");
  private static final Parameter TIMES =
      new Parameter("times", Kind.COUNT, 20_000, 1, 1e9, "How often each worker does it.");

  @Override
  public String help() {
    return "Threads take references to one object, or to one each, as fast as they can.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(STATEMENT, MAKER, KIND, LOCAL, TIMES);
  }

  @Override
  public Metric headline() {
    return RunMetrics.OPERATION_TIME;
  }

  @Override
  public OfPython prepare(Settings settings) {
    int[] makers = {SharedObject.MAIN, 0, SharedObject.EACH};
    int times = (int) settings.whole(TIMES);
    SharedObject object =
        new SharedObject(
            0,
            "o",
            SharedObject.Kind.values()[(int) settings.whole(KIND)],
            makers[(int) settings.whole(MAKER)]);
    Op statement =
        settings.whole(STATEMENT) == 0
            ? new ObjectUse.Rebind(object, times, settings.whole(LOCAL) == 1)
            : new ObjectUse.Take(object, times);
    return (random, varies) -> new Run(object, statement, times);
  }

  /** One run. */
  private record Run(SharedObject object, Op statement, long operationsOfEach) implements Program {
    @Override
    public List<SharedLock> locks() {
      return List.of();
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public List<SharedObject> objects() {
      return List.of(object);
    }

    @Override
    public Body worker(int index) {
      return new Sequence(List.of(new Op.Ready(), statement), 1);
    }
  }
}
