package dev.contend.cpu.scheduler;

import dev.contend.cpu.scheduler.HardwareThread.Operation;
import dev.contend.cpu.scheduler.SimThread.State;
import dev.contend.cpu.topology.Machine;
import dev.contend.engine.SimKernel;
import dev.contend.engine.random.RandomSource;
import dev.contend.engine.random.RandomStreams;
import dev.contend.engine.trace.TraceSink;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings threads to hardware threads and takes them away again: who comes, who waits, who is next.
 */
final class Switching {
  private final SimKernel kernel;
  private final TraceSink trace;
  private final Machine machine;
  private final SchedulerSettings settings;
  private final SchedulerCauses causes;
  private final HardwareThread[] hardwareThreads;
  private final CoreSpeeds speeds;
  private final RandomSource wakeLatency;
  private final Placement placement;
  private final RunQueues queues;
  private final LoadBalancer balancer;
  private final Bandwidth bandwidth;
  private long contextSwitches;
  private long migrations;
  private long cpuTimePs;

  /**
   * @param usedUp told when the container's time on a hardware thread is used up
   */
  Switching(
      OsScheduler scheduler,
      HardwareThread[] hardwareThreads,
      CoreSpeeds speeds,
      CpuQuota quota,
      Consumer<HardwareThread> usedUp,
      RandomStreams random) {
    kernel = scheduler.kernel();
    trace = kernel.trace();
    machine = scheduler.machine();
    settings = scheduler.settings();
    causes = scheduler.causes();
    this.hardwareThreads = hardwareThreads;
    this.speeds = speeds;
    wakeLatency = random.stream("scheduler/wake-latency");
    placement =
        new Placement(
            machine,
            hardwareThreads,
            speeds,
            settings.randomPlacement() ? random.stream("scheduler/placement") : null);
    queues = new RunQueues(kernel, settings.timeSlicePs());
    balancer = new LoadBalancer(kernel, machine, hardwareThreads, new QueueMover());
    bandwidth = new Bandwidth(kernel, quota, hardwareThreads, usedUp, this::unthrottled);
  }

  Bandwidth bandwidth() {
    return bandwidth;
  }

  /** Times a hardware thread went from one thread to another. */
  long contextSwitches() {
    return contextSwitches;
  }

  /** Times a thread went on on another core than before. */
  long migrations() {
    return migrations;
  }

  /** CPU time of all threads so far but those of the background. */
  long cpuTimePs() {
    long sum = cpuTimePs;
    for (HardwareThread hardwareThread : hardwareThreads) {
      SimThread running = hardwareThread.current;
      if (running != null && hardwareThread.isBusy()) {
        sum += turnPs(hardwareThread, running);
      }
    }
    return sum;
  }

  private long turnPs(HardwareThread hardwareThread, SimThread running) {
    return running.isBackground() ? 0 : kernel.nowPs() - hardwareThread.runStartPs;
  }

  // ---- coming ---------------------------------------------------------------------------------

  /** A thread that has become runnable goes to a hardware thread. */
  void place(SimThread thread) {
    HardwareThread target = placement.choose(thread);
    queues.placeInTime(target, hardwareThreads[Math.max(0, thread.hardwareThread())], thread);
    if (thread.state() != State.NEW) {
      thread.charging().setCause(causes.schedulerWait());
    }
    thread.setState(State.RUNNABLE);
    comeTo(target, thread);
  }

  private void comeTo(HardwareThread target, SimThread thread) {
    if (bandwidth.admits(target, thread)) {
      arrive(target, thread);
    } else {
      queues.add(target, thread);
      throttle(target);
    }
  }

  /** A runnable thread comes to a hardware thread: it runs if that is idle, else it waits. */
  private void arrive(HardwareThread target, SimThread thread) {
    if (target.isIdle()) {
      speeds.activityChanged(target.core, +1);
      switchIn(target, thread, idleWakePs(thread));
    } else {
      enqueue(target, thread);
    }
  }

  private long idleWakePs(SimThread thread) {
    double factor = wakeLatency.unitMeanFactor(settings.idleWakeVariation());
    long meanPs = settings.idleWakePs();
    if (thread.wasWokenByTimer()) {
      meanPs -= settings.wakeInterruptPs();
    }
    return (long) (meanPs * factor);
  }

  private void enqueue(HardwareThread target, SimThread thread) {
    queues.add(target, thread);
    balancer.somebodyWaits(target);
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

  private long virtualRuntimePs(HardwareThread hardwareThread, SimThread running) {
    return running.virtualRuntimePs + kernel.nowPs() - hardwareThread.runStartPs;
  }

  // ---- going ----------------------------------------------------------------------------------

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

  /** The thread that was switched in begins to run. */
  void begin(HardwareThread hardwareThread, SimThread thread) {
    hardwareThread.last = thread;
    hardwareThread.preemptWhenDone = false;
    hardwareThread.runStartPs = kernel.nowPs();
    hardwareThread.operation = Operation.STEP;
    speeds.doing(hardwareThread.index, thread.stretch().kind());
    speeds.busyChanged(hardwareThread.index, +1);
    bandwidth.begins(hardwareThread, thread);
    if (!hardwareThread.waiting.isEmpty()) {
      hardwareThread.sliceEnd.rescheduleInPs(settings.timeSlicePs());
    }
  }

  /** The thread gives its hardware thread up. */
  void release(HardwareThread hardwareThread, SimThread thread) {
    hardwareThread.minVirtualRuntimePs(kernel.nowPs());
    thread.virtualRuntimePs = virtualRuntimePs(hardwareThread, thread);
    stopRunning(hardwareThread, thread);
    hardwareThread.operation = Operation.NONE;
    hardwareThread.current = null;
    SimThread next = nextOf(hardwareThread);
    if (next == null || next.isBackground()) {
      bandwidth.ranOut(hardwareThread);
    }
    switchTo(hardwareThread, next == null ? pull(hardwareThread) : next);
  }

  private void stopRunning(HardwareThread hardwareThread, SimThread thread) {
    cpuTimePs += turnPs(hardwareThread, thread);
    tellTurn(hardwareThread, thread);
    bandwidth.ends(hardwareThread, thread);
    hardwareThread.sliceEnd.cancelIfPending();
    speeds.busyChanged(hardwareThread.index, -1);
  }

  /** Tells a trace of the turns of those threads that run when the run ends. */
  void tellLastTurns() {
    for (HardwareThread hardwareThread : hardwareThreads) {
      SimThread running = hardwareThread.current;
      if (running != null && hardwareThread.isBusy()) {
        tellTurn(hardwareThread, running);
      }
    }
  }

  private void tellTurn(HardwareThread hardwareThread, SimThread thread) {
    if (trace.isOn()) {
      if (hardwareThread.lane < 0) {
        hardwareThread.lane = trace.lane("cores", placeName(hardwareThread));
      }
      trace.span(hardwareThread.lane, thread.name(), hardwareThread.runStartPs, kernel.nowPs());
    }
  }

  private String placeName(HardwareThread hardwareThread) {
    int core = hardwareThread.core;
    return "core "
        + core
        + (machine.threadsOf(core) > 1
            ? ", hardware thread " + (hardwareThread.index - machine.firstThreadOf(core))
            : "");
  }

  /** The next thread of a hardware thread's queue that may run; null if there is none. */
  private @Nullable SimThread nextOf(HardwareThread hardwareThread) {
    SimThread next = queues.poll(hardwareThread);
    if (next == null || bandwidth.admits(hardwareThread, next)) {
      return next;
    }
    queues.add(hardwareThread, next);
    throttle(hardwareThread);
    return queues.poll(hardwareThread);
  }

  /** A thread that a hardware thread without work takes over; null if there is none. */
  private @Nullable SimThread pull(HardwareThread idle) {
    HardwareThread longest = queues.anyoneWaits() ? placement.longestQueueFor(idle) : null;
    if (longest == null) {
      return null;
    }
    SimThread first = longest.firstWaitingFor(idle);
    return first != null && bandwidth.admits(idle, first) ? queues.take(longest, idle) : null;
  }

  private void switchTo(HardwareThread hardwareThread, @Nullable SimThread next) {
    if (next == null) {
      hardwareThread.operation = Operation.NONE;
      hardwareThread.current = null;
      speeds.activityChanged(hardwareThread.core, -1);
    } else {
      switchIn(hardwareThread, next, 0);
    }
  }

  /**
   * The running thread goes back to the queue and the next one comes.
   *
   * @param notBeforePs virtual runtime that it gets at least
   */
  void putBack(HardwareThread hardwareThread, SimThread thread, long notBeforePs) {
    thread.charging().setCause(causes.schedulerWait());
    thread.setState(State.RUNNABLE);
    hardwareThread.minVirtualRuntimePs(kernel.nowPs());
    SimThread next = queues.poll(hardwareThread);
    thread.virtualRuntimePs = Math.max(notBeforePs, virtualRuntimePs(hardwareThread, thread));
    stopRunning(hardwareThread, thread);
    queues.add(hardwareThread, thread);
    balancer.somebodyWaits(hardwareThread);
    if (next != null && !bandwidth.admits(hardwareThread, next)) {
      queues.add(hardwareThread, next);
      next = null;
    }
    switchTo(hardwareThread, next == null ? nextOf(hardwareThread) : next);
  }

  // ---- CPU quota and balance ------------------------------------------------------------------

  private void throttle(HardwareThread hardwareThread) {
    bandwidth.throttle(hardwareThread);
    queues.setAside(hardwareThread);
  }

  /** The container's threads may run on a hardware thread again. */
  void unthrottled(HardwareThread hardwareThread) {
    queues.takeBack(hardwareThread).forEach(thread -> arrive(hardwareThread, thread));
  }

  /** Moves waiting threads when queues are evened out. */
  private final class QueueMover implements BalanceDomain.Mover {
    @Override
    public boolean canMove(HardwareThread from, HardwareThread to) {
      return from.firstWaitingFor(to) != null && !bandwidth.isThrottled(to);
    }

    @Override
    public void move(HardwareThread from, HardwareThread to) {
      SimThread thread = queues.take(from, to);
      if (thread != null) {
        comeTo(to, thread);
      }
    }
  }
}
