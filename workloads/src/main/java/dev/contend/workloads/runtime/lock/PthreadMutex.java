package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.sync.Lock;
import dev.contend.workloads.sync.Locks;
import dev.contend.workloads.sync.Platform;

/**
 * A {@code pthread_mutex_t} of C code. A thread that waits for it keeps its interpreter, and has no
 * limit.
 */
public final class PthreadMutex implements ThreadLock {
  private final Lock mutex;

  public PthreadMutex(Platform platform, String name) {
    mutex = Locks.pthreadMutex(platform, "pthread mutex '" + name + "'");
  }

  @Override
  public long parks() {
    // Its sleeps are the kernel's, which CPython does not see.
    return 0;
  }

  @Override
  public Use useBy(Caller caller) {
    Lock.Use use = mutex.use();
    return new Use(
        new Acquire() {
          @Override
          protected Step step(SimThread thread) {
            return state++ == 0 ? thread.call(use.acquire()) : end(true);
          }
        },
        use.release());
  }
}
