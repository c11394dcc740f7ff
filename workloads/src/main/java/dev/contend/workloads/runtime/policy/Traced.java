package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.ObjectKind;
import dev.contend.workloads.program.ObjectPool;
import dev.contend.workloads.runtime.memory.PoolCounts;
import dev.contend.workloads.runtime.memory.RegionHeap;
import dev.contend.workloads.runtime.memory.StartWorld;
import dev.contend.workloads.runtime.memory.StopWorld;

/**
 * Words about objects where nothing is counted: making moves a pointer in the thread's own buffer,
 * dropping does nothing, and a collection copies what is alive.
 *
 * <p>A new buffer is taken by an atomic operation on the line of the thread's NUMA node, whose
 * memory it comes from. If there is no room the thread stops the world and collects; whoever finds
 * that another one is at it waits.
 */
final class Traced {
  private Traced() {}

  /** Makes objects: they stay, or are dead at once. */
  static final class Make extends Routine {
    private static final int NEXT = 0;
    private static final int REFILL = 1;
    private static final int COLLECTED = 2;

    private final PythonRuntime runtime;
    private final PythonThread self;
    private final Safepoint safepoint;
    private final Work work;
    private final Collect collect;
    private long objectBytes;
    private long left;
    private boolean stay;

    Make(PythonRuntime runtime, PythonThread self, Safepoint safepoint) {
      this.runtime = runtime;
      this.self = self;
      this.safepoint = safepoint;
      work = new Work(runtime, self, safepoint);
      collect = new Collect(runtime, self);
    }

    /** Objects of a pool, which keeps them. */
    Make kept(ObjectPool pool, long count) {
      PoolCounts counts = self.process.pools().get(pool.id());
      counts.made(self.id, count);
      return of(pool.kind().bytes(), count, true);
    }

    /** Objects that nobody keeps. */
    Make dropped(ObjectKind kind, long count) {
      return of(kind.bytes(), count, false);
    }

    /** A block that nobody keeps. */
    Make dropped(int bytes) {
      return of(bytes, 1, false);
    }

    private Make of(long payloadBytes, long count, boolean areKept) {
      objectBytes = heap().objectBytes(payloadBytes);
      left = count;
      stay = areKept;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case NEXT:
          if (self.breaker.hasAny()) {
            return thread.call(safepoint);
          }
          return left == 0 ? Step.DONE : piece(thread);
        case REFILL:
          self.bufferBytes = heap().takeBuffer(objectBytes);
          if (self.bufferBytes > 0) {
            state = NEXT;
            return Step.AGAIN;
          }
          heap().fill();
          state = COLLECTED;
          return thread.call(collect.of(false));
        default:
          state = NEXT;
          return Step.AGAIN;
      }
    }

    private Step piece(SimThread thread) {
      long count = Math.min(left, self.bufferBytes / objectBytes);
      if (count == 0) {
        state = REFILL;
        return thread.access(
            runtime.runMemory().youngAddress(thread.numaNode()),
            AccessKind.ATOMIC,
            Cause.ALLOCATOR.id(),
            Cause.ALLOCATOR.id());
      }
      left -= count;
      self.bufferBytes -= count * objectBytes;
      if (stay) {
        heap().made(count * objectBytes);
      }
      return thread.call(work.ofPs(count * (double) heap().costs().allocatePs(), Cause.ALLOCATOR));
    }

    private RegionHeap heap() {
      return runtime.runMemory().regions();
    }
  }

  /** Drops objects: from now on they are garbage. */
  static final class Drop extends Routine {
    private final PythonRuntime runtime;
    private final PythonThread self;
    private long bytes;

    Drop(PythonRuntime runtime, PythonThread self) {
      this.runtime = runtime;
      this.self = self;
    }

    Drop of(ObjectPool pool, long count) {
      PoolCounts counts = self.process.pools().get(pool.id());
      long left = count;
      while (left > 0) {
        int maker = counts.nextMaker(self.id);
        long some = Math.min(left, counts.madeBy(maker));
        counts.drop(maker, some);
        left -= some;
      }
      bytes = count * runtime.runMemory().regions().objectBytes(pool.kind().bytes());
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      runtime.runMemory().regions().died(bytes);
      return Step.DONE;
    }
  }

  /** Collects, with the world stopped. */
  static final class Collect extends Routine {
    private static final int BEGIN = 0;
    private static final int WAITS = 1;
    private static final int WAITED = 2;
    private static final int STOPPED = 3;
    private static final int COPIED = 4;
    private static final int STARTED = 5;
    private static final int END = 6;

    private final PythonRuntime runtime;
    private final PythonThread self;
    private final StopWorld stop;
    private final StartWorld start;
    private boolean all;
    private long stoppedAtPs;

    Collect(PythonRuntime runtime, PythonThread self) {
      this.runtime = runtime;
      this.self = self;
      stop = new StopWorld(self.process.world(), self.member);
      start = new StartWorld(self.process.world());
    }

    /**
     * This routine for a collection.
     *
     * @param whole whether the program asks for it, of everything
     */
    Collect of(boolean whole) {
      all = whole;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      RegionHeap heap = runtime.runMemory().regions();
      Futex ended = runtime.runMemory().collectionEnded();
      switch (state) {
        case BEGIN:
          if (!self.process.isCollecting()) {
            if (!all && !heap.isFull()) {
              return Step.DONE;
            }
            self.process.setCollecting(true);
            self.process.world().collections().begins(thread.name());
            state = STOPPED;
            return thread.call(stop);
          }
          state = WAITS;
          return thread.call(self.detach);
        case WAITS:
          state = WAITED;
          return self.process.isCollecting()
              ? thread.waitOn(ended, Cause.COLLECTOR.id())
              : Step.AGAIN;
        case WAITED:
          state = all ? BEGIN : END;
          return thread.call(self.attach);
        case STOPPED:
          stoppedAtPs = runtime.runMemory().nowPs();
          state = COPIED;
          return thread.occupy(
              heap.costs().pausePs(heap.collect(all), runtime.cores()), Cause.COLLECTOR.id());
        case COPIED:
          runtime.runMemory().countCollection(runtime.runMemory().nowPs() - stoppedAtPs);
          runtime.clearBuffers(self.process);
          state = STARTED;
          return thread.call(start);
        case STARTED:
          self.process.setCollecting(false);
          self.process.world().collections().ends();
          state = END;
          int woken = ended.wake(Integer.MAX_VALUE);
          return woken > 0
              ? thread.occupy(woken * runtime.wakeCallPs(), Cause.COLLECTOR.id())
              : Step.DONE;
        default:
          return Step.DONE;
      }
    }
  }
}
