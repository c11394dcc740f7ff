package dev.contend.workloads.program;

import dev.contend.cpu.scheduler.SchedulerCauses;

/**
 * What a worker's time goes into. Every instant of every worker has exactly one of these.
 *
 * <p>The order is that of charts and tables: what is useful first, what is lost to the machine
 * last.
 */
public enum Cause {
  USEFUL_PYTHON(
      "useful Python",
      "Private Python work of the program, at the machine's highest clock; hits of the own cache on locks, counts and variables count too."),
  USEFUL_NATIVE(
      "useful native", "C code of the program, or machine code, at the machine's highest clock."),
  GIL_WAIT(
      "GIL wait",
      "Waiting for the interpreter lock, with what taking it and giving it up costs; before its first instruction, a worker waits for it with whoever starts it."),
  LOCK_SPIN(
      "lock wait, spinning",
      "Trying again and again to take a lock that another thread has, without going to sleep."),
  LOCK_PARKED(
      "lock wait, parked",
      "Asleep until a lock is free, with the calls that put to sleep and wake."),
  REFCOUNT_TRANSFER(
      "reference-count transfer", "Changing a reference count whose line another core has."),
  LINE_TRANSFER(
      "other line transfer",
      "Fetching a line of anything else that another core has: locks, variables, containers, queues."),
  MEMORY("memory", "Waiting for memory: data that no cache has, its latency and its queues."),
  ALLOCATOR(
      "allocator",
      "Making and freeing objects: pools, pages new to the process, delayed frees, objects of another thread."),
  COLLECTOR("collector", "Cycle collections, and threads stopped for them."),
  QUEUE_EMPTY(
      "queue empty", "Waiting for an item of a queue, or for what another thread announces."),
  QUEUE_FULL("queue full", "Waiting for room in a bounded queue."),
  IPC(
      "IPC",
      "Pipes and queues between processes or interpreters: system calls, copies, their Python code."),
  PICKLING("pickling", "Turning objects into bytes and back, to send them to another process."),
  START_UP(
      "start-up",
      "Starting and ending a worker, and waiting until the main thread comes to start it."),
  SCHEDULER_WAIT(
      "scheduler wait",
      "Ready to run, but no hardware thread is free or the CPU quota is used up; and from a wake-up until the thread runs."),
  CLOCK_AND_SMT_LOSS(
      "clock and SMT loss",
      "What work takes longer than at the machine's highest clock on a core of its own: the clock falls with active cores, siblings share a core, some kinds of core are slower."),
  IO_AND_DEVICE("I/O and device", "Asleep until a device has answered, or a timer has gone off."),
  IDLE(
      "idle",
      "After the worker's end, while others still work; before its start, if another worker starts it; and in sleeps that the program asks for.");

  private final String label;
  private final String help;

  Cause(String label, String help) {
    this.label = label;
    this.help = help;
  }

  /** The words used in tables and charts. */
  public String label() {
    return label;
  }

  /** What it is, in a sentence. */
  public String help() {
    return help;
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
