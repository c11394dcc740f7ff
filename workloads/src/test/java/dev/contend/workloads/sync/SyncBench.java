package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SchedulerSettings;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.RuntimeBench;
import java.util.List;
import java.util.function.BooleanSupplier;

/** A machine with short time slices, and threads written as lists of steps. */
final class SyncBench {
  private static final long NS = RuntimeBench.NS;
  private static final long US = RuntimeBench.US;

  final RuntimeBench machine;
  final Platform platform;

  SyncBench(int cores, int threads) {
    this(cores, 1, threads, 50 * US);
  }

  /**
   * @param siblings hardware threads of a core
   */
  SyncBench(int cores, int siblings, int threads, long timeSlicePs) {
    SchedulerSettings settings =
        new SchedulerSettings(timeSlicePs, US, 3 * US, 0, US, 300 * NS, 2 * US, false, 0, 0);
    machine = new RuntimeBench(cores, siblings, settings, threads);
    platform = new Platform(machine.kernel, machine.memory, 40 * NS, 300 * NS, US);
  }

  /** Starts a thread that performs steps in turn, for a number of rounds. */
  void start(int rounds, List<Action> steps) {
    machine.start(new Script(rounds, steps));
  }

  /** Starts a thread likewise that may run on one hardware thread only. */
  void startOn(int hardwareThread, int rounds, List<Action> steps) {
    machine.start(new Script(rounds, steps), new int[] {hardwareThread});
  }

  /** Runs until all threads have ended; fails if they cannot. */
  void run() {
    machine.run();
  }

  /** Runs likewise; fails if threads have not ended after a time. */
  void run(long atMostPs) {
    machine.run(atMostPs);
  }

  /** One step of a thread: a request, or a change that takes no time. */
  interface Action {
    Routine.Step perform(SimThread thread);
  }

  static Action call(Routine routine) {
    return thread -> thread.call(routine);
  }

  static Action compute(long ps) {
    return thread -> thread.compute(ps, Cause.USEFUL_NATIVE.id());
  }

  static Action sleep(long ps) {
    return thread -> thread.sleep(ps, Cause.IDLE.id());
  }

  /** A check or a change at an instant. */
  static Action at(Runnable change) {
    return thread -> {
      change.run();
      return Routine.Step.AGAIN;
    };
  }

  /** Calls a routine again and again while a condition holds. */
  static Action callWhile(BooleanSupplier condition, Routine routine) {
    return new CallWhile(condition, routine);
  }

  private record CallWhile(BooleanSupplier condition, Routine routine) implements Action {
    @Override
    public Routine.Step perform(SimThread thread) {
      return thread.call(new Loop(condition, routine));
    }
  }

  private static final class Loop extends Routine {
    private final BooleanSupplier condition;
    private final Routine body;

    Loop(BooleanSupplier condition, Routine body) {
      this.condition = condition;
      this.body = body;
    }

    @Override
    protected Step step(SimThread thread) {
      return condition.getAsBoolean() ? thread.call(body) : Step.DONE;
    }
  }

  private static final class Script extends Routine {
    private final int rounds;
    private final List<Action> steps;

    Script(int rounds, List<Action> steps) {
      this.rounds = rounds;
      this.steps = steps;
    }

    @Override
    protected Step step(SimThread thread) {
      if (state == rounds * steps.size()) {
        return Step.DONE;
      }
      return steps.get(state++ % steps.size()).perform(thread);
    }
  }
}
