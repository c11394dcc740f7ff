package dev.contend.workloads.runtime.memory;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.engine.trace.Holding;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.EvalBreaker;
import dev.contend.workloads.runtime.Mechanism;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * All threads of an interpreter that has no lock, and how one of them stops the others.
 *
 * <p>A thread is attached while it runs Python code, detached while it waits or runs native code.
 * Who stops the world suspends the detached threads at once and asks the attached ones, which stop
 * at their next safepoint; it looks again every millisecond for threads that have detached
 * meanwhile. A suspended thread that wants to attach sleeps until the world starts again, when all
 * sleepers are woken one after the other.
 *
 * <p>Source: CPython 3.13 {@code Python/pystate.c}, {@code stop_the_world}, {@code
 * park_detached_threads}, {@code _PyThreadState_Suspend}, {@code start_the_world}. Departure: the
 * lock on the list of threads is never waited for.
 */
public final class World {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "stopping the world",
          "A thread is attached while it runs Python code. Who stops the world suspends detached"
              + " threads at once; attached ones stop at their next safepoint. It looks again after a"
              + " millisecond. At the start the sleepers are woken one after the other.",
          "CPython 3.13 Python/pystate.c, stop_the_world and start_the_world",
          "the lock on the list of threads is never waited for");

  private final LongSupplier clock;
  private final long wakeCallPs;
  private final QuiescentStates quiescent;
  private final Holding stopped;
  private final Holding collections;
  private final List<Member> members = new ArrayList<>();
  private final Futex turn = new Futex("its turn to stop the world");
  private final Futex allStopped = new Futex("all threads to stop");
  private @Nullable Member stopper;
  private boolean isStopped;
  private int stillRunning;
  private long requestedAtPs;
  private long stops;
  private long stoppingPs;

  /**
   * @param clock the present instant, in picoseconds
   * @param wakeCallPs what waking another thread costs
   */
  public World(LongSupplier clock, long wakeCallPs, QuiescentStates quiescent) {
    this(clock, wakeCallPs, quiescent, Holding.untold(), Holding.untold());
  }

  /**
   * The same, of which somebody is told.
   *
   * @param clock the present instant, in picoseconds
   * @param wakeCallPs what waking another thread costs
   * @param stopped told from when until when it is asked to stop, and stands still
   * @param collections told of collections
   */
  public World(
      LongSupplier clock,
      long wakeCallPs,
      QuiescentStates quiescent,
      Holding stopped,
      Holding collections) {
    this.stopped = stopped;
    this.collections = collections;
    this.clock = clock;
    this.wakeCallPs = wakeCallPs;
    this.quiescent = quiescent;
  }

  /** A thread that is to come, detached. */
  public Member member(String name, EvalBreaker breaker, long slotAddress) {
    return new Member(name, breaker, quiescent.slot(breaker, slotAddress));
  }

  /** What its threads have seen of delayed frees. */
  public QuiescentStates quiescent() {
    return quiescent;
  }

  /** To be told of each collection, and whose it is. */
  public Holding collections() {
    return collections;
  }

  /** Times the world was stopped. */
  public long stops() {
    return stops;
  }

  /** Time from the requests until all threads had stopped, all together. */
  public long stoppingPs() {
    return stoppingPs;
  }

  /** Whether nobody but the stopper runs. */
  public boolean isStopped() {
    return isStopped;
  }

  long nowPs() {
    return clock.getAsLong();
  }

  long wakeCallPs() {
    return wakeCallPs;
  }

  List<Member> members() {
    return members;
  }

  /** Whether a thread is about to stop the world, or has stopped it. */
  boolean hasStopper() {
    return stopper != null;
  }

  /** Where threads wait that want to stop the world while another one does. */
  Futex turn() {
    return turn;
  }

  /** Where the stopper waits. */
  Futex allStopped() {
    return allStopped;
  }

  /** A thread asks all others to stop. */
  void request(Member by) {
    stopper = by;
    stopped.begins("stopping");
    stops++;
    requestedAtPs = nowPs();
    stillRunning = 0;
    for (Member other : members) {
      other.counted = other != by;
      stillRunning += other.counted ? 1 : 0;
    }
  }

  /** The stopper has come to a thread: suspends it if it is detached, else asks it. */
  void ask(Member other) {
    if (!other.isToStop()) {
      return;
    }
    if (other.state == AttachState.DETACHED) {
      other.state = AttachState.SUSPENDED;
      oneLess();
    } else {
      other.breaker.request(EvalBreaker.STOP);
    }
  }

  /** Whether all have stopped; the world then stands still. */
  boolean tryStop() {
    if (stillRunning > 0) {
      return false;
    }
    isStopped = true;
    stopped.ends();
    stopped.begins("stopped");
    stoppingPs += nowPs() - requestedAtPs;
    return true;
  }

  /** Lets all go on; returns the threads that may have to be woken. */
  List<Member> goOn() {
    if (!isStopped) {
      throw new IllegalStateException("the world is not stopped");
    }
    isStopped = false;
    stopped.ends();
    stopper = null;
    List<Member> suspended = new ArrayList<>();
    for (Member member : members) {
      member.counted = false;
      if (member.state == AttachState.SUSPENDED) {
        member.state = AttachState.DETACHED;
        suspended.add(member);
      }
    }
    return suspended;
  }

  private void oneLess() {
    stillRunning--;
    if (stillRunning < 0) {
      throw new IllegalStateException("more threads have stopped than there are");
    }
  }

  /** One thread of the interpreter. */
  public final class Member {
    private final EvalBreaker breaker;
    private final QuiescentStates.Slot slot;
    private final Futex started;
    private AttachState state = AttachState.DETACHED;
    private boolean counted;

    private Member(String name, EvalBreaker breaker, QuiescentStates.Slot slot) {
      this.breaker = breaker;
      this.slot = slot;
      started = new Futex("the world to start, " + name);
    }

    /** What it has seen of delayed frees. */
    public QuiescentStates.Slot slot() {
      return slot;
    }

    /** Whether it runs Python code. */
    public boolean isAttached() {
      return state == AttachState.ATTACHED;
    }

    /** Where it sleeps until the world goes on. */
    Futex started() {
      return started;
    }

    /** Whether the stopper still waits for it. */
    boolean isToStop() {
      return counted && state != AttachState.SUSPENDED;
    }

    /** It has come. */
    public void enter() {
      members.add(this);
      quiescent.slots().add(slot);
    }

    /** It runs Python code no more, and never will. */
    public void leave() {
      if (state == AttachState.ATTACHED) {
        throw new IllegalStateException("a thread leaves that is attached");
      }
      members.remove(this);
      quiescent.slots().remove(slot);
      if (isToStop()) {
        counted = false;
        oneLess();
        if (stillRunning == 0) {
          allStopped.wake(1);
        }
      }
    }
  }

  /** An atomic operation on the line of a thread's state. */
  static Routine.Step word(SimThread thread, Member member, int missCause) {
    return thread.access(
        member.breaker.address(), AccessKind.ATOMIC, Cause.USEFUL_PYTHON.id(), missCause);
  }

  /** Returns when the thread may run Python code. */
  public final class Attach extends Routine {
    private static final int BEGIN = 0;
    private static final int SWAPPED = 1;
    private static final int LOOKED = 2;
    private static final int SEEN = 3;

    private final Member member;

    public Attach(Member member) {
      this.member = member;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          state = SWAPPED;
          return word(thread, member, Cause.LINE_TRANSFER.id());
        case SWAPPED:
          if (stopper != null && stopper != member && (isStopped || !member.counted)) {
            // A thread that has come since the request must not run either.
            member.state = AttachState.SUSPENDED;
          }
          if (member.state == AttachState.SUSPENDED) {
            state = BEGIN;
            return thread.waitOn(member.started, Cause.COLLECTOR.id());
          }
          member.state = AttachState.ATTACHED;
          state = LOOKED;
          return thread.access(
              quiescent.address(),
              AccessKind.LOAD,
              Cause.USEFUL_PYTHON.id(),
              Cause.LINE_TRANSFER.id());
        case LOOKED:
          // It stores what it saw where others scan, as qsbr_attach does.
          state = SEEN;
          return word(thread, member, Cause.LINE_TRANSFER.id());
        default:
          member.slot.see();
          return Step.DONE;
      }
    }
  }

  /** The thread stops running Python code, for instance to wait. */
  public static final class Detach extends Routine {
    private final Member member;

    public Detach(Member member) {
      this.member = member;
    }

    @Override
    protected Step step(SimThread thread) {
      if (state == 0) {
        state = 1;
        return word(thread, member, Cause.LINE_TRANSFER.id());
      }
      member.slot.detach();
      member.state = AttachState.DETACHED;
      return Step.DONE;
    }
  }

  /** What a thread does at a safepoint when the world is to stop: it sleeps until the start. */
  public final class Suspend extends Routine {
    private static final int BEGIN = 0;
    private static final int SWAPPED = 1;
    private static final int TOLD = 2;
    private static final int ATTACHED = 3;

    private final Member member;
    private final Attach attach;

    public Suspend(Member member) {
      this.member = member;
      attach = new Attach(member);
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          member.breaker.take(EvalBreaker.STOP);
          if (stopper == null || stopper == member || !member.counted) {
            // The request is older than the last start.
            return Step.DONE;
          }
          state = SWAPPED;
          return word(thread, member, Cause.COLLECTOR.id());
        case SWAPPED:
          state = TOLD;
          member.slot.detach();
          member.state = AttachState.SUSPENDED;
          oneLess();
          return stillRunning == 0 && allStopped.wake(1) > 0
              ? thread.occupy(wakeCallPs, Cause.COLLECTOR.id())
              : Step.AGAIN;
        case TOLD:
          state = ATTACHED;
          return thread.call(attach);
        default:
          return Step.DONE;
      }
    }
  }
}
