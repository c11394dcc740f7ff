package dev.contend.workloads.runtime.lock;

import dev.contend.workloads.runtime.Caller;

/**
 * A PyMutex as a lock of its own: {@code threading.Lock} from CPython 3.14 on, and the static lock
 * of an extension.
 *
 * <p>Source: CPython 3.14 {@code Modules/_threadmodule.c}, {@code lock_PyThread_acquire_lock}.
 */
public final class MutexLock implements ThreadLock {
  private final PyMutex mutex;
  private final ParkingLot lot;

  public MutexLock(PyMutex mutex, ParkingLot lot) {
    this.mutex = mutex;
    this.lot = lot;
  }

  /** The mutex itself. */
  public PyMutex mutex() {
    return mutex;
  }

  @Override
  public long parks() {
    return mutex.parks();
  }

  @Override
  public Use useBy(Caller caller) {
    return new Use(new PyMutex.Lock(lot, caller).of(mutex), new PyMutex.Unlock(lot).of(mutex));
  }
}
