package dev.contend.workloads.runtime.policy;

import dev.contend.workloads.program.SharedLock;
import dev.contend.workloads.runtime.lock.LockSettings.ThreadingLock;
import dev.contend.workloads.runtime.lock.MutexLock;
import dev.contend.workloads.runtime.lock.ParkingLot;
import dev.contend.workloads.runtime.lock.PthreadMutex;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.lock.RecursiveLock;
import dev.contend.workloads.runtime.lock.Semaphore;
import dev.contend.workloads.runtime.lock.ThreadLock;
import dev.contend.workloads.runtime.memory.ObjectHeap;
import dev.contend.workloads.runtime.memory.PyObject;

/**
 * What a program's locks are made of in a version of CPython.
 *
 * <p>Where workers share no heap every lock is a semaphore in shared memory, or a recursive lock
 * over one: {@code multiprocessing.Lock} and {@code RLock}.
 */
final class LockKinds {
  private final PythonRuntime runtime;
  private final ParkingLot lot;
  private final ObjectHeap heap;

  LockKinds(PythonRuntime runtime, ObjectHeap heap) {
    this.runtime = runtime;
    lot = runtime.parkingLot();
    this.heap = heap;
  }

  /**
   * A free lock.
   *
   * @param object what Python code refers to; its lock byte is on the object's line
   */
  ThreadLock make(SharedLock lock, PyObject object) {
    return switch (lock.kind()) {
      case LOCK -> threadingLock(lock.name(), object.address());
      case RLOCK ->
          new RecursiveLock(threadingLock(lock.name(), object.address()), object.address());
      case PYMUTEX ->
          runtime.sharesHeap() ? pyMutex(lock.name(), heap.allocate()) : semaphore(lock.name());
      case PTHREAD_MUTEX -> new PthreadMutex(lot.platform(), lock.name());
      case OBJECT ->
          runtime.sharesHeap() ? pyMutex(lock.name(), object.address()) : semaphore(lock.name());
    };
  }

  /** A {@code threading.Lock} whose object is on the line of an address. */
  ThreadLock threadingLock(String name, long address) {
    boolean isMutex = runtime.profile().locks().threadingLock() == ThreadingLock.PYMUTEX;
    return runtime.sharesHeap() && isMutex ? pyMutex(name, address) : semaphore(name);
  }

  /** A static lock of an extension. */
  SharedState.Lock staticLock(String name, long address) {
    return extensionLock(SharedLock.Kind.PYMUTEX, name, address);
  }

  /** The lock in the header of an object at an address. */
  SharedState.Lock objectLock(String name, long address) {
    return extensionLock(SharedLock.Kind.OBJECT, name, address);
  }

  private SharedState.Lock extensionLock(SharedLock.Kind kind, String name, long address) {
    PyObject object = new PyObject(address, null, SharedState.MAIN);
    return new SharedState.Lock(kind, object, pyMutex(name, address));
  }

  private ThreadLock pyMutex(String name, long address) {
    return new MutexLock(new PyMutex("lock '" + name + "'", address), lot);
  }

  private ThreadLock semaphore(String name) {
    return new Semaphore(lot.platform(), name, heap.allocate());
  }
}
