package dev.contend.workloads.catalog;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import java.util.List;

/**
 * Workers make objects that nobody else sees, keep some of them for a while, and drop them.
 *
 * <p>The Python program that it stands for is in {@code docs/model.md}, section <i>Memory of a
 * program</i>.
 */
final class Allocating implements Workload {
  private static final Parameter ROUNDS =
      new Parameter(
          "rounds", Kind.COUNT, 2_000, 1, 1_000_000, "Lists that all workers together make.");
  private static final Parameter OBJECTS =
      new Parameter(
          "objects", Kind.COUNT, 2_000, 1, 1e9, "Objects of each list, dropped with the list.");
  private static final Parameter TEMPORARIES =
      new Parameter(
          "temporaries", Kind.COUNT, 2_000, 0, 1e9, "Objects made and dropped one by one beside.");
  private static final Parameter OBJECT_BYTES =
      new Parameter("object-bytes", Kind.BYTES, 16, 0, 1e9, "Size of an object beside its header.");
  private static final Parameter TRACKED =
      Parameter.choice(
          "tracked",
          List.of("yes", "no"),
          "Whether the cycle collector knows the objects: instances and containers, not numbers.");
  private static final Parameter CYCLES =
      new Parameter(
          "cycles", Kind.RATIO, 150, 0, 1e9, "Cycles of Python work for each object made.");

  @Override
  public String help() {
    return "Workers make and drop objects that nobody else sees.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(ROUNDS, OBJECTS, TEMPORARIES, OBJECT_BYTES, TRACKED, CYCLES);
  }

  @Override
  public OfPython prepare(Settings settings) {
    ObjectKind kind =
        new ObjectKind(
            "items", (int) settings.whole(OBJECT_BYTES), settings.whole(TRACKED) == 0, 1);
    ObjectPool pool = new ObjectPool(0, kind, 0);
    long objects = settings.whole(OBJECTS);
    long temporaries = settings.whole(TEMPORARIES);
    List<Op> words =
        List.of(
            new Op.Make(pool, objects),
            new Op.Churn(kind, temporaries),
            new Op.Compute((objects + temporaries) * settings.get(CYCLES)),
            new Op.Drop(pool, objects));
    long rounds = settings.whole(ROUNDS);
    return (random, varies) -> {
      Steps.Rounds all = new Steps.Rounds(rounds);
      return new PooledProgram(List.of(pool), worker -> new Steps(all, words));
    };
  }
}
