package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Program;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which workers have been started, and how a thread starts one or waits for its end.
 *
 * <p>Source: CPython 3.13 {@code Lib/threading.py}: {@code Thread.start} returns when the new
 * thread runs, {@code Thread.join} gives the interpreter up until it has ended; {@code
 * Lib/multiprocessing/process.py}: {@code Process.start} does not wait.
 */
final class Starts {
  private final PythonRuntime runtime;
  private final Program program;
  private final List<Worker> workers = new ArrayList<>();

  /** By number of the worker, in the order of their starts. */
  private final Map<Integer, SimThread> threads = new LinkedHashMap<>();

  private final List<SimThread> inOrder = new ArrayList<>();

  Starts(PythonRuntime runtime, Program program) {
    this.runtime = runtime;
    this.program = program;
  }

  /** The next worker by number. */
  void add(Worker worker) {
    workers.add(worker);
  }

  /** The first worker from a number on that the main thread starts; how many there are if none. */
  int nextOfMain(int from) {
    int next = from;
    while (next < workers.size() && !areByMain(next)) {
      next++;
    }
    return next;
  }

  /** Whether the main thread starts a worker. */
  boolean areByMain(int worker) {
    return program.isStartedByMain(worker);
  }

  int workers() {
    return workers.size();
  }

  /** Those that have been started, the first first. */
  List<SimThread> inOrder() {
    return inOrder;
  }

  private SimThread thread(int worker) {
    SimThread thread = threads.get(worker);
    if (thread == null) {
      throw new IllegalStateException("worker " + worker + " has not been started");
    }
    return thread;
  }

  /** The routine with which one thread starts workers. */
  Start startBy(PythonThread starter) {
    return new Start(starter);
  }

  /** The routine with which one thread waits for the ends of workers. */
  Join joinBy(PythonThread caller) {
    return new Join(caller);
  }

  /** Starts a worker. */
  final class Start extends Routine {
    private static final int CALL = 0;
    private static final int START = 1;
    private static final int AWAIT = 2;
    private static final int STARTED = 3;

    private final PythonThread self;
    private int worker;
    private long beganWaitPs;

    private Start(PythonThread self) {
      this.self = self;
    }

    /** The same routine for a worker. */
    Start of(int number) {
      worker = number;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case CALL:
          state = START;
          if (!areByMain(worker)) {
            runtime.startLine().idleUntilNow(worker);
          }
          program.workerStarts(worker);
          return thread.compute(
              runtime.startCallPs(worker) * runtime.startFactor(worker), Cause.START_UP.id());
        case START:
          SimThread started = runtime.startWorker(worker, workers.get(worker), thread);
          if (threads.put(worker, started) != null) {
            throw new IllegalStateException("worker " + worker + " is started again");
          }
          inOrder.add(started);
          state = AWAIT;
          return runtime.sharesAddresses() ? thread.call(self.detach) : Step.DONE;
        case AWAIT:
          if (!workers.get(worker).hasStarted()) {
            return thread.waitOn(workers.get(worker).startedFutex(), Cause.START_UP.id());
          }
          state = STARTED;
          beganWaitPs = runtime.nowPs();
          return thread.call(self.attach);
        default:
          if (runtime.sharesHeap() && areByMain(worker)) {
            runtime.startLine().startsWaited(self, worker + 1, beganWaitPs);
          }
          return Step.DONE;
      }
    }
  }

  /** Waits for the end of a worker. */
  final class Join extends Routine {
    private static final int LOOK = 0;
    private static final int AWAIT = 1;

    private final PythonThread self;
    private int worker;

    private Join(PythonThread self) {
      this.self = self;
    }

    /** The same routine for a worker. */
    Join of(int number) {
      worker = number;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      SimThread joined = thread(worker);
      switch (state) {
        case LOOK:
          state = AWAIT;
          return joined.hasEnded() ? Step.DONE : thread.call(self.detach);
        case AWAIT:
          if (!joined.hasEnded()) {
            return thread.waitOn(joined.ended(), Cause.QUEUE_EMPTY.id());
          }
          state = AWAIT + 1;
          return thread.call(self.attach);
        default:
          return Step.DONE;
      }
    }
  }
}
