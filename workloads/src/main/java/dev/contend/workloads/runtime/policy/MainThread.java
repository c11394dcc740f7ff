package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.runtime.process.Channel;
import dev.contend.workloads.runtime.process.Pool;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  private static final int MAIN_BODY = 5;
  private static final int CLOSE_POOL = 6;
  private static final int RECEIVE = 7;
  private static final int JOIN = 8;
  private static final int AWAIT_END = 9;
  private static final int ENDED = 10;
  private static final int CLOSE_QUEUES = 11;
  private static final int DETACH = 12;
  private static final int END = 13;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final Program program;
  private final Operations body;
  private final Channel.Get<Payload> receive;
  private final Routine closing;
  private final @Nullable Pool pool;
  private final Safepoint safepoint;
  private final List<Worker> workers;
  private final List<SimThread> threads = new ArrayList<>();
  private long beganWaitPs;
  private int received;
  private int joined;

  MainThread(PythonRuntime runtime, PythonThread self, Program program, List<Worker> workers) {
    this.runtime = runtime;
    this.self = self;
    this.workers = workers;
    safepoint = new Safepoint(runtime, self);
    this.program = program;
    Processes processes = runtime.processes();
    body = new Operations(runtime, self, program.main());
    receive = processes.results().getBy(processes.callerOf(self));
    closing = processes.closingBy(self);
    pool = processes.pool();
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case ATTACH:
        self.breaker.belongsTo(thread);
        self.member.enter();
        state = START_CALL;
        return thread.call(self.attach);
      case START_CALL:
        if (threads.size() == workers.size()) {
          state = MAIN_BODY;
          if (pool != null) {
            pool.start(runtime.processes().helpersOf(self), thread);
          }
          return Step.AGAIN;
        }
        state = START;
        program.workerStarts(threads.size());
        return thread.compute(
            runtime.startCallPs(threads.size()) * runtime.startFactor(threads.size()),
            Cause.START_UP.id());
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
        beganWaitPs = runtime.nowPs();
        return thread.call(self.attach);
      case STARTED:
        if (runtime.sharesHeap()) {
          runtime.startLine().startsWaited(self, threads.size(), beganWaitPs);
        }
        state = START_CALL;
        return Step.AGAIN;
      case MAIN_BODY:
        state = CLOSE_POOL;
        return thread.call(body);
      case CLOSE_POOL:
        state = runtime.sharesAddresses() ? JOIN : RECEIVE;
        return pool == null
            ? Step.AGAIN
            : thread.call(pool.closeBy(runtime.processes().callerOf(self)));
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
          state = CLOSE_QUEUES;
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
      case CLOSE_QUEUES:
        state = DETACH;
        return thread.call(closing);
      case DETACH:
        state = END;
        return thread.call(self.detachForGood);
      default:
        return Step.DONE;
    }
  }
}
