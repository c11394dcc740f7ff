package dev.contend.workloads.catalog;

import dev.contend.engine.metrics.Metric;
import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.runtime.memory.MemoryMetrics;
import dev.contend.workloads.runtime.policy.RunMetrics;
import java.util.List;

/**
 * A server that loads its data and then forks its workers: they serve requests from the parent's
 * objects, of which they copy each page that they write to, be it a count or a collection's mark.
 *
 * <p>The program that it stands for is in {@code docs/model.md}, section <i>Fork server</i>.
 */
final class ServingFromForks implements Workload {
  private static final List<String> NO_YES = List.of("no", "yes");
  private static final Parameter OBJECTS =
      new Parameter(
          "objects", Kind.COUNT, 200_000, 1, 1e9, "Objects that the parent has made, containers.");
  private static final Parameter OBJECT_BYTES =
      new Parameter(
          "object-bytes", Kind.BYTES, 256, 0, 1e9, "Size of an object beside its header.");
  private static final Parameter REFERENCES =
      new Parameter(
          "references", Kind.RATIO, 8, 0, 1e6, "References that each of them holds, as a mean.");
  private static final Parameter FREEZE =
      Parameter.choice(
          "freeze", NO_YES, "Whether the parent calls gc.freeze() before it starts workers.");
  private static final Parameter IMMORTAL =
      Parameter.choice(
          "immortal",
          NO_YES,
          "Whether the objects are immortal, so that nobody counts; an extension in C can make them"
              + " so, Python code cannot.");
  private static final Parameter REQUESTS =
      new Parameter("requests", Kind.COUNT, 100, 1, 1e7, "Requests of each worker.");
  private static final Parameter READ =
      new Parameter(
          "objects-read", Kind.COUNT, 500, 0, 1e9, "Objects that a request reads, in order.");
  private static final Parameter CYCLES =
      new Parameter(
          "request-cycles",
          Kind.RATIO,
          500_000,
          0,
          1e12,
          "Python work of a request, on the reference interpreter.");
  private static final Parameter COLLECT_EVERY =
      new Parameter(
          "collect-every", Kind.COUNT, 50, 0, 1e7, "Requests between two gc.collect(); 0: none.");

  @Override
  public String help() {
    return "Forked workers serve requests from the parent's objects, and copy pages that they count on.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(
        OBJECTS, OBJECT_BYTES, REFERENCES, FREEZE, IMMORTAL, REQUESTS, READ, CYCLES, COLLECT_EVERY);
  }

  @Override
  public Metric headline() {
    return MemoryMetrics.MEMORY_PER_WORKER;
  }

  @Override
  public List<Metric> tabulated() {
    return List.of(MemoryMetrics.MEMORY_PER_WORKER, MemoryMetrics.PAGE_FAULTS, RunMetrics.TIME);
  }

  @Override
  public OfPython prepare(Settings settings) {
    ObjectKind kind =
        new ObjectKind("data", (int) settings.whole(OBJECT_BYTES), true, settings.get(REFERENCES));
    ObjectPool data =
        new ObjectPool(
            0,
            kind,
            settings.whole(OBJECTS),
            settings.word(FREEZE).equals("yes"),
            settings.word(IMMORTAL).equals("yes"));
    return (random, varies) ->
        new PooledProgram(List.of(data), worker -> new Server(settings, data));
  }

  /** {@code for request in requests: serve(request)}, with a collection now and then. */
  private static final class Server extends Planned {
    private final Op read;
    private final Op work;
    private final long requests;
    private final long collectEvery;
    private long served;

    Server(Settings settings, ObjectPool data) {
      read = new Op.Visit(data, settings.whole(READ));
      work = new Op.Compute(settings.get(CYCLES));
      requests = settings.whole(REQUESTS);
      collectEvery = settings.whole(COLLECT_EVERY);
    }

    @Override
    void plan() {
      if (served == requests) {
        return;
      }
      served++;
      then(read);
      then(work);
      if (collectEvery > 0 && served % collectEvery == 0) {
        then(new Op.Collect());
      }
    }
  }
}
