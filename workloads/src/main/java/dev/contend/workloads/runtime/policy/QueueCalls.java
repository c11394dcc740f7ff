package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.Coordination;
import dev.contend.workloads.program.Program;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.threading.ItemQueue;
import dev.contend.workloads.runtime.threading.LibraryCaller;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calls of a queue: references to its objects, the queue's own routine, and the object that is
 * passed on, whose maker loses sight of it and which the worker that gets it drops at once.
 */
final class QueueCalls {
  private QueueCalls() {}

  /** Takes or gives back all references that one call holds. */
  private static final class References extends Routine {
    private final ChangeCount changeCount;
    private final List<PyObject> objects;
    private final int each;
    private int change;

    References(PythonRuntime runtime, PythonThread self, List<PyObject> objects) {
      this.objects = objects;
      each = runtime.profile().library().queueReferences();
      changeCount = new ChangeCount(runtime, self);
    }

    References by(int toChange) {
      change = toChange;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      if (state == each * objects.size()) {
        return Step.DONE;
      }
      PyObject object = objects.get(state / each);
      state++;
      return thread.call(changeCount.of(object, change));
    }
  }

  /** {@code put}. */
  static final class Put extends Routine {
    private final PythonRuntime runtime;
    private final PythonThread self;
    private final References references;
    private final ItemQueue.Put<Coordinated.Item> put;
    private Program.@Nullable Body body;
    private Coordination.@Nullable Put word;
    private @Nullable PyObject object;

    Put(PythonRuntime runtime, PythonThread self, LibraryCaller caller, Coordinated.Queue queue) {
      this.runtime = runtime;
      this.self = self;
      references = new References(runtime, self, queue.objects());
      put = queue.items().putBy(caller);
    }

    Put of(Coordination.Put toPut, Program.Body toTell) {
      word = toPut;
      body = toTell;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      Coordination.Put current = word;
      if (current == null || body == null) {
        throw new IllegalStateException("of(word) was not called");
      }
      switch (state++) {
        case 0:
          object =
              current.isFresh() ? runtime.counts().newObject(self.id, self.heap.allocate()) : null;
          return object == null
              ? Step.AGAIN
              : thread.access(
                  object.address(),
                  AccessKind.STORE,
                  Cause.USEFUL_PYTHON.id(),
                  Cause.LINE_TRANSFER.id());
        case 1:
          return thread.call(references.by(+1));
        case 2:
          return thread.call(
              put.of(new Coordinated.Item(current.item(), object), current.limitPs()));
        case 3:
          return thread.call(references.by(-1));
        default:
          if (!put.hasSucceeded()) {
            body.gaveUp();
          }
          return Step.DONE;
      }
    }
  }

  /** {@code get}. */
  static final class Get extends Routine {
    private final References references;
    private final ItemQueue.Get<Coordinated.Item> get;
    private final ChangeCount drop;
    private final Program.Body body;
    private long limitPs = Coordination.FOREVER;

    Get(
        PythonRuntime runtime,
        PythonThread self,
        LibraryCaller caller,
        Coordinated.Queue queue,
        Program.Body body) {
      references = new References(runtime, self, queue.objects());
      get = queue.items().getBy(caller);
      drop = new ChangeCount(runtime, self);
      this.body = body;
    }

    Get within(long atMostPs) {
      limitPs = atMostPs;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.call(references.by(+1));
        case 1:
          return thread.call(get.within(limitPs));
        case 2:
          return thread.call(references.by(-1));
        case 3:
          Coordinated.Item item = get.item();
          if (item == null) {
            body.gaveUp();
            return Step.DONE;
          }
          body.received(item.number());
          return item.object() == null ? Step.DONE : thread.call(drop.of(item.object(), -1));
        default:
          return Step.DONE;
      }
    }
  }
}
