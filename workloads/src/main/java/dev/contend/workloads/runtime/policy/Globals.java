package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.memory.PyObject;

/**
 * What global variables and shared lists cost to read and write.
 *
 * <p>Source: CPython 3.13 {@code LOAD_GLOBAL} and {@code STORE_GLOBAL} in {@code
 * Python/bytecodes.c}, {@code Objects/dictobject.c}: reads take no lock if they can refer to the
 * value without, writes take the dictionary's.
 */
final class Globals {
  private Globals() {}

  /**
   * Reads a variable: its slot, and a reference to the value while it is used. Where the value may
   * die meanwhile the reference is tried for, and taken under the dictionary's lock if that fails.
   */
  static final class Load extends Routine {
    private static final int SLOT = 0;
    private static final int TAKE = 1;
    private static final int TRIED = 2;
    private static final int LOCKED = 3;
    private static final int TAKEN = 4;
    private static final int DROP = 5;

    private final PythonRuntime runtime;
    private final SharedState.Slot slot;
    private final ChangeCount changeCount;
    private final TakeFound takeFound;
    private final PyMutex dictionaryLock;
    private final PyMutex.Lock lock;
    private final PyMutex.Unlock unlock;
    private PyObject value;

    Load(PythonRuntime runtime, PythonThread self, SharedState.Slot slot) {
      this.runtime = runtime;
      this.slot = slot;
      changeCount = new ChangeCount(runtime, self);
      takeFound = new TakeFound(runtime, self);
      dictionaryLock = runtime.shared().moduleDictionaryLockOf(self.id);
      lock = runtime.lockRoutine(self);
      unlock = runtime.unlockRoutine();
      value = slot.value;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case SLOT:
          state = TAKE;
          return thread.access(
              slot.address, AccessKind.LOAD, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
        case TAKE:
          if (!runtime.sharesHeap()) {
            return Step.DONE;
          }
          value = slot.value;
          state = runtime.counts().areBiased() || !runtime.hasObjectLocks() ? TRIED : LOCKED;
          return state == TRIED ? take(thread, false) : lock(thread);
        case TRIED:
          if (runtime.counts().areBiased() && !takeFound.isTaken()) {
            state = LOCKED;
            return lock(thread);
          }
          state = DROP;
          return Step.AGAIN;
        case LOCKED:
          value = slot.value;
          state = TAKEN;
          return take(thread, true);
        case TAKEN:
          state = DROP;
          return thread.call(unlock.of(dictionaryLock));
        case DROP:
          state = DROP + 1;
          return thread.call(changeCount.of(value, -1));
        default:
          return Step.DONE;
      }
    }

    private Step take(SimThread thread, boolean underLock) {
      return runtime.counts().areBiased()
          ? thread.call(takeFound.of(value, underLock))
          : thread.call(changeCount.of(value, +1));
    }

    private Step lock(SimThread thread) {
      return thread.call(lock.of(dictionaryLock));
    }
  }

  /** Rebinds a variable: a new object, the dictionary's lock, its slot, the old value's end. */
  static final class Store extends Routine {
    private final PythonRuntime runtime;
    private final PythonThread self;
    private final SharedState.Slot slot;
    private final ChangeCount changeCount;
    private final LockedWrite write;
    private PyObject fresh;
    private PyObject old;

    Store(PythonRuntime runtime, PythonThread self, SharedState.Slot slot) {
      this.runtime = runtime;
      this.self = self;
      this.slot = slot;
      changeCount = new ChangeCount(runtime, self);
      write =
          new LockedWrite(
              runtime, self, runtime.shared().moduleDictionaryLockOf(self.id), slot.address);
      fresh = slot.value;
      old = slot.value;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          if (!runtime.sharesHeap()) {
            state = 3;
            return writeTo(thread, slot.address);
          }
          fresh = runtime.counts().newObject(self.id, self.heap.allocate(slot.counts));
          return writeTo(thread, fresh.address());
        case 1:
          return thread.call(write);
        case 2:
          old = slot.value;
          slot.value = fresh;
          return thread.call(changeCount.of(old, -1));
        default:
          return Step.DONE;
      }
    }
  }

  /** {@code results[index] = value} on a list that all workers share. */
  static final class StoreResult extends Routine {
    private final LockedWrite write;

    StoreResult(PythonRuntime runtime, PythonThread self) {
      SharedState shared = runtime.shared();
      write = new LockedWrite(runtime, self, shared.resultListLock, shared.resultListItems);
    }

    @Override
    protected Step step(SimThread thread) {
      return state++ == 0 ? thread.call(write) : Step.DONE;
    }
  }

  /** A write to a container's storage, under its lock where objects have locks. */
  private static final class LockedWrite extends Routine {
    private final boolean hasLock;
    private final PyMutex mutex;
    private final long address;
    private final PyMutex.Lock lock;
    private final PyMutex.Unlock unlock;

    LockedWrite(PythonRuntime runtime, PythonThread self, PyMutex mutex, long address) {
      hasLock = runtime.hasObjectLocks();
      this.mutex = mutex;
      this.address = address;
      lock = runtime.lockRoutine(self);
      unlock = runtime.unlockRoutine();
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return hasLock ? thread.call(lock.of(mutex)) : Step.AGAIN;
        case 1:
          return writeTo(thread, address);
        case 2:
          return hasLock ? thread.call(unlock.of(mutex)) : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }

  private static Routine.Step writeTo(SimThread thread, long address) {
    return thread.access(
        address, AccessKind.STORE, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
  }
}
