package dev.contend.cpu.scheduler;

import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.scheduler.HardwareThread.Operation;
import dev.contend.cpu.scheduler.Routine.Step;
import dev.contend.cpu.scheduler.SimThread.State;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Decides which thread runs on which hardware thread, and accounts the time of threads.
 *
 * <p>One run queue for each hardware thread, the thread with the least virtual runtime first, as in
 * Linux's fair scheduler; a time slice only where somebody waits; an idle hardware thread takes a
 * waiting thread from the longest queue. {@link LoadBalancer} evens out queues in the long run,
 * {@link Bandwidth} holds the program to its CPU quota.
 *
 * <p>Source: Linux {@code kernel/sched/fair.c} (6.6 to 6.12). Departures: all threads have the same
 * weight; virtual deadlines are left out.
 */
public final class OsScheduler {
  private final SimKernel kernel;
  private final Machine machine;
  private final SchedulerSettings settings;
  private final SchedulerCauses causes;
  private final CauseAccount account;
  private final MemoryPort memory;
  private final HardwareThread[] hardwareThreads;
  private final Execution execution;
  private final Liveness liveness;
  private final Spinning spinning;
  private final Switching switching;
  private final List<SimThread> threads = new ArrayList<>();
  private IntConsumer endOfHolder = holder -> {};

  /** A scheduler for a program without a CPU quota. */
  public OsScheduler(
      SimKernel kernel,
      Processor processor,
      SchedulerSettings settings,
      SchedulerCauses causes,
      CauseAccount account,
      MemoryPort memory,
      RandomStreams random) {
    this(kernel, processor, settings, CpuQuota.UNLIMITED, causes, account, memory, random);
  }

  /** A scheduler that holds all threads but those of the background to a CPU quota. */
  public OsScheduler(
      SimKernel kernel,
      Processor processor,
      SchedulerSettings settings,
      CpuQuota quota,
      SchedulerCauses causes,
      CauseAccount account,
      MemoryPort memory,
      RandomStreams random) {
    this.kernel = kernel;
    machine = processor.machine();
    this.settings = settings;
    this.causes = causes;
    this.account = account;
    this.memory = memory;
    hardwareThreads = new HardwareThread[machine.hardwareThreads()];
    for (int i = 0; i < hardwareThreads.length; i++) {
      hardwareThreads[i] = new HardwareThread(this, i, machine.coreOf(i));
    }
    execution = new Execution(kernel, processor, hardwareThreads);
    liveness = new Liveness(kernel);
    spinning = new Spinning(hardwareThreads, memory, liveness);
    switching =
        new Switching(this, hardwareThreads, execution.speeds(), quota, this::usedUp, random);
    if (settings.backgroundShare() > 0) {
      BackgroundLoad.start(this, settings, random);
    }
  }

  /**
   * Starts a thread.
   *
   * @param name as in messages
   * @param holder number of its account, or {@link SimThread#UNACCOUNTED}
   * @param affinity hardware threads it may run on; null for all
   * @param near thread next to which it starts; null for the machine's first hardware thread
   */
  public SimThread start(
      String name, int holder, int @Nullable [] affinity, @Nullable SimThread near, Routine code) {
    SimThread thread = new SimThread(this, name, holder, false, affinity, code);
    if (near != null) {
      thread.setHardwareThread(near.hardwareThread());
    }
    threads.add(thread);
    liveness.born(thread);
    liveness.canGoOn(thread);
    switching.place(thread);
    return thread;
  }

  /** Starts a thread that does not count when the run looks for its end, and that sleeps first. */
  void startBackground(int hardwareThread, long sleepPs, Routine code) {
    SimThread thread =
        new SimThread(
            this,
            "background " + hardwareThread,
            SimThread.UNACCOUNTED,
            true,
            new int[] {hardwareThread},
            code);
    thread.setHardwareThread(hardwareThread);
    threads.add(thread);
    thread.startAsleep(sleepPs);
  }

  /**
   * Accounts what has kept back the starts of some holders' threads: whoever starts them has waited
   * for it from an instant until now.
   *
   * @param first from which holder on threads have not been started
   * @param isKeptBack which of these holders wait for that start
   * @param address of a line of what was waited for
   */
  public void startsWaited(
      int first, IntPredicate isKeptBack, int cause, long address, long sincePs) {
    int subject = memory.contention().at(address);
    for (int holder = first; holder < account.holders(); holder++) {
      if (isKeptBack.test(holder)) {
        account.charge(holder, causes.startUp(), sincePs);
        long waitedPs = account.charge(holder, cause, kernel.nowPs());
        memory.contention().waited(subject, cause, waitedPs, holder);
      }
    }
  }

  /** Accounts that a holder has had no thread until now, and that nothing has kept it back. */
  public void idleUntilNow(int holder) {
    account.charge(holder, causes.idle(), kernel.nowPs());
  }

  /** Tells the number of each thread's account at the thread's end. */
  public void tellEnds(IntConsumer listener) {
    endOfHolder = listener;
  }

  /** The threads that wait for each other, if the run ended in a deadlock. */
  public List<Waiting> deadlock() {
    return liveness.deadlock(threads);
  }

  /** Whether all threads that count have ended, or each of the rest waits for another. */
  public boolean isOver() {
    return liveness.isOver();
  }

  /** Closes all accounts at the present instant. */
  public void closeAccounts() {
    execution.settleAll();
    for (SimThread thread : threads) {
      thread.charging().charge();
    }
    for (int holder = 0; holder < account.holders(); holder++) {
      if (account.accountedUntilPs(holder) == 0) {
        account.charge(holder, causes.startUp(), kernel.nowPs());
      }
    }
    switching.tellLastTurns();
  }

  /** Times a hardware thread went from one thread to another. */
  public long contextSwitches() {
    return switching.contextSwitches();
  }

  /** CPU time of all threads so far but those of the background. */
  public long cpuTimePs() {
    return switching.cpuTimePs();
  }

  /** Times a thread went on on another core than before. */
  public long migrations() {
    return switching.migrations();
  }

  /** Whether the program has a CPU quota. */
  public boolean hasQuota() {
    return switching.bandwidth().isLimited();
  }

  /** Periods of the CPU quota that have ended while it was in use. */
  public long quotaPeriods() {
    return switching.bandwidth().periods();
  }

  /** Of these, those at whose end some hardware thread's queue was throttled. */
  public long throttledPeriods() {
    return switching.bandwidth().throttledPeriods();
  }

  /** Time that queues of hardware threads were throttled, all together. */
  public long throttledPs() {
    return switching.bandwidth().throttledPs();
  }

  public Machine machine() {
    return machine;
  }

  public SimKernel kernel() {
    return kernel;
  }

  public SchedulerSettings settings() {
    return settings;
  }

  SchedulerCauses causes() {
    return causes;
  }

  CauseAccount account() {
    return account;
  }

  MemoryPort memory() {
    return memory;
  }

  // ---- requests of the running thread ---------------------------------------------------------

  Execution execution() {
    return execution;
  }

  Spinning spinning() {
    return spinning;
  }

  Step yieldCpu(SimThread thread) {
    HardwareThread hardwareThread = hardwareThreads[thread.hardwareThread()];
    if (hardwareThread.waiting.isEmpty() && !hardwareThread.preemptWhenDone) {
      return execution.occupy(thread, settings.yieldCallPs());
    }
    thread.charging().charge();
    long last = Long.MIN_VALUE;
    for (SimThread other : hardwareThread.waiting) {
      last = Math.max(last, other.virtualRuntimePs);
    }
    switching.putBack(hardwareThread, thread, last + 1);
    return Step.WAIT;
  }

  /** Whether the thread's time was over before its last operation was done. */
  boolean mustGiveWay(SimThread thread) {
    return hardwareThreads[thread.hardwareThread()].preemptWhenDone;
  }

  /** The thread goes back to the queue instead of beginning what it has asked for. */
  Step giveWay(SimThread thread) {
    switching.putBack(hardwareThreads[thread.hardwareThread()], thread, Long.MIN_VALUE);
    return Step.WAIT;
  }

  /** The thread waits for an access in flight. */
  Step stall(SimThread thread) {
    execution.stall(thread);
    if (!memory.finishesAtOnce(thread.hardwareThread())) {
      return Step.WAIT;
    }
    thread.charging().charge();
    return Step.AGAIN;
  }

  void block(SimThread thread, int cause) {
    thread.charging().charge();
    thread.charging().setCause(cause);
    thread.setState(State.BLOCKED);
    switching.release(hardwareThreads[thread.hardwareThread()], thread);
    liveness.asleep(thread);
  }

  // ---- wake-ups and placement -----------------------------------------------------------------

  void makeRunnable(SimThread thread) {
    thread.charging().charge();
    liveness.canGoOn(thread);
    switching.place(thread);
  }

  // ---- switching ------------------------------------------------------------------------------

  void dispatched(HardwareThread target) {
    SimThread thread = target.running();
    thread.charging().charge();
    thread.setState(State.RUNNING);
    thread.setHasRun();
    switching.begin(target, thread);
    if (thread.resume() == Step.AGAIN) {
      runOn(target, thread);
    }
  }

  private void runOn(HardwareThread hardwareThread, SimThread thread) {
    hardwareThread.operation = Operation.STEP;
    if (!thread.runRoutines()) {
      thread.charging().charge();
      thread.charging().setCause(causes.idle());
      thread.setState(State.ENDED);
      switching.release(hardwareThread, thread);
      thread.ended().wake(Integer.MAX_VALUE);
      liveness.ended();
      if (thread.charging().holder() >= 0) {
        endOfHolder.accept(thread.charging().holder());
      }
    }
  }

  void sliceEnded(HardwareThread hardwareThread) {
    if (hardwareThread.waiting.isEmpty()) {
      return;
    }
    if (stopOperation(hardwareThread)) {
      switching.putBack(hardwareThread, hardwareThread.running(), Long.MIN_VALUE);
    }
  }

  /** Stops what can be cut; the rest is finished first. */
  private boolean stopOperation(HardwareThread hardwareThread) {
    if (!Execution.canBeCut(hardwareThread)) {
      hardwareThread.preemptWhenDone = true;
      return false;
    }
    spinning.cut(hardwareThread);
    execution.cut(hardwareThread);
    return true;
  }

  /** The container's time on a hardware thread is used up, and there is no more for now. */
  void usedUp(HardwareThread hardwareThread) {
    if (stopOperation(hardwareThread)) {
      switching.putBack(hardwareThread, hardwareThread.running(), Long.MIN_VALUE);
    }
  }

  // ---- operations in progress -----------------------------------------------------------------

  void operationDone(HardwareThread hardwareThread) {
    execution.end(hardwareThread);
    goOn(hardwareThread, hardwareThread.running());
  }

  /** A memory access in flight is done. */
  void operationDone(SimThread thread) {
    thread.charging().charge();
    goOn(hardwareThreads[thread.hardwareThread()], thread);
  }

  /**
   * The thread takes its next step, even if its time is over: what an operation does to memory
   * belongs to its end. It gives way at its next request.
   */
  private void goOn(HardwareThread hardwareThread, SimThread thread) {
    hardwareThread.preemptWhenDone =
        hardwareThread.preemptWhenDone
            && (!hardwareThread.waiting.isEmpty()
                || !switching.bandwidth().mayGoOn(hardwareThread, thread));
    runOn(hardwareThread, thread);
  }
}
