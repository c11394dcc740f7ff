package dev.contend.workloads.runtime.lock;

/**
 * How the locks of one version and build wait.
 *
 * @param spins yields of a thread that finds a PyMutex taken, before it parks
 * @param reloadEvery after how many of these it looks at the mutex again; 0 for never
 * @param fairAfterPs how long a thread waits until a PyMutex is handed over to it
 * @param buckets queues of the parking lot
 * @param threadingLock what {@code threading.Lock} is made of
 */
public record LockSettings(
    int spins, int reloadEvery, long fairAfterPs, int buckets, ThreadingLock threadingLock) {

  public LockSettings {
    if (spins < 0 || reloadEvery < 0 || fairAfterPs < 0 || buckets < 1) {
      throw new IllegalArgumentException(
          "spins "
              + spins
              + ", reloadEvery "
              + reloadEvery
              + ", fairAfterPs "
              + fairAfterPs
              + ", buckets "
              + buckets
              + "; must not be negative, buckets 1 or more");
    }
  }

  /** What {@code threading.Lock} is made of. */
  public enum ThreadingLock {
    /** A POSIX semaphore: up to CPython 3.13. */
    SEMAPHORE,
    /** A PyMutex: from CPython 3.14 on. */
    PYMUTEX
  }
}
