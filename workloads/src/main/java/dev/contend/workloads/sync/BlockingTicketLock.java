package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;

/**
 * A ticket lock whose waiters sleep on one condition variable: each release wakes them all, and all
 * but one go back to sleep. First come, first served.
 *
 * <p>Source: travisdowns, concurrency-hierarchy-bench, {@code blocking_ticket}.
 */
final class BlockingTicketLock implements Lock {
  private final Word drawn;
  private final Word served;
  private final FutexMutex mutex;
  private final ConditionVariable turn;

  BlockingTicketLock(Platform platform, String name) {
    drawn = platform.word();
    served = drawn.beside();
    mutex = new FutexMutex(platform, FutexMutex.Kind.NORMAL, name, drawn.beside());
    turn = new ConditionVariable(platform, name);
  }

  @Override
  public Use use() {
    return new Use(new Acquire(), new Release());
  }

  private final class Acquire extends Routine {
    private static final int DRAW = 0;
    private static final int DRAWN = 1;
    private static final int FIRST_LOOK = 2;
    private static final int LOOK = 3;
    private static final int LOOKED = 4;
    private static final int RELEASED = 5;

    private final Use guard = mutex.use();
    private final Routine untilTurn = turn.waitWith(mutex);
    private long ticket;

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case DRAW:
          state = DRAWN;
          return drawn.atomic(thread);
        case DRAWN:
          ticket = drawn.value++;
          state = FIRST_LOOK;
          return served.load(thread);
        case FIRST_LOOK:
          if (served.value == ticket) {
            return Step.DONE;
          }
          state = LOOK;
          return thread.call(guard.acquire());
        case LOOK:
          state = LOOKED;
          return served.load(thread);
        case LOOKED:
          if (served.value == ticket) {
            state = RELEASED;
            return thread.call(guard.release());
          }
          state = LOOK;
          return thread.call(untilTurn);
        default:
          return Step.DONE;
      }
    }
  }

  private final class Release extends Routine {
    private static final int BEGIN = 0;
    private static final int HELD = 1;
    private static final int SERVED = 2;
    private static final int LOOKED = 3;
    private static final int TOLD = 4;

    private final Use guard = mutex.use();
    private final Routine all = turn.broadcast();

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          state = HELD;
          return thread.call(guard.acquire());
        case HELD:
          state = SERVED;
          return served.store(thread);
        case SERVED:
          served.value++;
          state = LOOKED;
          return drawn.load(thread);
        case LOOKED:
          state = TOLD;
          return served.value < drawn.value ? thread.call(all) : Step.AGAIN;
        case TOLD:
          state = TOLD + 1;
          return thread.call(guard.release());
        default:
          return Step.DONE;
      }
    }
  }
}
