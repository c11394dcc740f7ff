package dev.contend.workloads.sync;

import dev.contend.cpu.scheduler.Futex;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;

/**
 * A word that is 0 (free), 1 (taken) or 2 (taken, and somebody may sleep), with the kernel's help
 * only where threads meet. Unfair: a thread that runs takes it before one that wakes up.
 *
 * <p>Source: Drepper, <i>Futexes Are Tricky</i>, 2011, {@code mutex2} and {@code mutex3}; glibc
 * {@code sysdeps/nptl/lowlevellock.h} and {@code nptl/pthread_mutex_lock.c} for the two kinds of
 * pthread mutex, which also note their owner. Departure: the adaptive mutex always spins up to its
 * default limit of 100 turns; glibc averages over past spins.
 */
final class FutexMutex implements Lock {
  private static final int MOST_SPINS = 100;

  private final Platform platform;
  private final Kind kind;
  private final Word word;
  private final Futex futex;

  FutexMutex(Platform platform, Kind kind, String name, Word word) {
    this.platform = platform;
    this.kind = kind;
    this.word = word;
    futex = new Futex(name, word.address);
  }

  @Override
  public Use use() {
    return new Use(new Acquire(false), new Release());
  }

  /** As {@link #use}, for a thread that comes back from a condition variable. */
  Use useAfterWait() {
    return new Use(new Acquire(true), new Release());
  }

  /** Whose mutex it is. */
  enum Kind {
    /** Drepper's: the release is a decrement. */
    DECREMENTING,
    /** pthread's normal one, which is {@code std::mutex}. */
    NORMAL,
    /** pthread's adaptive one: spins for a while before it sleeps. */
    ADAPTIVE;

    private boolean notesOwner() {
      return this != DECREMENTING;
    }
  }

  private final class Acquire extends Routine {
    private static final int BEGIN = 0;
    private static final int SWAPPED = 1;
    private static final int SPUN = 2;
    private static final int CONTENDED = 3;
    private static final int SLEPT = 4;
    private static final int NOTED = 5;

    private final boolean contended;
    private final FutexWait sleep = new FutexWait(platform, futex, () -> word.value == 2);
    private final Pausing pausing = new Pausing(platform, word);
    private int spins;

    Acquire(boolean contended) {
      this.contended = contended;
    }

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          spins = 0;
          state = contended ? CONTENDED : SWAPPED;
          return contended ? word.atomic(thread) : word.compareAndSwap(thread);
        case SWAPPED:
          if (word.value == 0) {
            word.value = 1;
            return taken(thread);
          }
          return notFree(thread);
        case SPUN:
          state = SWAPPED;
          return word.compareAndSwap(thread);
        case CONTENDED:
          long before = word.value;
          word.value = 2;
          if (before == 0) {
            return taken(thread);
          }
          state = SLEPT;
          return thread.call(sleep);
        case SLEPT:
          state = CONTENDED;
          return word.atomic(thread);
        default:
          return Step.DONE;
      }
    }

    private Step notFree(SimThread thread) {
      if (kind == Kind.ADAPTIVE && spins < MOST_SPINS) {
        spins++;
        state = SPUN;
        return thread.call(pausing);
      }
      // Who finds the word at 2 need not set it again before going to sleep.
      state = word.value == 2 ? SLEPT : CONTENDED;
      return word.value == 2 ? thread.call(sleep) : word.atomic(thread);
    }

    private Step taken(SimThread thread) {
      if (!kind.notesOwner()) {
        return Step.DONE;
      }
      state = NOTED;
      return word.store(thread);
    }
  }

  private final class Release extends Routine {
    private static final int BEGIN = 0;
    private static final int NOTED = 1;
    private static final int FREED = 2;
    private static final int CLEARED = 3;

    private final FutexWake wake = new FutexWake(platform, futex, 1);

    @Override
    protected Step step(SimThread thread) {
      switch (state) {
        case BEGIN:
          state = NOTED;
          return kind.notesOwner() ? word.store(thread) : Step.AGAIN;
        case NOTED:
          state = FREED;
          return word.atomic(thread);
        case FREED:
          return freed(thread);
        case CLEARED:
          word.value = 0;
          state = CLEARED + 1;
          return thread.call(wake);
        default:
          return Step.DONE;
      }
    }

    private Step freed(SimThread thread) {
      boolean alone = word.value == 1;
      if (kind == Kind.DECREMENTING && !alone) {
        word.value--;
        state = CLEARED;
        return word.store(thread);
      }
      word.value = 0;
      if (alone) {
        return Step.DONE;
      }
      state = CLEARED + 1;
      return thread.call(wake);
    }
  }
}
