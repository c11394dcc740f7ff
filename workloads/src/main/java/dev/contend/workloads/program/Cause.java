package dev.contend.workloads.program;

import dev.contend.cpu.scheduler.SchedulerCauses;

/**
 * What a worker's time goes into. Every instant of every worker has exactly one of these.
 *
 * <p>The order is that of charts and tables: what is useful first, what is lost to the machine
 * last.
 */
public enum Cause {
  USEFUL_PYTHON("useful Python"),
  USEFUL_NATIVE("useful native"),
  GIL_WAIT("GIL wait"),
  LOCK_SPIN("lock wait, spinning"),
  LOCK_PARKED("lock wait, parked"),
  REFCOUNT_TRANSFER("reference-count transfer"),
  LINE_TRANSFER("other line transfer"),
  MEMORY("memory"),
  ALLOCATOR("allocator"),
  COLLECTOR("collector"),
  QUEUE_EMPTY("queue empty"),
  QUEUE_FULL("queue full"),
  IPC("IPC"),
  PICKLING("pickling"),
  START_UP("start-up"),
  SCHEDULER_WAIT("scheduler wait"),
  CLOCK_AND_SMT_LOSS("clock and SMT loss"),
  IO_AND_DEVICE("I/O and device"),
  IDLE("idle");

  private final String label;

  Cause(String label) {
    this.label = label;
  }

  /** The words used in tables and charts. */
  public String label() {
    return label;
  }

  /** The number that the layers below know it by. */
  public int id() {
    return ordinal();
  }

  /** Whether it is lost: neither useful Python nor useful native work. */
  public boolean isLoss() {
    return this != USEFUL_PYTHON && this != USEFUL_NATIVE;
  }

  /** Whether it is a wait for what other threads have or do, so that it matters for what. */
  public boolean isForOthers() {
    return switch (this) {
      case GIL_WAIT,
          LOCK_SPIN,
          LOCK_PARKED,
          REFCOUNT_TRANSFER,
          LINE_TRANSFER,
          MEMORY,
          ALLOCATOR,
          COLLECTOR,
          QUEUE_EMPTY,
          QUEUE_FULL,
          IPC ->
          true;
      default -> false;
    };
  }

  /** The causes that the scheduler charges by itself. */
  public static SchedulerCauses ofScheduler() {
    return new SchedulerCauses(
        START_UP.id(), SCHEDULER_WAIT.id(), CLOCK_AND_SMT_LOSS.id(), IDLE.id());
  }
}
