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
import java.util.Collections;
import java.util.List;

/** Threads that take objects out of lists and drop them: objects of their own, or of others. */
final class ObjectDropping implements Workload {
  private static final Parameter MAKER =
      Parameter.choice(
          "maker",
          List.of("each", "main", "exited"),
          "Who made the objects: the worker itself; the main thread, which is blocked until all"
              + " workers have ended; or a thread that has exited.");
  private static final Parameter ITEMS =
      new Parameter("items", Kind.COUNT, 10_000, 1, 1e6, "Objects that each worker drops.");

  @Override
  public String help() {
    return "Threads take objects out of lists and drop them: 'while l: l.pop()'.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(MAKER, ITEMS);
  }

  @Override
  public Metric headline() {
    return RunMetrics.OPERATION_TIME;
  }

  @Override
  public OfPython prepare(Settings settings) {
    int[] makers = {SharedObject.EACH, SharedObject.MAIN, SharedObject.EXITED};
    int maker = makers[(int) settings.whole(MAKER)];
    int items = (int) settings.whole(ITEMS);
    int ready = maker == SharedObject.EACH ? 0 : items;
    SharedObject list =
        new SharedObject(0, "l", SharedObject.Kind.LIST, SharedObject.EACH, ready, maker);
    return (random, varies) -> new Run(list, items);
  }

  /** One run. */
  private record Run(SharedObject list, long operationsOfEach) implements Program {
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
      return List.of(list);
    }

    @Override
    public Body worker(int index) {
      List<Op> words = new ArrayList<>();
      for (int i = list.items(); i < operationsOfEach; i++) {
        // Its own objects it makes itself, and has them in its caches.
        words.add(new ObjectUse.WriteItem(list, i));
      }
      words.add(new Op.Ready());
      words.addAll(
          Collections.nCopies(Math.toIntExact(operationsOfEach), new ObjectUse.DropItem(list)));
      return new Sequence(words, 1);
    }
  }
}
