package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.SharedObject;
import dev.contend.workloads.runtime.memory.PyObject;
import org.jspecify.annotations.Nullable;

/**
 * Puts a new object into a container, in place of an item or as a further one, or takes the last
 * item out and drops it.
 *
 * <p>The old object's reference is given back after the lock is free, as CPython does it.
 *
 * <p>Source: CPython 3.13 {@code Objects/listobject.c} ({@code list_ass_item}, {@code list_pop}),
 * {@code Objects/dictobject.c} ({@code insertdict}, {@code dict_pop}; attributes of instances
 * likewise): all under the object's critical section.
 */
final class ChangeItem extends Routine {
  private static final int NEW_OBJECT = 0;
  private static final int ENTER = 1;
  private static final int CHANGE = 2;
  private static final int STORE_LENGTH = 3;
  private static final int LEAVE = 4;
  private static final int DROP_OLD = 5;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final ContainerSection.Enter enter;
  private final ContainerSection.Leave leave;
  private final ChangeCount changeCount;
  private NamedObjects.@Nullable Named named;
  private boolean drops;
  private int index;
  private boolean lengthChanges;
  private @Nullable PyObject fresh;
  private @Nullable PyObject old;

  ChangeItem(PythonRuntime runtime, PythonThread self) {
    this.runtime = runtime;
    this.self = self;
    enter = new ContainerSection.Enter(runtime, self);
    leave = new ContainerSection.Leave(runtime, self);
    changeCount = new ChangeCount(runtime, self);
  }

  /** {@code l[i] = x}; a new item if there are not so many yet. */
  ChangeItem write(SharedObject container, int item) {
    named = runtime.objects().get(self, container);
    index = item;
    drops = false;
    return this;
  }

  /** {@code l.pop()}. */
  ChangeItem drop(SharedObject container) {
    named = runtime.objects().get(self, container);
    drops = true;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    NamedObjects.Named target = named;
    if (target == null) {
      return Step.DONE;
    }
    switch (state++) {
      case NEW_OBJECT:
        old = null;
        fresh = drops ? null : newItem(target.container());
        return fresh == null ? Step.AGAIN : Appending.store(thread, fresh.address());
      case ENTER:
        return thread.call(enter.of(target, cycles(), true));
      case CHANGE:
        return change(thread, target.container());
      case STORE_LENGTH:
        return lengthChanges ? Appending.store(thread, target.object().address()) : Step.AGAIN;
      case LEAVE:
        return thread.call(leave.of(target, true));
      case DROP_OLD:
        return old == null ? Step.DONE : thread.call(changeCount.of(old, -1));
      default:
        return Step.DONE;
    }
  }

  private PyObject newItem(NamedObjects.Container container) {
    return runtime.counts().newObject(self.id, self.heap.allocate(container.itemCounts));
  }

  private double cycles() {
    StatementCosts costs = runtime.profile().statements();
    return drops ? costs.dropItemCycles() : costs.writeItemCycles();
  }

  private Step change(SimThread thread, NamedObjects.Container container) {
    int size = container.items.size();
    PyObject put = fresh;
    if (put == null) {
      old = size == 0 ? null : container.items.remove(size - 1);
    } else if (index < size) {
      old = container.items.set(index, put);
    } else {
      container.items.add(put);
    }
    lengthChanges = container.items.size() != size;
    return Appending.store(thread, container.slot(Math.min(index, container.items.size())));
  }
}
