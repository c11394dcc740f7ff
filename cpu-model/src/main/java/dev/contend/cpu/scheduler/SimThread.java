package dev.contend.cpu.scheduler;

import dev.contend.cpu.clock.WorkKind;
import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.memory.Contention;
import dev.contend.cpu.memory.MemoryPort;
import dev.contend.cpu.scheduler.Routine.Step;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A software thread: a stack of routines that the operating system runs on hardware threads.
 *
 * <p>The requests ({@code compute}, {@code occupy}, {@code access}, {@code spinUntilChanged},
 * {@code sleep}, {@code awaitDevice}, {@code waitOn}, {@code yieldCpu}, {@code call}) may only be
 * made from inside the topmost routine's {@link Routine#step}, one in each step, whose answer the
 * step returns.
 */
public final class SimThread implements MemoryPort.Client, MemoryPort.Watcher {
  /** The holder number of a thread whose time nobody accounts. */
  public static final int UNACCOUNTED = -1;

  private final OsScheduler scheduler;
  private final String name;
  private final Charging charging;
  private final boolean background;
  private final int @Nullable [] affinity;
  private final RoutineStack stack = new RoutineStack();
  private final Futex ended;
  private final WakeTimer timer;
  private final Stretch stretch = new Stretch();

  private State state = State.NEW;
  private int hardwareThread = -1;
  private boolean timedOut;
  private boolean wokenByDevice;
  private boolean unable;
  private boolean hasRun;
  private @Nullable Futex waitingFor;
  private @Nullable Supplier<Step> postponed;
  long virtualRuntimePs;
  long queueTicket;

  SimThread(
      OsScheduler scheduler,
      String name,
      int holder,
      boolean background,
      int @Nullable [] affinity,
      Routine code) {
    this.scheduler = scheduler;
    this.name = name;
    charging = new Charging(scheduler, holder);
    this.background = background;
    this.affinity = affinity;
    ended = new Futex("the end of " + name);
    timer = new WakeTimer(scheduler.kernel(), this);
    stack.push(code);
  }

  /** Runs another routine to its end, then goes on here. */
  public Step call(Routine routine) {
    stack.push(routine);
    return Step.AGAIN;
  }

  /** Interprets for {@code workPs} picoseconds at peak speed; longer on a slower or shared core. */
  public Step compute(double workPs, int cause) {
    return compute(workPs, cause, WorkKind.INTERPRETER);
  }

  /** Works likewise, with instructions of a kind. */
  public Step compute(double workPs, int cause, WorkKind kind) {
    return begin(workPs, 0, cause, kind);
  }

  /**
   * Works like {@link #compute}, but ends early at a safepoint after {@link #interrupt}; what is
   * left is then {@link #undonePs}.
   *
   * @param spacingPs work between two safepoints; 0 for none
   */
  public Step interruptibleCompute(double workPs, double spacingPs, int cause) {
    return begin(workPs, spacingPs, cause, WorkKind.INTERPRETER);
  }

  private Step begin(double workPs, double spacingPs, int cause, WorkKind kind) {
    charging.leaveSubject();
    stretch.begin(workPs, spacingPs, cause, kind);
    return scheduler.mustGiveWay(this)
        ? scheduler.giveWay(this)
        : scheduler.execution().beginCompute(this);
  }

  /** Keeps the hardware thread for a time that does not depend on its speed, as a system call. */
  public Step occupy(long ps, int cause) {
    if (scheduler.mustGiveWay(this)) {
      return postpone(() -> occupy(ps, cause));
    }
    charging.leaveSubject();
    charging.setCause(cause);
    return scheduler.execution().occupy(this, ps);
  }

  /**
   * Accesses memory that others may touch, and stalls until done.
   *
   * @param hitCause cause of the time if the core's own cache answers
   * @param missCause cause of the time if it does not
   */
  public Step access(long address, AccessKind kind, int hitCause, int missCause) {
    return access(address, kind, hitCause, missCause, Contention.UNNAMED);
  }

  /** Likewise, about a subject other than the one that the line was given to. */
  public Step access(long address, AccessKind kind, int hitCause, int missCause, int subject) {
    if (scheduler.mustGiveWay(this)) {
      return postpone(() -> access(address, kind, hitCause, missCause, subject));
    }
    charging.comeTo(address, subject);
    charging.setCause(missCause);
    long latency = scheduler.memory().access(hardwareThread, address, kind, this);
    if (latency == MemoryPort.IN_FLIGHT) {
      return scheduler.stall(this);
    }
    charging.setCause(hitCause);
    return scheduler.execution().occupy(this, latency);
  }

  /**
   * Spins with loads that hit the core's own copy of a line until the copy is lost, or written by a
   * sibling; the next load then misses, or finds the new value. It may end early, as when the
   * thread was preempted meanwhile: callers look again.
   */
  public Step spinUntilChanged(long address, int cause) {
    if (scheduler.mustGiveWay(this)) {
      return scheduler.giveWay(this);
    }
    charging.comeTo(address, Contention.UNNAMED);
    charging.setCause(cause);
    return scheduler.spinning().begin(this, address);
  }

  private Step postpone(Supplier<Step> request) {
    postponed = request;
    return scheduler.giveWay(this);
  }

  /** Picoseconds until {@link #readAhead} may be called; 0 if it may now. */
  public long fillBufferFreeInPs() {
    return scheduler.memory().fillBufferFreeInPs(hardwareThread);
  }

  /**
   * Begins to read a line of private data from memory, and goes on. It takes no time by itself, and
   * may come before a request in the same step.
   *
   * @return picoseconds until the data is there, to be waited for with {@link #occupy} if need be
   */
  public long readAhead(long address) {
    return scheduler.memory().readAhead(hardwareThread, address);
  }

  /** Sends a line of private data back to memory, and goes on, likewise. */
  public void writeBack(long address) {
    scheduler.memory().writeBack(hardwareThread, address);
  }

  /**
   * Gives up the hardware thread for a time, and then for as long as the kernel's timers are late.
   */
  public Step sleep(long ps, int cause) {
    return sleepExactly(ps + timerDelayPs(), cause, false);
  }

  /** Gives up the hardware thread until a device has done something that takes it a time. */
  public Step awaitDevice(long ps, int cause) {
    return sleepExactly(ps, cause, true);
  }

  /** The device that this thread waits for, if it is not done, will be so at another time. */
  public void deviceDoneInPs(long ps) {
    if (wokenByDevice && timer.isPending()) {
      timer.rescheduleInPs(ps);
    }
  }

  private Step sleepExactly(long ps, int cause, boolean untilDevice) {
    charging.leaveSubject();
    timedOut = false;
    wokenByDevice = untilDevice;
    timer.scheduleInPs(ps);
    scheduler.block(this, cause);
    return Step.WAIT;
  }

  private long timerDelayPs() {
    SchedulerSettings settings = scheduler.settings();
    return background ? 0 : settings.timerSlackPs() + settings.timerInterruptPs();
  }

  /** Gives up the hardware thread until woken through the futex. */
  public Step waitOn(Futex futex, int cause) {
    charging.waitAt(futex.word());
    timedOut = false;
    waitingFor = futex;
    futex.add(this);
    scheduler.block(this, cause);
    return Step.WAIT;
  }

  /**
   * Like {@link #waitOn(Futex, int)}, for no longer than a time; then {@link #timedOut} is true.
   */
  public Step waitOn(Futex futex, long atMostPs, int cause) {
    wokenByDevice = false;
    timer.scheduleInPs(atMostPs + timerDelayPs());
    return waitOn(futex, cause);
  }

  /** Lets another thread that waits for this hardware thread go first, about the same subject. */
  public Step yieldCpu(int cause) {
    charging.setCause(cause);
    return scheduler.yieldCpu(this);
  }

  /** The next request will be about the subject of the last one, as the call that frees a lock. */
  public SimThread still() {
    charging.stayAtSubject();
    return this;
  }

  /**
   * Asks a thread to stop its {@link #interruptibleCompute} at the next safepoint. Does nothing to
   * a thread that does something else: it comes to its own next safepoint.
   */
  public void interrupt() {
    if (stretch.canBeInterrupted()) {
      scheduler.execution().interrupt(this);
    }
  }

  /** Whether the last timed wait ended because its time was over. */
  public boolean timedOut() {
    return timedOut;
  }

  /** Work at peak speed that the last {@link #interruptibleCompute} left undone. */
  public double undonePs() {
    return stretch.undonePs();
  }

  /** Woken when this thread ends. */
  public Futex ended() {
    return ended;
  }

  /** Whether the thread has ended. */
  public boolean hasEnded() {
    return state == State.ENDED;
  }

  public String name() {
    return name;
  }

  /** The hardware thread it runs on or ran on last; -1 before its first run. */
  public int hardwareThread() {
    return hardwareThread;
  }

  /** The NUMA node it runs on or ran on last. */
  public int numaNode() {
    return scheduler.machine().placeOf(hardwareThread).numaNode();
  }

  @Override
  public int subject() {
    return charging.subject();
  }

  @Override
  public void accessDone() {
    scheduler.operationDone(this);
  }

  @Override
  public void lineChanges(long inPs) {
    scheduler.spinning().changes(this, inPs);
  }

  @Override
  public String toString() {
    return name;
  }

  /** Goes on with what the thread was doing, or had asked for, when it last gave way. */
  Step resume() {
    if (stretch.isUnfinished()) {
      return scheduler.execution().beginCompute(this);
    }
    Supplier<Step> request = postponed;
    postponed = null;
    return request == null ? Step.AGAIN : request.get();
  }

  /** Runs routines until one waits; returns false when the last has ended. */
  boolean runRoutines() {
    return stack.run(this);
  }

  /** Ends a blocking wait. */
  void wakeUp(boolean byTimer) {
    timedOut = byTimer;
    timer.cancelIfPending();
    if (waitingFor != null) {
      waitingFor.remove(this);
      waitingFor = null;
    }
    scheduler.makeRunnable(this);
  }

  /** What its time goes to. */
  Charging charging() {
    return charging;
  }

  /** The private work that it is in the middle of, or did last. */
  Stretch stretch() {
    return stretch;
  }

  State state() {
    return state;
  }

  void setState(State state) {
    this.state = state;
  }

  void setHardwareThread(int hardwareThread) {
    this.hardwareThread = hardwareThread;
  }

  /** Falls asleep before its first run. */
  void startAsleep(long ps) {
    state = State.BLOCKED;
    timer.scheduleInPs(ps);
  }

  /** Whether nothing but another thread can wake it. */
  boolean isUnable() {
    return unable;
  }

  void setUnable(boolean unable) {
    this.unable = unable;
  }

  /** Whether it has executed anything yet. */
  boolean hasRun() {
    return hasRun;
  }

  void setHasRun() {
    hasRun = true;
  }

  boolean mayRunOn(int candidate) {
    return affinity == null || Pinning.includes(affinity, candidate);
  }

  boolean isBackground() {
    return background;
  }

  /** Whether its last wait was ended by a timer of the hardware thread that it slept on. */
  boolean wasWokenByTimer() {
    return timedOut && !wokenByDevice && !background;
  }

  boolean isWaitingWithTimer() {
    return timer.isPending();
  }

  /** What the thread waits for, for the report of a deadlock. */
  String waitingForText() {
    return waitingFor == null ? "nothing" : waitingFor.name();
  }

  enum State {
    NEW,
    RUNNABLE,
    RUNNING,
    BLOCKED,
    ENDED
  }
}
