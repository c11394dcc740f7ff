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
import java.util.Locale;

/** Threads that read, or write, the items of one container. */
final class ContainerSharing implements Workload {
  private static final List<SharedObject.Kind> KINDS =
      List.of(
          SharedObject.Kind.LIST,
          SharedObject.Kind.DICT,
          SharedObject.Kind.SET,
          SharedObject.Kind.INSTANCE);
  private static final Parameter CONTAINER =
      Parameter.choice(
          "container",
          KINDS.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList(),
          "What it is.");
  private static final Parameter ITEMS =
      new Parameter("items", Kind.COUNT, 16, 1, 10_000, "Items in it, made by the main thread.");
  private static final Parameter WRITES =
      new Parameter(
          "writes", Kind.COUNT, 0, 0, 10_000, "Writes of a worker between two reads of all items.");
  private static final Parameter TIMES =
      new Parameter("times", Kind.COUNT, 500, 1, 1e9, "How often a worker reads all items.");

  @Override
  public String help() {
    return "Threads read, and write, the items of one list, dictionary, set or instance.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(CONTAINER, ITEMS, WRITES, TIMES);
  }

  @Override
  public Metric headline() {
    return RunMetrics.OPERATION_TIME;
  }

  @Override
  public OfPython prepare(Settings settings) {
    int items = (int) settings.whole(ITEMS);
    SharedObject container =
        new SharedObject(
            0, "container", KINDS.get((int) settings.whole(CONTAINER)), SharedObject.MAIN, items);
    List<Op> words = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      words.add(new ObjectUse.ReadItem(container, i));
    }
    for (int i = 0; i < settings.whole(WRITES); i++) {
      words.add(new ObjectUse.WriteItem(container, i % items));
    }
    return (random, varies) -> new Run(container, words, settings.whole(TIMES));
  }

  /** One run. */
  private record Run(SharedObject container, List<Op> words, long times) implements Program {
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
      return List.of(container);
    }

    @Override
    public long operationsOfEach() {
      return words.size() * times;
    }

    @Override
    public Body worker(int index) {
      return new AfterStart(new Sequence(words, times));
    }
  }
}
