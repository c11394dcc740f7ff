package dev.contend.workloads.runtime.policy;

import dev.contend.cpu.scheduler.Routine;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.lock.CriticalSections;
import dev.contend.workloads.runtime.lock.DropGil;
import dev.contend.workloads.runtime.lock.Gil;
import dev.contend.workloads.runtime.lock.TakeGil;
import dev.contend.workloads.runtime.memory.ObjectHeap;
import dev.contend.workloads.runtime.memory.PagedHeap;
import dev.contend.workloads.runtime.memory.Part;
import dev.contend.workloads.runtime.memory.PoolCounts;
import dev.contend.workloads.runtime.memory.ProcessMemory;
import dev.contend.workloads.runtime.memory.PyObject;
import dev.contend.workloads.runtime.memory.ResidentMemory;
import dev.contend.workloads.runtime.memory.World;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** One thread's interpreter state: its number, its heap, and what others ask of it. */
final class PythonThread {
  final int id;
  final @Nullable Gil gil;
  final EvalBreaker breaker;
  final ObjectHeap heap;
  final ArrayDeque<PyObject> mergeQueue = new ArrayDeque<>();
  final CriticalSections sections;
  final Caller caller;
  final Routine attach;
  final Routine detach;
  final Routine detachForGood;
  final ProcessMemory process;
  final World.Member member;
  private final ArrayDeque<PoolCounts> queued = new ArrayDeque<>();
  private final long[] queuedOfPool;
  PagedHeap objects;

  /** Tracked objects made less freed since it last told the common count. */
  int uncounted;

  /** What is left of the buffer that it makes objects in, where a collector traces. */
  long bufferBytes;

  boolean hasExited;

  /**
   * @param gil the lock of its interpreter; null if there is none
   * @param process whose objects it works on
   */
  PythonThread(PythonRuntime runtime, int id, @Nullable Gil gil, ProcessMemory process) {
    this.id = id;
    this.gil = gil;
    this.process = process;
    objects = process.newHeap();
    queuedOfPool = new long[process.pools().size()];
    breaker =
        new EvalBreaker(
            runtime.memory().reservePages(1, runtime.runMemory().subjects().threadState()));
    World world = process.world();
    member = world.member("thread " + id, breaker, breaker.address() + runtime.lineBytes());
    heap = new ObjectHeap(runtime.memory(), runtime.lineBytes());
    boolean isAtomic = runtime.hasCriticalSections();
    long wakeCallPs = runtime.wakeCallPs();
    Caller bare;
    if (gil == null) {
      bare = new Caller(id, new World.Detach(member), world.new Attach(member));
      detachForGood = bare.detach();
    } else {
      long state = breaker.address();
      bare =
          new Caller(
              id,
              Attachment.detach(state, new DropGil(gil, breaker, wakeCallPs, false), isAtomic),
              Attachment.attach(state, new TakeGil(gil, breaker, wakeCallPs), isAtomic));
      detachForGood =
          Attachment.detach(state, new DropGil(gil, breaker, wakeCallPs, true), isAtomic);
    }
    sections = new CriticalSections(runtime.parkingLot(), bare);
    caller = isAtomic ? sections.caller() : bare;
    attach = caller.attach();
    detach = caller.detach();
  }

  /** Refuses to run Python code without the interpreter lock, where there is one. */
  void requireAttached() {
    if (gil != null && !gil.isHeldBy(breaker)) {
      throw new IllegalStateException("thread " + id + " runs without its interpreter lock");
    }
  }

  /** Whether other threads of its process can run Python code at the same time. */
  boolean isOneOfAWorld() {
    return gil == null;
  }

  /** Another thread has dropped an object of this one, which is to free it. */
  void queue(PoolCounts pool, ResidentMemory resident) {
    resident.move(Part.OBJECTS, Part.QUEUED, pool.objectBytes());
    resident.settle();
    if (queuedOfPool[pool.pool().id()]++ == 0) {
      queued.addLast(pool);
    }
    breaker.request(EvalBreaker.MERGE);
  }

  /** The pool of the next object that is queued, which then is no more; null if none is. */
  @Nullable PoolCounts pollQueued(ResidentMemory resident) {
    PoolCounts pool = queued.peekFirst();
    if (pool == null) {
      return null;
    }
    resident.move(Part.QUEUED, Part.OBJECTS, pool.objectBytes());
    if (--queuedOfPool[pool.pool().id()] == 0) {
      queued.removeFirst();
    }
    return pool;
  }

  /** Whether objects wait to be merged. */
  boolean hasQueued() {
    return !queued.isEmpty() || !mergeQueue.isEmpty();
  }
}
