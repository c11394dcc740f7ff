package dev.contend.workloads.program;

import dev.contend.engine.metrics.MetricSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A program of one run: a main thread that starts the workers and waits for their results or ends,
 * and what the workers share. It belongs to one run and is used once.
 */
public interface Program {
  /** The locks that workers share. */
  List<SharedLock> locks();

  /** The variables that workers share. */
  List<SharedVariable> variables();

  /** The queues of {@code multiprocessing} between workers. */
  default List<ProcessQueue> processQueues() {
    return List.of();
  }

  /** Memory that workers read and write in place. */
  default List<SharedMemory> sharedMemory() {
    return List.of();
  }

  /** The pool that the workers belong to; they then have no body, and deliver nothing. */
  default Optional<TaskPool> pool() {
    return Optional.empty();
  }

  /**
   * Whether every worker delivers a result ({@link Op.Deliver}), for which the main thread waits
   * where workers are processes. If not, it only waits for their ends.
   */
  default boolean deliversResults() {
    return pool().isEmpty();
  }

  /** What a process imports that does not inherit it. */
  default Imports imports() {
    return Imports.NONE;
  }

  /** The objects that workers keep, by number. */
  default List<ObjectPool> objectPools() {
    return List.of();
  }

  /** The objects that the program names; by default none. */
  default List<SharedObject> objects() {
    return List.of();
  }

  /**
   * Operations that each worker does after {@link Op.Ready}, for the metrics of time per operation;
   * 0 if the program counts none.
   */
  default long operationsOfEach() {
    return 0;
  }

  /** The conditions that workers share. */
  default List<SharedCondition> conditions() {
    return List.of();
  }

  /** The events that workers share. */
  default List<SharedEvent> events() {
    return List.of();
  }

  /** The semaphores that workers share. */
  default List<SharedSemaphore> semaphores() {
    return List.of();
  }

  /** The barriers that workers share. */
  default List<SharedBarrier> barriers() {
    return List.of();
  }

  /** The queues that workers share. */
  default List<SharedQueue> queues() {
    return List.of();
  }

  /** The thread pools that workers share. */
  default List<SharedPool> pools() {
    return List.of();
  }

  /** The data of extensions that workers share. */
  default List<SharedField> fields() {
    return List.of();
  }

  /** The devices for which workers queue. */
  default List<SharedDevice> devices() {
    return List.of();
  }

  /**
   * The kinds of workers, in the order of the workers' numbers; none if they are not told apart.
   */
  default List<WorkerRole> roles() {
    return List.of();
  }

  /** What a worker does, from its function's first line to its end. */
  Body worker(int index);

  /**
   * Whether the main thread starts a worker, before its own body. Others are started by workers
   * that share a heap with them, by {@link Coordination.Spawn}, or not at all.
   */
  default boolean isStartedByMain(int worker) {
    return true;
  }

  /** What the main thread does when it has started all workers. */
  default Body main() {
    return Op.End::new;
  }

  /** Called once, before anything else. */
  default void place(Placement placement) {}

  /**
   * Called once, before anything runs.
   *
   * @param nowPs the simulated clock
   */
  default void begin(LongSupplier nowPs) {}

  /** Called when a worker's start begins. */
  default void workerStarts(int index) {}

  /** Reports what the program has measured of itself. */
  default void report(MetricSet.Builder metrics) {}

  /** The operations of one worker in the order in which they run. */
  interface Body {
    /**
     * The next operation. It is asked for when the previous one is done, at that simulated instant:
     * what the body reads and writes of its program then happens in the simulated order.
     */
    Op next();

    /** The last operation has brought this item from a queue, or this task of a pool. */
    default void received(int item) {}

    /** The last operation has ended because its limit was over. */
    default void gaveUp() {}
  }
}
