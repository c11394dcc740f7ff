package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine.Step;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.trace.Holding;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.Mechanism;
import org.jspecify.annotations.Nullable;

/**
 * An interpreter lock: one thread at a time runs the interpreter.
 *
 * <p>A thread that finds it taken waits for at most the switch interval; if in all that time nobody
 * else got it, it asks the holder to let go, and in any case it waits a whole interval again. The
 * holder sees the request at its next safepoint or when it lets go by itself, and does not go on
 * before another thread has taken the lock. A thread that arrives when the lock is free takes it,
 * even if another has been signalled and is still waking up.
 *
 * <p>Fields, mutex and the condition of a switch are on three lines, as in {@code struct
 * _gil_runtime_state}. Taking and dropping are {@link TakeGil} and {@link DropGil}.
 *
 * <p>Source: CPython 3.13 {@code Python/ceval_gil.c}, {@code Include/internal/pycore_gil.h} with
 * {@code FORCE_SWITCHING}. Departures: the two mutexes cost their atomic operations and are never
 * waited for; a thread that goes to sleep does not pay for unlocking.
 */
public final class Gil {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "interpreter lock (GIL)",
          "A thread needs the lock to run Python code. A thread that finds it taken waits for the"
              + " switch interval; if nobody else got it meanwhile, it asks the holder, which lets"
              + " go at its next safepoint and does not go on before another thread has taken the"
              + " lock. C code that keeps the lock has no safepoint. Whoever finds the lock free takes it, even if a sleeper was signalled.",
          "CPython Python/ceval_gil.c, take_gil and drop_gil with FORCE_SWITCHING",
          "the two mutexes cost their atomic operations and are never waited for");

  private static final long LINE_BYTES = 64;

  /** Where a waiter leaves its request for the lock. */
  public enum RequestPlace {
    /** On the eval breaker of the thread that held it last: CPython 3.13 and later. */
    LAST_HOLDER,
    /** On one word of the interpreter: CPython 3.12 and before. */
    INTERPRETER
  }

  /**
   * What the lock takes beyond accesses to its lines, and how it behaves.
   *
   * @param requestPlace where a waiter leaves its request
   * @param mutexPs private work of a call that locks and unlocks a mutex
   */
  public record Costs(RequestPlace requestPlace, long mutexPs) {}

  private final long address;
  private final long switchIntervalPs;
  private final Costs costs;
  private final Futex released;
  private final Futex switched;
  private final Holding holding;
  private boolean locked;
  private @Nullable EvalBreaker lastHolder;
  private long switches;
  private long dropRequests;
  private int comingBack;

  /**
   * @param name as in the report of a deadlock
   * @param address of the first of its lines
   * @param switchIntervalPs {@code sys.setswitchinterval}, in picoseconds
   */
  public Gil(String name, long address, long switchIntervalPs, Costs costs) {
    this(name, address, switchIntervalPs, costs, Holding.untold());
  }

  /**
   * The same, of whose holders somebody is told.
   *
   * @param name as in the report of a deadlock
   * @param address of the first of its lines
   * @param switchIntervalPs {@code sys.setswitchinterval}, in picoseconds
   */
  public Gil(String name, long address, long switchIntervalPs, Costs costs, Holding holding) {
    this.holding = holding;
    this.address = address;
    this.switchIntervalPs = switchIntervalPs;
    this.costs = costs;
    released = new Futex("the " + name, address);
    switched = new Futex("another thread to take the " + name, address);
  }

  /** Where the first of its lines is. */
  public long address() {
    return address;
  }

  /** Times the lock went from one thread to another. */
  public long switches() {
    return switches;
  }

  /** Times a waiter asked the holder to let go. */
  public long dropRequests() {
    return dropRequests;
  }

  /** Threads that sleep until it is free. */
  public int waiters() {
    return released.waiters();
  }

  /** Whether a thread holds it. */
  public boolean isHeld() {
    return locked;
  }

  /** Whether the thread with this eval breaker holds it. */
  public boolean isHeldBy(EvalBreaker breaker) {
    return locked && lastHolder == breaker;
  }

  // ---- for taking and dropping ----------------------------------------------------------------

  long mutexPs() {
    return costs.mutexPs();
  }

  /** The thread takes the lock, which is free. */
  void take(EvalBreaker breaker, SimThread thread) {
    if (locked) {
      throw new IllegalStateException("an interpreter lock is taken twice");
    }
    locked = true;
    holding.begins(thread.name());
    if (lastHolder != breaker) {
      // The first thread ever to take the lock gets it from nobody.
      switches += lastHolder == null ? 0 : 1;
      lastHolder = breaker;
    }
    breaker.take(EvalBreaker.DROP_GIL);
  }

  /** The holder lets go; returns whether a waiter was signalled. */
  boolean free() {
    locked = false;
    holding.ends();
    int woken = released.wake(1);
    comingBack += woken;
    return woken > 0;
  }

  /** A waiter is awake again, signalled or not. */
  void cameBack(boolean wasSignalled) {
    comingBack -= wasSignalled ? 1 : 0;
  }

  /** Whether a waiter that was signalled has not come back yet. */
  boolean awaitsSignalled() {
    return comingBack > 0;
  }

  /** Tells a thread that waits for a switch; returns whether there was one. */
  boolean signalSwitch() {
    return switched.wake(1) > 0;
  }

  /** A waiter whose interval is over asks the holder; the lock may have been freed meanwhile. */
  void askHolder() {
    EvalBreaker holder = lastHolder;
    if (locked && holder != null) {
      dropRequests++;
      holder.request(EvalBreaker.DROP_GIL);
    }
  }

  /** Whether no other thread has taken the lock since this one held it. */
  boolean hasNotSwitchedFrom(EvalBreaker breaker) {
    return lastHolder == breaker;
  }

  Step lockMutex(SimThread thread) {
    return atomic(thread, address + LINE_BYTES);
  }

  /** The lock inside the condition that waiters sleep at. */
  Step lockCondition(SimThread thread) {
    return atomic(thread, address);
  }

  Step lockSwitchMutex(SimThread thread) {
    return atomic(thread, address + 2 * LINE_BYTES);
  }

  /** The access to the word that the request is left on. */
  Step request(SimThread thread) {
    EvalBreaker holder = lastHolder;
    return atomic(
        thread,
        holder == null || costs.requestPlace() == RequestPlace.INTERPRETER
            ? address + 3 * LINE_BYTES
            : holder.address());
  }

  /** The access to the word that the taker clears requests on. */
  Step clearRequest(SimThread thread, EvalBreaker breaker) {
    return atomic(
        thread,
        costs.requestPlace() == RequestPlace.INTERPRETER
            ? address + 3 * LINE_BYTES
            : breaker.address());
  }

  Step awaitRelease(SimThread thread) {
    return thread.waitOn(released, switchIntervalPs, Cause.GIL_WAIT.id());
  }

  Step awaitSwitch(SimThread thread) {
    return thread.waitOn(switched, Cause.GIL_WAIT.id());
  }

  private static Step atomic(SimThread thread, long word) {
    return thread.access(word, AccessKind.ATOMIC, Cause.GIL_WAIT.id(), Cause.GIL_WAIT.id());
  }
}
