package dev.contend.workloads.catalog;

import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.CodeKind;
import dev.contend.workloads.program.CodeMix;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Placement;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedQueue;
import dev.contend.workloads.program.SharedVariable;
import java.util.EnumMap;
import java.util.List;

/**
 * One run of {@link SharingPatterns}. A task's work is drawn by its number, so that the patterns
 * have the same tasks. Processes get the tasks of the third pattern pickled, and have an object of
 * their own to change.
 */
final class PatternProgram implements Program {
  private static final SharedQueue TASKS = new SharedQueue(0, "tasks", SharedQueue.Kind.QUEUE, 0);
  private static final ProcessQueue PICKLED =
      new ProcessQueue(0, "tasks", ProcessQueue.Kind.BUFFERED, 0);

  /** A call with an int. */
  private static final Payload TASK = new Payload(60, 6);

  private static final int END_MARK = -1;
  private static final CodeMix MIX = mix();

  private final Settings settings;
  private final int tasks;
  private final double[] cycles;
  private final SharedObject ownModel;
  private final SharedObject model;
  private final SharedObject state;
  private final boolean takesFromQueue;
  private Placement placement = Placement.NOWHERE;
  private int taken;

  PatternProgram(Settings settings, RandomStreams random, boolean varies) {
    this.settings = settings;
    tasks = (int) settings.whole(SharingPatterns.TASKS);
    int parts = (int) settings.whole(SharingPatterns.PARTS);
    ownModel =
        new SharedObject(0, "own model", SharedObject.Kind.INSTANCE, SharedObject.EACH, parts);
    model = new SharedObject(1, "model", SharedObject.Kind.INSTANCE, SharedObject.MAIN, parts);
    state = new SharedObject(2, "shared_state", SharedObject.Kind.INSTANCE, SharedObject.MAIN, 1);
    takesFromQueue = settings.word(SharingPatterns.PATTERN).equals("shared-queue");
    double variation = varies ? settings.get(SharingPatterns.TASK_VARIATION) : 0;
    cycles = new double[tasks];
    for (int i = 0; i < tasks; i++) {
      cycles[i] =
          settings.get(SharingPatterns.TASK_CYCLES)
              * random.stream("workload/task/" + i).unitMeanFactor(variation);
    }
  }

  /** Assumed: 55 % of it arithmetic, and attributes, calls and new objects 15 % each. */
  private static CodeMix mix() {
    EnumMap<CodeKind, Double> shares = new EnumMap<>(CodeKind.class);
    shares.put(CodeKind.ARITHMETIC, 0.55);
    shares.put(CodeKind.ATTRIBUTE, 0.15);
    shares.put(CodeKind.CALL, 0.15);
    shares.put(CodeKind.ALLOCATION, 0.15);
    return new CodeMix(shares);
  }

  @Override
  public void place(Placement where) {
    placement = where;
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
    return takesFromQueue && placement.isHeapShared() ? List.of(TASKS) : List.of();
  }

  @Override
  public List<ProcessQueue> processQueues() {
    return takesFromQueue && !placement.isHeapShared() ? List.of(PICKLED) : List.of();
  }

  @Override
  public List<SharedObject> objects() {
    return List.of(ownModel, model, state, buffers());
  }

  /** A value for each worker, which it puts there itself. */
  private SharedObject buffers() {
    return new SharedObject(
        3, "thread_buffers", SharedObject.Kind.DICT, SharedObject.MAIN, placement.workers());
  }

  @Override
  public Body main() {
    return takesFromQueue ? new Filler() : Op.End::new;
  }

  @Override
  public Body worker(int index) {
    if (takesFromQueue) {
      return new Taker();
    }
    int from = (int) ((long) tasks * index / placement.workers());
    int to = (int) ((long) tasks * (index + 1) / placement.workers());
    boolean isModelShared = settings.word(SharingPatterns.PATTERN).equals("shared-model");
    return new Sharer(from, to, isModelShared ? index : -1);
  }

  /** Puts all tasks, and an end mark for each worker. */
  private final class Filler implements Body {
    private int put;

    @Override
    public Op next() {
      if (put == tasks + placement.workers()) {
        return new Op.End();
      }
      int task = put < tasks ? put : END_MARK;
      put++;
      if (!placement.isHeapShared()) {
        return new Op.Send(PICKLED, TASK);
      }
      return new Coordination.Put(TASKS, task, task != END_MARK, Coordination.FOREVER).op();
    }
  }

  /** Has its share of the tasks from the start. */
  private final class Sharer extends Planned {
    private final int to;
    private final int buffer;
    private int task;

    Sharer(int from, int to, int buffer) {
      task = from;
      this.to = to;
      this.buffer = buffer;
      if (buffer >= 0) {
        then(new ObjectUse.WriteItem(buffers(), buffer));
      }
    }

    @Override
    void plan() {
      if (task == to) {
        return;
      }
      if (buffer >= 0) {
        then(new ObjectUse.ReadItem(buffers(), buffer));
      }
      thenReadAll(buffer >= 0 ? model : ownModel);
      then(new Op.Compute(cycles[task++], MIX));
    }
  }

  /** Takes tasks from the queue, and changes the state at each. */
  private final class Taker extends Planned {
    private boolean isPickledDue;
    private boolean isOver;

    @Override
    void plan() {
      if (isPickledDue) {
        // The queue keeps their order.
        isPickledDue = false;
        received(taken < tasks ? taken++ : END_MARK);
      } else if (!isOver && placement.isHeapShared()) {
        then(new Coordination.Get(TASKS, Coordination.FOREVER).op());
      } else if (!isOver) {
        isPickledDue = true;
        then(new Op.Receive(PICKLED));
      }
    }

    @Override
    public void received(int item) {
      isOver = item == END_MARK;
      if (isOver) {
        return;
      }
      then(new ObjectUse.ReadItem(state, 0));
      then(new ObjectUse.WriteItem(state, 0));
      thenReadAll(ownModel);
      then(new Op.Compute(cycles[item], MIX));
    }
  }
}
