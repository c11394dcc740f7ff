package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.runtime.lock.PyMutex;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.refcount.BiasedRefcount;
import org.jspecify.annotations.Nullable;

/**
 * Reads an item of a container and drops it again.
 *
 * <p>On a free-threaded build first without a lock: header, slot, a reference to what is there, and
 * a second look at the slot. Under the lock instead if the container was never used by another
 * thread than its maker, if the item cannot be referred to so, or if the slot has changed; and
 * always for a set.
 *
 * <p>Source: CPython 3.13 {@code Objects/listobject.c} ({@code list_get_item_ref}), {@code
 * Objects/dictobject.c} ({@code _Py_dict_lookup_threadsafe}). With atomic counts alone there is no
 * way to refer to what may die, so that every read takes the lock.
 */
final class ReadItem extends Routine {
  private static final int ENTER = 0;
  private static final int HEADER = 1;
  private static final int SLOT = 2;
  private static final int TAKE = 3;
  private static final int LOOK_AGAIN = 4;
  private static final int COMPARE = 5;
  private static final int LOCK = 6;
  private static final int LOCKED_SLOT = 7;
  private static final int LOCKED_TAKE = 8;
  private static final int UNLOCK = 9;
  private static final int DROP = 10;
  private static final int LEAVE = 11;
  private static final int END = 12;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final ContainerSection.Enter enter;
  private final ContainerSection.Leave leave;
  private final ChangeCount changeCount;
  private final TakeFound takeFound;
  private final PyMutex.Lock lock;
  private final PyMutex.Unlock unlock;
  private NamedObjects.@Nullable Named named;
  private int index;
  private @Nullable PyObject item;

  ReadItem(PythonRuntime runtime, PythonThread self) {
    this.runtime = runtime;
    this.self = self;
    enter = new ContainerSection.Enter(runtime, self);
    leave = new ContainerSection.Leave(runtime, self);
    changeCount = new ChangeCount(runtime, self);
    takeFound = new TakeFound(runtime, self);
    lock = runtime.lockRoutine(self);
    unlock = runtime.unlockRoutine();
  }

  /** {@code l[i]}, {@code d[k]} or {@code o.a}. */
  ReadItem of(SharedObject container, int itemIndex) {
    named = runtime.objects().get(self, container);
    index = itemIndex;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    NamedObjects.Named target = named;
    if (target == null) {
      return Step.DONE;
    }
    NamedObjects.Container container = target.container();
    switch (state) {
      case ENTER:
        state = HEADER;
        return thread.call(
            enter.of(target, runtime.profile().statements().readItemCycles(), false));
      case HEADER:
        state = mayReadFreely(target) ? SLOT : LOCK;
        return load(thread, target.object().address());
      case SLOT:
        state = TAKE;
        return load(thread, container.slot(index));
      case TAKE:
        item = container.at(index);
        state = LOOK_AGAIN;
        return take(thread, item, false);
      case LOOK_AGAIN:
        if (!runtime.counts().areBiased()) {
          state = DROP;
          return Step.AGAIN;
        }
        state = item != null && takeFound.isTaken() ? COMPARE : LOCK;
        return state == COMPARE ? load(thread, container.slot(index)) : Step.AGAIN;
      case COMPARE:
        if (isStillThere(container)) {
          state = DROP;
          return Step.AGAIN;
        }
        state = LOCK;
        return drop(thread);
      case LOCK:
        container.isShared = true;
        state = LOCKED_SLOT;
        return runtime.hasObjectLocks() ? thread.call(lock.of(container.mutex)) : Step.AGAIN;
      case LOCKED_SLOT:
        state = LOCKED_TAKE;
        return load(thread, container.slot(index));
      case LOCKED_TAKE:
        item = container.at(index);
        state = UNLOCK;
        return take(thread, item, true);
      case UNLOCK:
        state = DROP;
        return runtime.hasObjectLocks() ? thread.call(unlock.of(container.mutex)) : Step.AGAIN;
      case DROP:
        state = LEAVE;
        return drop(thread);
      case LEAVE:
        state = END;
        return thread.call(leave.of(target, false));
      default:
        return Step.DONE;
    }
  }

  /** Compares addresses, as CPython does; another object may have got the same one. */
  private boolean isStillThere(NamedObjects.Container container) {
    PyObject found = item;
    PyObject now = container.at(index);
    return found != null && now != null && found.address() == now.address();
  }

  private boolean mayReadFreely(NamedObjects.Named target) {
    NamedObjects.Container container = target.container();
    if (!runtime.hasObjectLocks()) {
      return true;
    }
    boolean known = container.isShared || target.object().creator() == self.id;
    return runtime.counts().areBiased() && container.readsWithoutLock() && known;
  }

  private Step take(SimThread thread, @Nullable PyObject found, boolean underLock) {
    if (found == null) {
      return Step.AGAIN;
    }
    return found.count() instanceof BiasedRefcount
        ? thread.call(takeFound.of(found, underLock))
        : thread.call(changeCount.of(found, +1));
  }

  private Step drop(SimThread thread) {
    PyObject found = item;
    return found == null ? Step.AGAIN : thread.call(changeCount.of(found, -1));
  }

  private static Step load(SimThread thread, long address) {
    return thread.access(
        address, AccessKind.LOAD, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
  }
}
