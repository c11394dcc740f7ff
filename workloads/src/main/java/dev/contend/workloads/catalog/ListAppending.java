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
import java.util.ArrayList;
import java.util.List;

/**
 * Threads that append integers to a list, in four ways.
 *
 * <p>The Python programs that it stands for are in {@code docs/model.md}, section <i>List
 * append</i>.
 */
final class ListAppending implements Workload {
  private static final Parameter PROGRAM =
      Parameter.choice(
          "program",
          List.of("locked", "buffered", "nolock", "private"),
          "To one list with its own lock alone (nolock) or inside 'with lock:' (locked); to a list"
              + " of each worker's own (private); or to such a list of up to 1000 items, which then"
              + " extends the common one inside 'with lock:' (buffered).");
  private static final Parameter APPENDS =
      new Parameter("appends", Kind.COUNT, 100_000, 1, 1e9, "Appends of each worker.");

  /** Items that a worker of the buffered program collects. */
  private static final int BUFFER = 1_000;

  @Override
  public String help() {
    return "Threads append integers to one list, with and without a lock, or to lists of their own.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(PROGRAM, APPENDS);
  }

  @Override
  public Metric headline() {
    return RunMetrics.OPERATION_INTERVAL;
  }

  @Override
  public OfPython prepare(Settings settings) {
    int program = (int) settings.whole(PROGRAM);
    long appends = settings.whole(APPENDS);
    return (random, varies) -> new Run(program, appends);
  }

  /** One run. */
  private record Run(int program, long operationsOfEach) implements Program {
    private static final SharedLock LOCK = new SharedLock(0, "lock");
    private static final SharedObject RESULTS =
        new SharedObject(0, "results", SharedObject.Kind.LIST, SharedObject.MAIN);
    private static final SharedObject OWN =
        new SharedObject(1, "own", SharedObject.Kind.LIST, SharedObject.EACH);

    @Override
    public List<SharedLock> locks() {
      return List.of(LOCK);
    }

    @Override
    public List<SharedVariable> variables() {
      return List.of();
    }

    @Override
    public List<SharedObject> objects() {
      return List.of(RESULTS, OWN);
    }

    @Override
    public Body worker(int index) {
      int appends = Math.toIntExact(operationsOfEach);
      Body appending =
          switch (program) {
            case 0 -> locked();
            case 1 -> buffered();
            case 2 -> new Sequence(List.of(new ObjectUse.Append(RESULTS, appends, false)), 1);
            default -> new Sequence(List.of(new ObjectUse.Append(OWN, appends, false)), 1);
          };
      return new AfterStart(appending);
    }

    private Body locked() {
      return new Sequence(
          List.of(
              new Op.Acquire(LOCK), new ObjectUse.Append(RESULTS, 1, false), new Op.Release(LOCK)),
          operationsOfEach);
    }

    private Body buffered() {
      List<Op> words = new ArrayList<>();
      for (long left = operationsOfEach; left > 0; left -= BUFFER) {
        int items = (int) Math.min(BUFFER, left);
        words.add(new ObjectUse.Append(OWN, items, true));
        words.add(new Op.Acquire(LOCK));
        words.add(new ObjectUse.Extend(RESULTS, items));
        words.add(new Op.Release(LOCK));
      }
      return new Sequence(words, 1);
    }
  }
}
