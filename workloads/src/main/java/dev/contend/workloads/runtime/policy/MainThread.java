package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.process.ResultPipe;
import java.util.ArrayList;
import java.util.List;

/**
 * The main thread: it starts the workers one after the other, takes their results, and waits for
 * their ends.
 *
 * <p>Source: CPython 3.13 {@code Lib/threading.py}: {@code Thread.start} returns when the new
 * thread runs; {@code Lib/multiprocessing/process.py}: {@code Process.start} does not wait.
 */
final class MainThread extends Routine {
  private static final int ATTACH = 0;
  private static final int START_CALL = 1;
  private static final int START = 2;
  private static final int AWAIT_START = 3;
  private static final int STARTED = 4;
  private static final int RECEIVE = 5;
  private static final int JOIN = 6;
  private static final int AWAIT_END = 7;
  private static final int ENDED = 8;
  private static final int DETACH = 9;
  private static final int END = 10;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final ResultPipe.Receive receive;
  private final Safepoint safepoint;
  private final List<Worker> workers;
  private final List<SimThread> threads = new ArrayList<>();
  private int received;
  private int joined;

  MainThread(PythonRuntime runtime, PythonThread self, List<Worker> workers) {
    this.runtime = runtime;
    this.self = self;
    this.workers = workers;
    safepoint = new Safepoint(runtime, self);
    receive = new ResultPipe.Receive(runtime.pipe(), runtime.profile().process());
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case ATTACH:
        self.breaker.belongsTo(thread);
        state = START_CALL;
        return thread.call(self.attach);
      case START_CALL:
        if (threads.size() == workers.size()) {
          state = runtime.sharesAddresses() ? JOIN : RECEIVE;
          return Step.AGAIN;
        }
        state = START;
        return thread.compute(
            runtime.startCallPs() * runtime.startFactor(threads.size()), Cause.START_UP.id());
      case START:
        Worker next = workers.get(threads.size());
        threads.add(runtime.startWorker(threads.size(), next, thread));
        state = runtime.sharesAddresses() ? AWAIT_START : START_CALL;
        return runtime.sharesAddresses() ? thread.call(self.detach) : Step.AGAIN;
      case AWAIT_START:
        Worker started = workers.get(threads.size() - 1);
        if (!started.hasStarted()) {
          return thread.waitOn(started.startedFutex(), Cause.START_UP.id());
        }
        state = STARTED;
        return thread.call(self.attach);
      case STARTED:
        state = START_CALL;
        return Step.AGAIN;
      case RECEIVE:
        if (received == runtime.resultsExpected()) {
          state = JOIN;
          return Step.AGAIN;
        }
        received++;
        return thread.call(receive);
      case JOIN:
        if (self.breaker.hasAny()) {
          return thread.call(safepoint);
        }
        if (joined == threads.size()) {
          state = DETACH;
          return Step.AGAIN;
        }
        state = AWAIT_END;
        return thread.call(self.detach);
      case AWAIT_END:
        if (!threads.get(joined).hasEnded()) {
          return thread.waitOn(threads.get(joined).ended(), Cause.IDLE.id());
        }
        state = ENDED;
        return thread.call(self.attach);
      case ENDED:
        joined++;
        state = JOIN;
        return Step.AGAIN;
      case DETACH:
        state = END;
        return thread.call(self.detachForGood);
      default:
        return Step.DONE;
    }
  }
}
