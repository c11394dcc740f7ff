package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import org.jspecify.annotations.Nullable;

/**
 * Attaching a thread to its interpreter, or detaching it: changes of its own state, and of the
 * interpreter lock if there is one.
 *
 * <p>A free-threaded build changes the state by atomic operations, because a thread that stops the
 * world changes it too: two to attach (the state; the sequence of memory reclamation, a
 * sequentially consistent store), one to detach. A build with the GIL changes it by one plain
 * store.
 *
 * <p>Source: CPython 3.13 {@code Python/pystate.c}, {@code _PyThreadState_Attach} and {@code
 * detach_thread}; {@code Python/qsbr.c}, {@code _Py_qsbr_attach}. Departure: the read of the shared
 * write sequence is left out.
 */
final class Attachment extends Routine {
  private final long stateAddress;
  private final @Nullable Routine lock;
  private final boolean lockFirst;
  private final AccessKind kind;
  private final int changes;

  private Attachment(
      long stateAddress, @Nullable Routine lock, boolean lockFirst, AccessKind kind, int changes) {
    this.stateAddress = stateAddress;
    this.lock = lock;
    this.lockFirst = lockFirst;
    this.kind = kind;
    this.changes = changes;
  }

  /**
   * @param stateAddress of the thread's state
   * @param take takes the interpreter lock; null if there is none
   * @param isAtomic whether the build is free-threaded
   */
  static Attachment attach(long stateAddress, @Nullable Routine take, boolean isAtomic) {
    return isAtomic
        ? new Attachment(stateAddress, take, true, AccessKind.ATOMIC, 2)
        : new Attachment(stateAddress, take, true, AccessKind.STORE, 1);
  }

  /**
   * @param drop drops the interpreter lock; null if there is none
   */
  static Attachment detach(long stateAddress, @Nullable Routine drop, boolean isAtomic) {
    AccessKind kind = isAtomic ? AccessKind.ATOMIC : AccessKind.STORE;
    return new Attachment(stateAddress, drop, false, kind, 1);
  }

  @Override
  protected Step step(SimThread thread) {
    int at = state++;
    if (at == (lockFirst ? 0 : changes)) {
      return lock == null ? Step.AGAIN : thread.call(lock);
    }
    if (at <= changes) {
      return thread.access(stateAddress, kind, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
    }
    return Step.DONE;
  }
}
