package dev.contend.workloads.runtime.threading;

import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.lock.ParkingLot;
import dev.contend.workloads.runtime.lock.ThreadLock;

/**
 * What the standard library's objects are made of in one version of CPython.
 *
 * @param lot where C code parks threads
 * @param locks what {@code threading.Lock()} makes
 * @param costs time of its Python code
 */
public record Library(ParkingLot lot, LockFactory locks, LibraryCosts costs) {
  /** A new lock on a line of its own. */
  ThreadLock newLock(String name) {
    return newLock(name, name);
  }

  /** The same, which counts as one subject with all others of a name. */
  ThreadLock newLock(String name, String subject) {
    String plain = subject.replaceFirst("^the ", "");
    return locks.make(name, lot.platform().reserveLine(SubjectKind.LOCK, plain));
  }

  /** Makes locks. */
  @FunctionalInterface
  public interface LockFactory {
    /**
     * A free lock.
     *
     * @param name as in the report of a deadlock
     * @param address of the lock object
     */
    ThreadLock make(String name, long address);
  }
}
