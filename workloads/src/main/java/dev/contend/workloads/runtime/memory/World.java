package dev.contend.workloads.runtime.memory;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
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

  /** How long a stopper waits before it looks again. */
  private static final long LOOK_AGAIN_PS = 1_000_000_000L;

  private final LongSupplier clock;
  private final long wakeCallPs;
  private final QuiescentStates quiescent;
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
      if (counted && state != AttachState.SUSPENDED) {
        counted = false;
        oneLess();
        if (stillRunning == 0) {
          allStopped.wake(1);
        }
      }
    }
  }

  private static Routine.Step word(SimThread thread, Member member, int missCause) {
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

  /** Stops all other threads; returns when they have stopped. */
  public final class Stop extends Routine {
    private static final int BEGIN = 0;
    private static final int WAIT = 1;
    private static final int TURN = 2;
    private static final int SCAN = 3;
    private static final int SCANNED = 4;
    private static final int LOOK = 5;

    private final Member member;
    private final Attach attach;
    private final Detach detach;
    private int next;

    public Stop(Member member) {
      this.member = member;
      attach = new Attach(member);
      detach = new Detach(member);
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          if (stopper == null) {
            begin();
            return Step.AGAIN;
          }
          state = WAIT;
          return thread.call(detach);
        case WAIT:
          state = TURN;
          return stopper == null ? Step.AGAIN : thread.waitOn(turn, Cause.COLLECTOR.id());
        case TURN:
          state = BEGIN;
          return thread.call(attach);
        case SCAN:
          while (next < members.size() && !isToStop(members.get(next))) {
            next++;
          }
          if (next == members.size()) {
            state = LOOK;
            return Step.AGAIN;
          }
          state = SCANNED;
          return word(thread, members.get(next), Cause.COLLECTOR.id());
        case SCANNED:
          if (next < members.size()) {
            ask(members.get(next));
            next++;
          }
          state = SCAN;
          return Step.AGAIN;
        case LOOK:
          if (stillRunning == 0) {
            isStopped = true;
            stoppingPs += clock.getAsLong() - requestedAtPs;
            return Step.DONE;
          }
          state = SCAN;
          next = 0;
          return thread.waitOn(allStopped, LOOK_AGAIN_PS, Cause.COLLECTOR.id());
        default:
          throw new IllegalStateException("state " + state);
      }
    }

    private void begin() {
      stopper = member;
      stops++;
      requestedAtPs = clock.getAsLong();
      stillRunning = 0;
      for (Member other : members) {
        other.counted = other != member;
        stillRunning += other.counted ? 1 : 0;
      }
      next = 0;
      state = SCAN;
    }

    private boolean isToStop(Member other) {
      return other.counted && other.state != AttachState.SUSPENDED;
    }

    private void ask(Member other) {
      if (!isToStop(other)) {
        return;
      }
      if (other.state == AttachState.DETACHED) {
        other.state = AttachState.SUSPENDED;
        oneLess();
      } else {
        other.breaker.request(EvalBreaker.STOP);
      }
    }
  }

  /** Lets all threads go on, and wakes those that sleep. */
  public final class Start extends Routine {
    private final List<Member> sleepers = new ArrayList<>();
    private int next;

    @Override
    protected Step step(SimThread thread) {
      if (state == 0) {
        begin();
        state = 1;
        return Step.AGAIN;
      }
      if (state == 2) {
        return Step.DONE;
      }
      while (next < sleepers.size()) {
        if (sleepers.get(next++).started.wake(1) > 0) {
          return thread.occupy(wakeCallPs, Cause.COLLECTOR.id());
        }
      }
      state = 2;
      return turn.wake(1) > 0 ? thread.occupy(wakeCallPs, Cause.COLLECTOR.id()) : Step.DONE;
    }

    private void begin() {
      if (!isStopped) {
        throw new IllegalStateException("the world is not stopped");
      }
      isStopped = false;
      stopper = null;
      sleepers.clear();
      next = 0;
      for (Member member : members) {
        member.counted = false;
        if (member.state == AttachState.SUSPENDED) {
          member.state = AttachState.DETACHED;
          sleepers.add(member);
        }
      }
    }
  }
}
