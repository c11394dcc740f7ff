package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.clock.WorkKind;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SharedObject;
import org.jspecify.annotations.Nullable;

/**
 * Appends new objects to a list, one at a time or many at once.
 *
 * <p>Under the list's lock: the slot, the length in the header, and at times a greater array, into
 * which the old one is copied while the lock is held.
 *
 * <p>Source: CPython 3.13 {@code Objects/listobject.c}: {@code list_append}, {@code list_extend},
 * {@code list_resize}. Departure: the objects appended are private work of the thread and have no
 * counts of their own here.
 */
final class Appending extends Routine {
  private static final int ENTER = 0;
  private static final int STORE_SLOT = 1;
  private static final int STORE_LENGTH = 2;
  private static final int COPY = 3;
  private static final int LEAVE = 4;
  private static final int LEFT = 5;

  private final PythonRuntime runtime;
  private final PythonThread self;
  private final Safepoint safepoint;
  private final ContainerSection.Enter enter;
  private final ContainerSection.Leave leave;
  private NamedObjects.@Nullable Named list;
  private int left;
  private int atOnce;
  private double cycles;

  Appending(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
    this.runtime = runtime;
    this.self = self;
    this.safepoint = safepoint;
    enter = new ContainerSection.Enter(runtime, self);
    leave = new ContainerSection.Leave(runtime, self);
  }

  /** {@code for i in range(items): l.append(i)}. */
  Appending oneByOne(SharedObject to, int items, boolean checksLength) {
    StatementCosts costs = runtime.profile().statements();
    double checkCycles = checksLength ? costs.lengthCheckCycles() : 0;
    return of(to, items, 1, costs.appendCycles() + checkCycles);
  }

  /** {@code l.extend(other)} with so many items. */
  Appending atOnce(SharedObject to, int items) {
    double itemCycles = runtime.profile().statements().extendItemCycles();
    return of(to, 1, items, items * itemCycles);
  }

  private Appending of(SharedObject to, int times, int itemsAtOnce, double statementCycles) {
    list = runtime.objects().get(self, to);
    left = times;
    atOnce = itemsAtOnce;
    cycles = statementCycles;
    return this;
  }

  @Override
  protected Step step(SimThread thread) {
    NamedObjects.Named target = list;
    if (target == null) {
      return Step.DONE;
    }
    NamedObjects.Container container = target.container();
    switch (state) {
      case ENTER:
        if (left-- <= 0) {
          return Step.DONE;
        }
        state = STORE_SLOT;
        return thread.call(enter.of(target, cycles, true));
      case STORE_SLOT:
        state = STORE_LENGTH;
        return store(thread, container.nextSlot());
      case STORE_LENGTH:
        state = COPY;
        return store(thread, target.object().address());
      case COPY:
        state = LEAVE;
        long bytes = container.grow(atOnce);
        return bytes == 0
            ? Step.AGAIN
            : thread.compute(
                bytes * runtime.profile().statements().copyBytePs(),
                Cause.ALLOCATOR.id(),
                WorkKind.MEMORY_BOUND);
      case LEAVE:
        state = LEFT;
        return thread.call(leave.of(target, true));
      default:
        state = ENTER;
        // The loop's jump back looks for requests; the call of append, which is specialised, not.
        return left > 0 && self.breaker.hasAny() ? thread.call(safepoint) : Step.AGAIN;
    }
  }

  /** A store to memory of a container. */
  static Step store(SimThread thread, long address) {
    return thread.access(
        address, AccessKind.STORE, Cause.USEFUL_PYTHON.id(), Cause.LINE_TRANSFER.id());
  }
}
