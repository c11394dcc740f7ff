package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SharedField.Strategy;
import java.util.List;
import java.util.stream.Stream;

/**
 * An extension's reads and changes of an object's data, as its strategy has it. Where workers share
 * no heap each has data of its own and needs no strategy.
 *
 * <p>Read-copy-update follows McKenney and Slingwine, <i>Read-Copy Update</i>, PDCS 1998: a reader
 * loads the pointer and the data, a writer stores a copy and then the pointer. Departure: the old
 * copy is used again at once instead of after a grace period.
 */
final class FieldAccess extends Routine {
  private static final int BEGIN = 0;
  private static final int LOCKED = 1;
  private static final int DATA = 2;
  private static final int POINTER = 3;
  private static final int UNLOCK = 4;

  private final PythonThread self;
  private final Coordinated.Field field;
  private final boolean isShared;
  private final long privateAddress;
  private final List<Routine> enter;
  private final List<Routine> leave;
  private int object;
  private boolean writes;
  private long copy;

  FieldAccess(PythonRuntime runtime, PythonThread self, Coordinated.Field field) {
    this.self = self;
    this.field = field;
    isShared = runtime.sharesHeap();
    privateAddress = self.heap.allocate();
    List<SharedState.Lock> locks =
        Stream.concat(Stream.of(field.staticLock), field.objects.stream()).toList();
    enter = locks.stream().<Routine>map(one -> new WithLock.Enter(runtime, self, one)).toList();
    leave = locks.stream().<Routine>map(one -> new WithLock.Leave(runtime, self, one)).toList();
  }

  FieldAccess reading(int ofObject) {
    object = ofObject;
    writes = false;
    return this;
  }

  FieldAccess writing(int ofObject) {
    object = ofObject;
    writes = true;
    return this;
  }

  /** Number of the lock that this access takes; -1 for none. */
  private int lock() {
    if (!isShared) {
      return -1;
    }
    return switch (field.strategy) {
      case STATIC_LOCK -> 0;
      case PER_OBJECT_LOCK -> 1 + object;
      case READ_COPY_UPDATE -> writes ? 0 : -1;
      case ATOMICS -> -1;
    };
  }

  @Override
  protected Step step(SimThread thread) {
    switch (state) {
      case BEGIN:
        state = LOCKED;
        return lock() < 0 ? Step.AGAIN : thread.call(enter.get(lock()));
      case LOCKED:
        state = DATA;
        return isCopied() ? access(thread, pointer(), AccessKind.LOAD) : Step.AGAIN;
      case DATA:
        state = POINTER;
        return data(thread);
      case POINTER:
        state = UNLOCK;
        return isCopied() && writes ? access(thread, pointer(), AccessKind.STORE) : Step.AGAIN;
      case UNLOCK:
        state = UNLOCK + 1;
        if (isCopied() && writes) {
          publish();
        }
        return lock() < 0 ? Step.DONE : thread.call(leave.get(lock()));
      default:
        return Step.DONE;
    }
  }

  private boolean isCopied() {
    return isShared && field.strategy == Strategy.READ_COPY_UPDATE;
  }

  private long pointer() {
    return field.objects.get(object).object.address();
  }

  private Step data(SimThread thread) {
    if (!isShared) {
      return access(thread, privateAddress, writes ? AccessKind.STORE : AccessKind.LOAD);
    }
    if (!writes) {
      return access(thread, field.data[object], AccessKind.LOAD);
    }
    if (isCopied()) {
      copy = self.heap.allocate();
      return access(thread, copy, AccessKind.STORE);
    }
    boolean isAtomic = field.strategy == Strategy.ATOMICS;
    return access(thread, field.data[object], isAtomic ? AccessKind.ATOMIC : AccessKind.STORE);
  }

  private void publish() {
    if (field.data[object] != pointer()) {
      self.heap.free(field.data[object]);
    }
    field.data[object] = copy;
  }

  private static Step access(SimThread thread, long address, AccessKind kind) {
    return thread.access(address, kind, Cause.USEFUL_NATIVE.id(), Cause.LINE_TRANSFER.id());
  }
}
