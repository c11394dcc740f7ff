package dev.contend.workloads.catalog;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import java.util.List;

/**
 * All workers read objects that the main thread has made before it started them: threads read the
 * same objects, forked processes copy the pages on which they count a reference.
 */
final class SharingData implements Workload {
  private static final int PARTS = 20;

  private static final Parameter OBJECTS =
      new Parameter("objects", Kind.COUNT, 100_000, 1, 1e9, "Objects that there are.");
  private static final Parameter OBJECT_BYTES =
      new Parameter(
          "object-bytes", Kind.BYTES, 1_024, 0, 1e9, "Size of an object beside its header.");
  private static final Parameter READ_SHARE =
      new Parameter(
          "read-share", Kind.RATIO, 1, 0, 1, "Share of the objects that each worker reads.");
  private static final Parameter OWN =
      new Parameter(
          "own-objects", Kind.COUNT, 0, 0, 1e9, "Objects of the same size that a worker makes.");
  private static final Parameter CYCLES =
      new Parameter(
          "cycles", Kind.RATIO, 1_000, 0, 1e9, "Cycles of Python work for each object read.");

  @Override
  public String help() {
    return "Workers read objects that the main thread made before it started them.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(OBJECTS, OBJECT_BYTES, READ_SHARE, OWN, CYCLES);
  }

  @Override
  public OfPython prepare(Settings settings) {
    ObjectKind kind = new ObjectKind("records", (int) settings.whole(OBJECT_BYTES), false, 0);
    ObjectPool data = new ObjectPool(0, kind, settings.whole(OBJECTS));
    ObjectPool own = new ObjectPool(1, kind, 0);
    long read = Math.round(settings.whole(OBJECTS) * settings.get(READ_SHARE) / PARTS);
    List<Op> words =
        List.of(
            new Op.Make(own, settings.whole(OWN) / PARTS),
            new Op.Visit(data, read),
            new Op.Compute(read * settings.get(CYCLES)));
    return (random, varies) ->
        new PooledProgram(List.of(data, own), worker -> new Steps(new Steps.Rounds(PARTS), words));
  }
}
