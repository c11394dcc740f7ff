package dev.contend.workloads.catalog;

import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.settings.Settings;
import dev.contend.workloads.program.NativeWork;
import dev.contend.workloads.program.ObjectUse;
import dev.contend.workloads.program.Op;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Placement;
import dev.contend.workloads.program.ProcessQueue;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.program.SharedVariable;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** One run of {@link ParameterServer}. */
final class ParameterProgram implements Program {
  private static final SharedLock LOCK = new SharedLock(0, "lock");
  private static final SharedObject PARAMETERS =
      new SharedObject(0, "parameters", SharedObject.Kind.DICT, SharedObject.MAIN, 1);
  private static final int GRADIENTS = 0;

  /** An array and its name. */
  private static final int GRADIENT_OBJECTS = 8;

  private final Settings settings;
  private final RandomStreams random;
  private final double variation;
  private final Op update;
  private final Payload gradient;

  /** Who is owed parameters, in the order in which the gradients were sent. */
  private final ArrayDeque<Integer> senders = new ArrayDeque<>();

  private Placement placement = Placement.NOWHERE;

  ParameterProgram(Settings settings, RandomStreams random, boolean varies) {
    this.settings = settings;
    this.random = random;
    variation = varies ? settings.get(ParameterServer.STEP_VARIATION) : 0;
    update = Op.Native.releasing(NativeWork.ofPeakPs(settings.get(ParameterServer.UPDATE_TIME)));
    gradient = new Payload(settings.whole(ParameterServer.GRADIENT_BYTES), GRADIENT_OBJECTS);
  }

  @Override
  public void place(Placement where) {
    placement = where;
  }

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
    return List.of(PARAMETERS);
  }

  /** The queue of gradients, then one of parameters for each worker. */
  @Override
  public List<ProcessQueue> processQueues() {
    List<ProcessQueue> queues = new ArrayList<>();
    for (int i = 0; !placement.isHeapShared() && i <= placement.workers(); i++) {
      queues.add(queue(i));
    }
    return queues;
  }

  private static ProcessQueue queue(int number) {
    String name = number == GRADIENTS ? "gradients" : "parameters for worker " + (number - 1);
    return new ProcessQueue(number, name, ProcessQueue.Kind.BUFFERED, 0);
  }

  private long stepsOf(int worker) {
    long steps = settings.whole(ParameterServer.STEPS);
    int workers = placement.workers();
    return steps * (worker + 1) / workers - steps * worker / workers;
  }

  private long synchronisationsOf(int worker) {
    return stepsOf(worker) / settings.whole(ParameterServer.SYNC_EVERY);
  }

  @Override
  public Body main() {
    return placement.isHeapShared() ? Op.End::new : new Server();
  }

  @Override
  public Body worker(int index) {
    return new Learner(index, random.stream("workload/step/" + index));
  }

  /** {@code for _ in range(n): parameters += gradients.get(); replies[sender].put(parameters)}. */
  private final class Server implements Body {
    private final ArrayDeque<Op> due = new ArrayDeque<>();
    private long left;
    private boolean hasGradient;

    Server() {
      for (int worker = 0; worker < placement.workers(); worker++) {
        left += synchronisationsOf(worker);
      }
    }

    @Override
    public Op next() {
      if (!due.isEmpty()) {
        return due.removeFirst();
      }
      if (hasGradient) {
        hasGradient = false;
        due.add(new Op.Send(queue(1 + senders.removeFirst()), gradient));
        return update;
      }
      if (left == 0) {
        return new Op.End();
      }
      left--;
      hasGradient = true;
      return new Op.Receive(queue(GRADIENTS));
    }
  }

  /** Computes steps, and brings what they gave into the parameters. */
  private final class Learner extends Planned {
    private final int index;
    private final RandomSource factors;
    private final long steps;
    private long step;

    Learner(int index, RandomSource factors) {
      this.index = index;
      this.factors = factors;
      steps = stepsOf(index);
    }

    @Override
    void plan() {
      if (step == steps) {
        return;
      }
      step++;
      double factor = factors.unitMeanFactor(variation);
      then(new Op.Compute(settings.get(ParameterServer.PYTHON_CYCLES) * factor));
      double nativePs = settings.get(ParameterServer.NATIVE_TIME) * factor;
      then(Op.Native.releasing(NativeWork.ofPeakPs(nativePs)));
      if (step % settings.whole(ParameterServer.SYNC_EVERY) == 0) {
        synchronise();
      }
    }

    private void synchronise() {
      if (placement.isHeapShared()) {
        then(new Op.Acquire(LOCK));
        then(new ObjectUse.ReadItem(PARAMETERS, 0));
        then(update);
        then(new Op.Release(LOCK));
      } else {
        senders.add(index);
        then(new Op.Send(queue(GRADIENTS), gradient));
        then(new Op.Receive(queue(1 + index)));
      }
    }
  }
}
