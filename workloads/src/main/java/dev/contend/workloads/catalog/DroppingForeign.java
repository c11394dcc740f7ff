package dev.contend.workloads.catalog;

import dev.contend.engine.settings.Parameter;
import dev.contend.engine.settings.Parameter.Kind;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Program;
import java.util.List;

/**
 * Workers drop objects that another thread has made: the main thread, which sleeps until they end,
 * or the first worker, which has ended by then.
 */
final class DroppingForeign implements Workload {
  private static final Parameter OWNER =
      Parameter.choice(
          "owner",
          List.of("asleep", "exited"),
          "Who made the objects: the main thread, which waits for the workers; or the first"
              + " worker, which makes them and ends before the others begin.");
  private static final Parameter MADE =
      new Parameter("made", Kind.COUNT, 40_000, 1, 1e9, "Objects made in all.");
  private static final Parameter DROPPED =
      new Parameter(
          "dropped", Kind.COUNT, 40_000, 0, 1e9, "Of these, objects that the workers drop in all.");
  private static final Parameter OBJECT_BYTES =
      new Parameter(
          "object-bytes", Kind.BYTES, 1_024, 0, 1e9, "Size of an object beside its header.");
  private static final Parameter CYCLES =
      new Parameter(
          "cycles", Kind.RATIO, 3_000, 0, 1e9, "Cycles of Python work for each object dropped.");

  /** Work between two looks whether the first worker has ended. */
  private static final double POLL_CYCLES = 100_000;

  @Override
  public String help() {
    return "Workers drop objects that another thread has made, which sleeps or has ended.";
  }

  @Override
  public List<Parameter> parameters() {
    return List.of(OWNER, MADE, DROPPED, OBJECT_BYTES, CYCLES);
  }

  @Override
  public List<String> problems(Settings settings) {
    return settings.whole(DROPPED) > settings.whole(MADE)
        ? List.of("dropped is more than made; make it at most " + settings.whole(MADE))
        : List.of();
  }

  @Override
  public OfPython prepare(Settings settings) {
    boolean exits = settings.whole(OWNER) == 1;
    long made = settings.whole(MADE);
    ObjectKind kind = new ObjectKind("messages", (int) settings.whole(OBJECT_BYTES), false, 0);
    ObjectPool pool = new ObjectPool(0, kind, exits ? 0 : made);
    List<Op> words = List.of(new Op.Compute(settings.get(CYCLES)), new Op.Drop(pool, 1));
    return (random, varies) -> {
      Steps.Rounds drops = new Steps.Rounds(settings.whole(DROPPED));
      Maker maker = new Maker(new Op.Make(pool, made));
      return new PooledProgram(
          List.of(pool),
          worker -> {
            if (!exits) {
              return new Steps(drops, words);
            }
            return worker == 0 ? maker : new Follower(maker, new Steps(drops, words));
          });
    };
  }

  /** A worker that makes all objects and ends. */
  private static final class Maker implements Program.Body {
    private final Program.Body steps;
    private boolean hasEnded;

    Maker(Op make) {
      steps = new Steps(new Steps.Rounds(1), List.of(make));
    }

    @Override
    public Op next() {
      Op op = steps.next();
      hasEnded = op instanceof Op.End;
      return op;
    }
  }

  /** A worker that waits until the maker has ended, and a while longer. */
  private static final class Follower implements Program.Body {
    private final Op poll = new Op.Compute(POLL_CYCLES);
    private final Maker maker;
    private final Program.Body steps;
    private boolean waitsOnce = true;

    Follower(Maker maker, Program.Body steps) {
      this.maker = maker;
      this.steps = steps;
    }

    @Override
    public Op next() {
      if (!maker.hasEnded) {
        return poll;
      }
      if (waitsOnce) {
        waitsOnce = false;
        return poll;
      }
      return steps.next();
    }
  }
}
