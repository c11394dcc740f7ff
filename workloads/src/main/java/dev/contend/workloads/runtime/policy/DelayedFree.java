package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.memory.MemoryCosts;
import dev.contend.workloads.runtime.memory.Part;
import dev.contend.workloads.runtime.memory.QuiescentStates;

/** Frees that wait until no thread can be reading: putting one off, and freeing what is due. */
final class DelayedFree {
  private DelayedFree() {}

  /** Puts the free of one block off; announces it when there are many. */
  static final class Delay extends Routine {
    private static final int BEGIN = 0;
    private static final int ANNOUNCED = 1;
    private static final int FULL = 2;

    private final PythonRuntime runtime;
    private final PythonThread self;
    private final FreeDue freeDue;
    private long bytes;

    Delay(PythonRuntime runtime, PythonThread self) {
      this.runtime = runtime;
      this.self = self;
      freeDue = new FreeDue(runtime, self);
    }

    Delay of(long blockBytes) {
      bytes = blockBytes;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      QuiescentStates.Slot slot = self.member.slot();
      MemoryCosts.DelayedFrees limits = runtime.profile().memory().delayed();
      QuiescentStates quiescent = self.process.world().quiescent();
      switch (state) {
        case BEGIN:
          runtime.runMemory().resident().move(Part.OBJECTS, Part.GARBAGE, bytes);
          state = slot.delay(bytes, limits) ? ANNOUNCED : FULL;
          return state == FULL
              ? Step.AGAIN
              : thread.access(
                  quiescent.address(),
                  AccessKind.ATOMIC,
                  Cause.ALLOCATOR.id(),
                  Cause.LINE_TRANSFER.id());
        case ANNOUNCED:
          quiescent.advance();
          slot.announced();
          if (limits.atSafepoint()) {
            self.breaker.request(EvalBreaker.FREE_DELAYED);
          }
          state = FULL;
          return Step.AGAIN;
        case FULL:
          state = FULL + 1;
          return slot.waiting() >= QuiescentStates.CHUNK ? thread.call(freeDue) : Step.AGAIN;
        default:
          return Step.DONE;
      }
    }
  }

  /** Looks at what every thread has seen, and frees what none can be reading any more. */
  static final class FreeDue extends Routine {
    private final PythonRuntime runtime;
    private final PythonThread self;

    FreeDue(PythonRuntime runtime, PythonThread self) {
      this.runtime = runtime;
      this.self = self;
    }

    @Override
    protected Step step(SimThread thread) {
      QuiescentStates quiescent = self.process.world().quiescent();
      if (state < quiescent.slots().size()) {
        long address = quiescent.slots().get(state).address();
        state++;
        return thread.access(
            address, AccessKind.LOAD, Cause.ALLOCATOR.id(), Cause.LINE_TRANSFER.id());
      }
      if (state == Integer.MAX_VALUE) {
        return Step.DONE;
      }
      state = Integer.MAX_VALUE;
      int freed = self.member.slot().free(self.objects, runtime.runMemory().resident(), false);
      runtime.runMemory().resident().settle();
      return thread.compute(
          freed * (double) runtime.profile().memory().freePs(), Cause.ALLOCATOR.id());
    }
  }

  /** A shared container gets new storage, and its old storage is freed, at once or delayed. */
  static final class Outgrow extends Routine {
    private final PythonThread self;
    private final Grow grow;
    private final Delay delay;
    private int bytes;

    Outgrow(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
      this.self = self;
      grow = new Grow(runtime, self, safepoint);
      delay = new Delay(runtime, self);
    }

    Outgrow of(int storageBytes) {
      bytes = storageBytes;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.call(grow.of(bytes));
        case 1:
          return self.isOneOfAWorld() ? thread.call(delay.of(bytes)) : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }

  /** Room for the new storage; where nobody reads without a lock the old one goes at once. */
  private static final class Grow extends Bulk {
    private int bytes;

    Grow(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
      super(runtime, self, safepoint);
    }

    Grow of(int storageBytes) {
      bytes = storageBytes;
      begin(1);
      return this;
    }

    @Override
    long piece(long atMost) {
      makeRaw(bytes);
      if (!self.isOneOfAWorld()) {
        freeRaw(bytes);
      }
      return atMost;
    }
  }
}
