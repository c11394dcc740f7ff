package dev.contend.cpu.scheduler;

import dev.contend.cpu.clock.Processor;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.scheduler.HardwareThread.Operation;
import dev.contend.cpu.scheduler.Routine.Step;
import dev.contend.cpu.scheduler.SimThread.State;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import dev.contend.engine.metrics.CauseAccount;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Decides which thread runs on which hardware thread, and accounts the time of threads.
 *
 * <p>One run queue for each hardware thread, the thread with the least virtual runtime first, as in
 * Linux's fair scheduler; a time slice only where somebody waits; an idle hardware thread takes a
 * waiting thread from the longest queue.
 *
 * <p>Source: Linux {@code kernel/sched/fair.c} (6.6 to 6.12). Departures: all threads have the same
 * weight; virtual deadlines are left out; a queue is balanced when a hardware thread falls idle,
 * and not periodically as well.
 */
public final class OsScheduler {
  private final SimKernel kernel;
  private final Machine machine;
  private final SchedulerSettings settings;
  private final SchedulerCauses causes;
  private final CauseAccount account;
  private final MemoryPort memory;
  private final Placement placement;
  private final RandomSource wakeLatency;
  private final HardwareThread[] hardwareThreads;
  private final Execution execution;
  private final CoreSpeeds speeds;
  private final Liveness liveness;
  private final List<SimThread> threads = new ArrayList<>();
  private int waitingThreads;
  private long nextQueueTicket;
  private long contextSwitches;
  private long migrations;

  public OsScheduler(
      SimKernel kernel,
      Processor processor,
      SchedulerSettings settings,
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
    wakeLatency = random.stream("scheduler/wake-latency");
    hardwareThreads = new HardwareThread[machine.hardwareThreads()];
    for (int i = 0; i < hardwareThreads.length; i++) {
      hardwareThreads[i] = new HardwareThread(this, i, machine.coreOf(i));
    }
    execution = new Execution(kernel, processor, hardwareThreads);
    speeds = execution.speeds();
    liveness = new Liveness(kernel);
    placement =
        new Placement(
            machine,
            hardwareThreads,
            speeds,
            settings.randomPlacement() ? random.stream("scheduler/placement") : null);
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
    place(thread);
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

  /** The threads that wait for each other, one line each, if the run ended in a deadlock. */
  public List<String> deadlock() {
    return liveness.deadlock(threads);
  }

  /** Closes all accounts at the present instant. */
  public void closeAccounts() {
    execution.settleAll();
    for (SimThread thread : threads) {
      thread.charge();
    }
    for (int holder = 0; holder < account.holders(); holder++) {
      if (account.accountedUntilPs(holder) == 0) {
        account.charge(holder, causes.startUp(), kernel.nowPs());
      }
    }
  }

  /** Times a hardware thread went from one thread to another. */
  public long contextSwitches() {
    return contextSwitches;
  }

  /** Times a thread went on on another core than before. */
  public long migrations() {
    return migrations;
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

  Step beginCompute(SimThread thread) {
    return execution.beginCompute(thread);
  }

  Step occupy(SimThread thread, long ps) {
    return execution.occupy(thread, ps);
  }

  void interrupt(SimThread thread) {
    execution.interrupt(thread);
  }

  Step yieldCpu(SimThread thread) {
    HardwareThread hardwareThread = hardwareThreads[thread.hardwareThread()];
    if (hardwareThread.waiting.isEmpty()) {
      return occupy(thread, settings.yieldCallPs());
    }
    thread.charge();
    long last = Long.MIN_VALUE;
    for (SimThread other : hardwareThread.waiting) {
      last = Math.max(last, other.virtualRuntimePs);
    }
    putBack(hardwareThread, thread, last + 1);
    return Step.WAIT;
  }

  void block(SimThread thread, int cause) {
    thread.charge();
    thread.setCause(cause);
    thread.setState(State.BLOCKED);
    release(hardwareThreads[thread.hardwareThread()], thread);
    liveness.asleep(thread);
  }

  // ---- wake-ups and placement -----------------------------------------------------------------

  void makeRunnable(SimThread thread) {
    thread.charge();
    place(thread);
  }

  private void place(SimThread thread) {
    liveness.canGoOn(thread);
    HardwareThread target = placement.choose(thread);
    placeInTime(target, thread);
    if (thread.state() != State.NEW) {
      thread.setCause(causes.schedulerWait());
    }
    thread.setState(State.RUNNABLE);
    if (target.isIdle()) {
      speeds.activityChanged(target.core, +1);
      switchIn(target, thread, idleWakePs());
    } else {
      enqueue(target, thread);
    }
  }

  /**
   * Gives a thread its place among those of a hardware thread: how far it was ahead or behind where
   * it comes from, but with no more credit for its sleep than half a time slice.
   */
  private void placeInTime(HardwareThread target, SimThread thread) {
    long minimum = target.minVirtualRuntimePs(kernel.nowPs());
    if (thread.state() == State.NEW) {
      thread.virtualRuntimePs = minimum;
      return;
    }
    HardwareThread origin = hardwareThreads[thread.hardwareThread()];
    long lead = thread.virtualRuntimePs - origin.minVirtualRuntimePs(kernel.nowPs());
    thread.virtualRuntimePs = minimum + Math.max(lead, -settings.timeSlicePs() / 2);
  }

  private long idleWakePs() {
    double factor = wakeLatency.unitMeanFactor(settings.idleWakeVariation());
    return (long) (settings.idleWakePs() * factor);
  }

  private void enqueue(HardwareThread target, SimThread thread) {
    queue(target, thread);
    SimThread running = target.current;
    if (running != null && target.isBusy()) {
      long ahead = virtualRuntimePs(target, running) - thread.virtualRuntimePs;
      long left = settings.timeSlicePs() - (kernel.nowPs() - target.runStartPs);
      if (ahead > settings.timeSlicePs() / 3 || left <= 0) {
        target.sliceEnd.rescheduleInPs(0);
      } else if (!target.sliceEnd.isPending()) {
        target.sliceEnd.scheduleInPs(left);
      }
    }
  }

  private void queue(HardwareThread target, SimThread thread) {
    thread.queueTicket = nextQueueTicket++;
    target.waiting.add(thread);
    waitingThreads++;
  }

  private long virtualRuntimePs(HardwareThread hardwareThread, SimThread running) {
    return running.virtualRuntimePs + kernel.nowPs() - hardwareThread.runStartPs;
  }

  // ---- switching ------------------------------------------------------------------------------

  private void switchIn(HardwareThread target, SimThread thread, long latencyPs) {
    target.current = thread;
    target.operation = Operation.DISPATCH;
    long delayPs = latencyPs;
    if (target.last != thread) {
      delayPs += settings.contextSwitchPs();
      contextSwitches++;
    }
    if (thread.hasRun() && machine.coreOf(thread.hardwareThread()) != target.core) {
      delayPs += settings.migrationPs();
      migrations++;
    }
    thread.setHardwareThread(target.index);
    target.dispatch.scheduleInPs(delayPs);
  }

  void dispatched(HardwareThread target) {
    SimThread thread = target.running();
    thread.charge();
    thread.setState(State.RUNNING);
    thread.setHasRun();
    target.last = thread;
    target.preemptWhenDone = false;
    target.runStartPs = kernel.nowPs();
    target.operation = Operation.STEP;
    speeds.busyChanged(target.index, +1);
    if (!target.waiting.isEmpty()) {
      target.sliceEnd.rescheduleInPs(settings.timeSlicePs());
    }
    if (thread.isComputing() && beginCompute(thread) == Step.WAIT) {
      return;
    }
    runOn(target, thread);
  }

  private void runOn(HardwareThread hardwareThread, SimThread thread) {
    hardwareThread.operation = Operation.STEP;
    if (!thread.runRoutines()) {
      thread.charge();
      thread.setCause(causes.idle());
      thread.setState(State.ENDED);
      release(hardwareThread, thread);
      thread.ended().wake(Integer.MAX_VALUE);
      liveness.ended();
    }
  }

  /** The thread gives its hardware thread up. */
  private void release(HardwareThread hardwareThread, SimThread thread) {
    hardwareThread.minVirtualRuntimePs(kernel.nowPs());
    thread.virtualRuntimePs = virtualRuntimePs(hardwareThread, thread);
    hardwareThread.sliceEnd.cancelIfPending();
    speeds.busyChanged(hardwareThread.index, -1);
    hardwareThread.operation = Operation.NONE;
    hardwareThread.current = null;
    SimThread next = hardwareThread.waiting.poll();
    if (next == null && waitingThreads > 0) {
      next = placement.steal(hardwareThread, kernel.nowPs());
    }
    if (next == null) {
      speeds.activityChanged(hardwareThread.core, -1);
    } else {
      waitingThreads--;
      switchIn(hardwareThread, next, 0);
    }
  }

  void sliceEnded(HardwareThread hardwareThread) {
    if (hardwareThread.waiting.isEmpty()) {
      return;
    }
    if (hardwareThread.operation != Operation.COMPUTE) {
      hardwareThread.preemptWhenDone = true;
      return;
    }
    execution.cut(hardwareThread);
    putBack(hardwareThread, hardwareThread.running(), Long.MIN_VALUE);
  }

  /**
   * The running thread goes back to the queue and the next one comes.
   *
   * @param notBeforePs virtual runtime that it gets at least
   */
  private void putBack(HardwareThread hardwareThread, SimThread thread, long notBeforePs) {
    thread.setCause(causes.schedulerWait());
    thread.setState(State.RUNNABLE);
    hardwareThread.minVirtualRuntimePs(kernel.nowPs());
    SimThread next = hardwareThread.waiting.poll();
    thread.virtualRuntimePs = Math.max(notBeforePs, virtualRuntimePs(hardwareThread, thread));
    hardwareThread.sliceEnd.cancelIfPending();
    speeds.busyChanged(hardwareThread.index, -1);
    thread.queueTicket = nextQueueTicket++;
    hardwareThread.waiting.add(thread);
    if (next == null) {
      throw new IllegalStateException(
          "no thread waits for hardware thread " + hardwareThread.index);
    }
    switchIn(hardwareThread, next, 0);
  }

  // ---- operations in progress -----------------------------------------------------------------

  void operationDone(HardwareThread hardwareThread) {
    execution.end(hardwareThread);
    goOn(hardwareThread, hardwareThread.running());
  }

  /** A memory access in flight is done. */
  void operationDone(SimThread thread) {
    thread.charge();
    goOn(hardwareThreads[thread.hardwareThread()], thread);
  }

  private void goOn(HardwareThread hardwareThread, SimThread thread) {
    if (hardwareThread.preemptWhenDone && !hardwareThread.waiting.isEmpty()) {
      hardwareThread.operation = Operation.STEP;
      putBack(hardwareThread, thread, Long.MIN_VALUE);
    } else {
      hardwareThread.preemptWhenDone = false;
      runOn(hardwareThread, thread);
    }
  }
}
