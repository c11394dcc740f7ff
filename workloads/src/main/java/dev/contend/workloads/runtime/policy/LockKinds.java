package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.Contention;
import dev.contend.engine.trace.Holding;
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
    int subject = names().lock(lock.name());
    long address = object.address();
    return switch (lock.kind()) {
      case LOCK -> threadingLock(named(lock.name()), address, subject);
      case RLOCK -> new RecursiveLock(threadingLock(named(lock.name()), address, subject), address);
      case PYMUTEX ->
          runtime.sharesHeap()
              ? pyMutex(named(lock.name()), heap.allocate(subject), subject)
              : semaphore(named(lock.name()), subject);
      case PTHREAD_MUTEX -> new PthreadMutex(lot.platform(), lock.name());
      case OBJECT ->
          runtime.sharesHeap()
              ? pyMutex(named(lock.name()), address, subject)
              : semaphore(named(lock.name()), subject);
    };
  }

  private Subjects names() {
    return runtime.runMemory().subjects();
  }

  /** A lock as who waits for it is told. */
  private static String named(String lock) {
    return "lock '" + lock + "'";
  }

  /**
   * A {@code threading.Lock} whose object is on the line of an address, which is given to it.
   *
   * @param name what who waits for it is told to wait for
   */
  ThreadLock threadingLock(String name, long address) {
    return threadingLock(name, address, runtime.memory().contention().at(address));
  }

  private ThreadLock threadingLock(String name, long address, int subject) {
    boolean isMutex = runtime.profile().locks().threadingLock() == ThreadingLock.PYMUTEX;
    return runtime.sharesHeap() && isMutex
        ? pyMutex(name, address, subject)
        : semaphore(name, subject);
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
    return new SharedState.Lock(
        kind, object, pyMutex(named(name), address, Contention.UNNAMED), Holding.untold());
  }

  private ThreadLock pyMutex(String name, long address, int subject) {
    return new MutexLock(new PyMutex(name, address, subject), lot);
  }

  private ThreadLock semaphore(String name, int subject) {
    return new Semaphore(lot.platform(), name, heap.allocate(subject));
  }
}
