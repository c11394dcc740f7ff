package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.runtime.Mechanism;
import java.util.ArrayDeque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * One thread's nested critical sections: stretches of C code with the lock of one object, or of
 * two.
 *
 * <p>All of them are given up when the thread lets its interpreter go, as it does before it sleeps;
 * when it is back, the innermost is taken again, and each outer one when it has become the
 * innermost. So no thread sleeps with a section, and two can never wait for each other; but a
 * section is not atomic across a call that may sleep. Two objects are locked by address.
 *
 * <p>Source: CPython 3.13 {@code Python/critical_section.c} and {@code
 * Include/internal/pycore_critical_section.h}.
 */
public final class CriticalSections {
  /** In words. */
  public static final Mechanism MECHANISM =
      new Mechanism(
          "critical sections",
          "Stretches of C code with the lock of one object or two. A thread that lets its"
              + " interpreter go gives all of them up, and takes the innermost again when it is"
              + " back; so two threads never wait for each other's.",
          "CPython Python/critical_section.c",
          "");

  private final ParkingLot lot;
  private final Caller bare;
  private final ArrayDeque<Section> sections = new ArrayDeque<>();

  /**
   * @param bare the thread as it lets its interpreter go without regard to sections
   */
  public CriticalSections(ParkingLot lot, Caller bare) {
    this.lot = lot;
    this.bare = bare;
  }

  /** The thread as it lets its interpreter go with its sections suspended. */
  public Caller caller() {
    return new Caller(bare.id(), new Detach(), new Attach());
  }

  /** How many sections the thread is in. */
  public int depth() {
    return sections.size();
  }

  /** Whether the thread has a mutex by a section at this moment. */
  public boolean holds(PyMutex mutex) {
    return sections.stream().anyMatch(section -> section.isHeld && section.has(mutex));
  }

  /** One section. */
  private static final class Section {
    final PyMutex first;
    final @Nullable PyMutex second;
    final boolean isFree;
    boolean isComplete;
    boolean isHeld;
    boolean isSuspended;

    Section(PyMutex first, @Nullable PyMutex second, boolean isFree) {
      this.first = first;
      this.second = second;
      this.isFree = isFree;
    }

    boolean has(PyMutex mutex) {
      return first == mutex || second == mutex;
    }
  }

  /** The innermost section that is more than a free pass. */
  private @Nullable Section top() {
    for (Section section : sections) {
      if (!section.isFree) {
        return section;
      }
    }
    return null;
  }

  /** Enters a section; for use by the thread that the sections belong to. */
  public final class Begin extends Routine {
    private static final int BEGIN = 0;
    private static final int FAILED = 1;
    private static final int FIRST = 2;
    private static final int SECOND = 3;
    private static final int HELD = 4;

    private final PyMutex.Lock lock;
    private @Nullable PyMutex one;
    private @Nullable PyMutex other;
    private @Nullable Section section;

    /**
     * @param caller the thread with its sections
     */
    public Begin(Caller caller) {
      lock = new PyMutex.Lock(lot, caller);
    }

    /** This routine for one object's mutex. */
    public Begin of(PyMutex mutex) {
      one = mutex;
      other = null;
      return this;
    }

    /** This routine for the mutexes of two objects, which may be the same. */
    public Begin of(PyMutex mutex, PyMutex second) {
      boolean inOrder = mutex.address() <= second.address();
      one = inOrder ? mutex : second;
      other = mutex == second ? null : inOrder ? second : mutex;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          return begin(thread, required(one));
        case FIRST:
          state = SECOND;
          return thread.call(lock.of(required(one)));
        case SECOND:
          state = HELD;
          return other == null ? Step.AGAIN : thread.call(lock.of(other));
        case HELD:
          if (section != null) {
            section.isComplete = true;
            section.isHeld = true;
          }
          return Step.DONE;
        default:
          return Step.DONE;
      }
    }

    private Step begin(SimThread thread, PyMutex mutex) {
      Section outer = top();
      boolean isFree =
          other == null
              && outer != null
              && outer.second == null
              && outer.isHeld
              && outer.first == mutex;
      section = new Section(mutex, other, isFree);
      sections.push(section);
      state = isFree ? FAILED : FIRST;
      return isFree
          ? thread.access(
              mutex.address(),
              AccessKind.COMPARE_AND_SWAP,
              Cause.USEFUL_PYTHON.id(),
              Cause.LINE_TRANSFER.id(),
              mutex.subject())
          : Step.AGAIN;
    }
  }

  /** Leaves the innermost section; for use by the thread that the sections belong to. */
  public final class End extends Routine {
    private static final int BEGIN = 0;
    private static final int SECOND = 1;
    private static final int RESUME = 2;

    private final PyMutex.Unlock unlock = new PyMutex.Unlock(lot);
    private final Resume resume = new Resume();

    @Override
    protected Step step(SimThread thread) {
      Section section = sections.peek();
      switch (state) {
        case BEGIN:
          if (section == null) {
            throw new IllegalStateException(
                thread + " leaves a critical section that it is not in");
          }
          if (section.isFree) {
            sections.pop();
            return Step.DONE;
          }
          section.isHeld = false;
          state = SECOND;
          return section.second == null ? Step.AGAIN : thread.call(unlock.of(section.second));
        case SECOND:
          state = RESUME;
          sections.pop();
          return section == null ? Step.AGAIN : thread.call(unlock.of(section.first));
        case RESUME:
          state = RESUME + 1;
          return thread.call(resume);
        default:
          return Step.DONE;
      }
    }
  }

  /** Suspends all sections, then lets the interpreter go. */
  private final class Detach extends Routine {
    private final PyMutex.Unlock unlock = new PyMutex.Unlock(lot);
    private Iterator<Section> left = sections.iterator();
    private @Nullable PyMutex second;
    private boolean isDetached;

    @Override
    protected Step step(SimThread thread) {
      if (state == 0) {
        state = 1;
        left = sections.iterator();
        second = null;
        isDetached = false;
      }
      if (second != null) {
        PyMutex mutex = second;
        second = null;
        return thread.call(unlock.of(mutex));
      }
      while (left.hasNext()) {
        Section section = left.next();
        if (section.isFree) {
          continue;
        }
        if (section.isSuspended) {
          break;
        }
        section.isSuspended = true;
        if (section.isHeld) {
          section.isHeld = false;
          second = section.second;
          return thread.call(unlock.of(section.first));
        }
      }
      if (isDetached) {
        return Step.DONE;
      }
      isDetached = true;
      return thread.call(bare.detach());
    }
  }

  /** Gets the interpreter back, then the innermost section. */
  private final class Attach extends Routine {
    private final Resume resume = new Resume();

    @Override
    protected Step step(SimThread thread) {
      switch (state++) {
        case 0:
          return thread.call(bare.attach());
        case 1:
          return thread.call(resume);
        default:
          return Step.DONE;
      }
    }
  }

  /** Takes the innermost section again if it is suspended. */
  private final class Resume extends Routine {
    private final PyMutex.Lock lock = new PyMutex.Lock(lot, bare);
    private @Nullable Section section;

    @Override
    protected Step step(SimThread thread) {
      if (state == 0) {
        section = top();
      }
      Section resumed = section;
      if (resumed == null || !resumed.isSuspended) {
        return Step.DONE;
      }
      switch (state++) {
        case 0:
          // One that was still waiting for its mutex has none to take again.
          if (!resumed.isComplete) {
            resumed.isSuspended = false;
            return Step.DONE;
          }
          return thread.call(lock.of(resumed.first));
        case 1:
          return resumed.second == null ? Step.AGAIN : thread.call(lock.of(resumed.second));
        default:
          resumed.isHeld = true;
          resumed.isSuspended = false;
          return Step.DONE;
      }
    }
  }

  private static PyMutex required(@Nullable PyMutex mutex) {
    if (mutex == null) {
      throw new IllegalStateException("of(mutex) was not called");
    }
    return mutex;
  }
}
