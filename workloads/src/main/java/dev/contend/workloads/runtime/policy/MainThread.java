package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Payload;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.runtime.process.Channel;
import dev.contend.workloads.runtime.process.Pool;
import org.jspecify.annotations.Nullable;

/**
 * The main thread: it starts the workers one after the other, takes their results, and waits for
 * their ends, also of those that workers have started, as {@code threading} does at the end of a
 * program.
 */
final class MainThread extends Routine {
  private static final int ATTACH = 0;
  private static final int START_WORKERS = 1;
  private static final int MAIN_BODY = 2;
  private static final int CLOSE_POOL = 3;
  private static final int RECEIVE = 4;
  private static final int JOIN = 5;
  private static final int AWAIT_END = 6;
  private static final int ENDED = 7;
  private static final int CLOSE_QUEUES = 8;
  private static final int DETACH = 9;
  private static final int END = 10;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final Operations body;
  private final Channel.Get<Payload> receive;
  private final Routine closing;
  private final @Nullable Pool pool;
  private final Safepoint safepoint;
  private final Starts starts;
  private final Starts.Start start;
  private int next;
  private int received;
  private int joined;

  MainThread(PythonRuntime runtime, PythonThread self, Program program) {
    this.runtime = runtime;
    this.self = self;
    starts = runtime.starts();
    start = starts.startBy(self);
    safepoint = new Safepoint(runtime, self);
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
        state = START_WORKERS;
        return thread.call(self.attach);
      case START_WORKERS:
        next = starts.nextOfMain(next);
        if (next == starts.workers()) {
          state = MAIN_BODY;
          if (pool != null) {
            pool.start(runtime.processes().helpersOf(self), thread);
          }
          return Step.AGAIN;
        }
        return thread.call(start.of(next++));
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
        if (joined == starts.inOrder().size()) {
          state = CLOSE_QUEUES;
          return Step.AGAIN;
        }
        state = AWAIT_END;
        return thread.call(self.detach);
      case AWAIT_END:
        if (!starts.inOrder().get(joined).hasEnded()) {
          return thread.waitOn(starts.inOrder().get(joined).ended(), Cause.IDLE.id());
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
