package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import java.util.ArrayDeque;

/**
 * A flag and a queue of sleepers, each with a condition variable of its own, under a mutex. A
 * release hands the lock to the first of the queue. First come, first served.
 *
 * <p>Source: travisdowns, concurrency-hierarchy-bench, {@code fifo_queued}.
 */
final class QueuedLock implements Lock {
  private final Platform platform;
  private final String name;
  private final FutexMutex mutex;
  private final Word taken;
  private final ArrayDeque<Acquire> queue = new ArrayDeque<>();

  QueuedLock(Platform platform, String name) {
    this.platform = platform;
    this.name = name;
    mutex = new FutexMutex(platform, FutexMutex.Kind.NORMAL, name, platform.word());
    taken = platform.word();
  }

  @Override
  public Use use() {
    return new Use(new Acquire(), new Release());
  }

  private final class Acquire extends Routine {
    private static final int BEGIN = 0;
    private static final int HELD = 1;
    private static final int LOOKED = 2;
    private static final int QUEUED = 3;
    private static final int WOKEN = 4;
    private static final int TAKEN = 5;
    private static final int RELEASED = 6;

    private final Use guard = mutex.use();
    private final ConditionVariable handed = new ConditionVariable(platform, name);
    private final Routine untilHanded = handed.waitWith(mutex);
    private final Routine tell = handed.signal();
    private boolean owns;

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          state = HELD;
          return thread.call(guard.acquire());
        case HELD:
          state = LOOKED;
          return taken.load(thread);
        case LOOKED:
          state = taken.value == 0 ? TAKEN : QUEUED;
          return taken.store(thread);
        case QUEUED:
          owns = false;
          queue.addLast(this);
          state = WOKEN;
          return Step.AGAIN;
        case WOKEN:
          if (!owns) {
            return thread.call(untilHanded);
          }
          queue.remove(this);
          state = RELEASED;
          return taken.store(thread);
        case TAKEN:
          taken.value = 1;
          state = RELEASED;
          return Step.AGAIN;
        case RELEASED:
          state = RELEASED + 1;
          return thread.call(guard.release());
        default:
          return Step.DONE;
      }
    }
  }

  private final class Release extends Routine {
    private static final int BEGIN = 0;
    private static final int HELD = 1;
    private static final int LOOKED = 2;
    private static final int TOLD = 3;

    private final Use guard = mutex.use();

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          state = HELD;
          return thread.call(guard.acquire());
        case HELD:
          state = LOOKED;
          return taken.store(thread);
        case LOOKED:
          state = TOLD;
          Acquire next = queue.peekFirst();
          if (next == null) {
            taken.value = 0;
            return Step.AGAIN;
          }
          next.owns = true;
          return thread.call(next.tell);
        case TOLD:
          state = TOLD + 1;
          return thread.call(guard.release());
        default:
          return Step.DONE;
      }
    }
  }
}
