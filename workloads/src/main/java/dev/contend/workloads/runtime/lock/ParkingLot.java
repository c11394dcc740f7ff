package dev.contend.workloads.runtime.lock;

import dev.contend.cpu.memory.AccessKind;
import dev.contend.cpu.scheduler.Routine;
import dev.contend.cpu.scheduler.SimThread;
import dev.contend.workloads.program.Cause;
import dev.contend.workloads.program.SubjectKind;
import dev.contend.workloads.runtime.Caller;
import dev.contend.workloads.sync.FutexSemaphore;
import dev.contend.workloads.sync.Platform;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Where threads sleep that wait for a change of some byte: queues by address, each with a mutex.
 *
 * <p>A thread parks only if the byte still has the value that it expects, looked at under the
 * bucket's mutex. Who changes the byte wakes the thread that has waited longest at that address.
 *
 * <p>Source: CPython 3.13 {@code Python/parking_lot.c}. Departure: the bucket's list costs no
 * access beside those of its mutex, whose line it shares.
 */
public final class ParkingLot {
  /** The name of its lines together. */
  private static final String LINES = "parking lot bucket";

  private final Platform platform;
  private final LockSettings settings;
  private final @Nullable Bucket[] buckets;

  public ParkingLot(Platform platform, LockSettings settings) {
    this.platform = platform;
    this.settings = settings;
    buckets = new @Nullable Bucket[settings.buckets()];
  }

  /** The machine's side of what waits here. */
  public Platform platform() {
    return platform;
  }

  /** How its locks wait. */
  public LockSettings settings() {
    return settings;
  }

  private Bucket bucketOf(long address) {
    int index = (int) (address % buckets.length);
    Bucket bucket = buckets[index];
    if (bucket == null) {
      String name = "bucket " + index + " of the parking lot";
      long line = platform.reserveLine(SubjectKind.RUNTIME, LINES);
      bucket = new Bucket(new RawMutex(platform, name, line));
      buckets[index] = bucket;
    }
    return bucket;
  }

  /** Threads that sleep at any address of one bucket, longest first. */
  private static final class Bucket {
    final RawMutex mutex;
    final ArrayDeque<Waiter> waiters = new ArrayDeque<>();

    Bucket(RawMutex mutex) {
      this.mutex = mutex;
    }

    @Nullable Waiter takeFirst(long address) {
      Iterator<Waiter> all = waiters.iterator();
      while (all.hasNext()) {
        Waiter waiter = all.next();
        if (waiter.address == address) {
          all.remove();
          return waiter;
        }
      }
      return null;
    }
  }

  /** One thread's sleep. */
  private static final class Waiter {
    final long address;
    final Object entry;
    final FutexSemaphore semaphore;
    boolean isUnparked;

    Waiter(long address, Object entry, FutexSemaphore semaphore) {
      this.address = address;
      this.entry = entry;
      this.semaphore = semaphore;
    }
  }

  private static Bucket required(@Nullable Bucket bucket) {
    if (bucket == null) {
      throw new IllegalStateException("at(...) was not called");
    }
    return bucket;
  }

  /** How a park ended. */
  public enum Outcome {
    /** Another thread woke this one. */
    UNPARKED,
    /** The byte had changed; the thread did not sleep. */
    CHANGED,
    /** The limit was over. */
    TIMED_OUT
  }

  /** {@code _PyParkingLot_Park}; a routine for one thread. */
  public static final class Park extends Routine {
    private static final int BEGIN = 0;
    private static final int LOCKED = 1;
    private static final int LOADED = 2;
    private static final int QUEUED = 3;
    private static final int SLEEP = 4;
    private static final int SLEPT = 5;
    private static final int ATTACHED = 6;
    private static final int LATE = 7;
    private static final int END = 8;

    private final ParkingLot lot;
    private final Caller caller;
    private final long stackAddress;
    private final RawMutex.Lock lock;
    private final RawMutex.Unlock unlock = new RawMutex.Unlock();
    private @Nullable Bucket bucket;
    private BooleanSupplier isAsExpected = () -> false;
    private Waiter waiter;
    private FutexSemaphore.Take take;
    private long limitPs;
    private int subject;
    private Outcome outcome = Outcome.CHANGED;

    public Park(ParkingLot lot, Caller caller) {
      this.lot = lot;
      this.caller = caller;
      stackAddress = lot.platform.reserveLine(SubjectKind.RUNTIME, LINES);
      lock = new RawMutex.Lock(stackAddress);
      waiter = new Waiter(0, this, new FutexSemaphore(lot.platform, "nothing", 0, stackAddress));
      take = waiter.semaphore.take();
    }

    /**
     * The same routine for a byte.
     *
     * @param address of the byte
     * @param name what is waited for, as in the report of a deadlock
     * @param expected whether the byte still has the value at which to sleep
     * @param entry what the thread that unparks this one gets to see
     * @param atMostPs limit, or {@link ThreadLock.Acquire#FOREVER}
     */
    public Park at(
        long address, String name, BooleanSupplier expected, Object entry, long atMostPs) {
      bucket = lot.bucketOf(address);
      isAsExpected = expected;
      limitPs = atMostPs;
      waiter = new Waiter(address, entry, new FutexSemaphore(lot.platform, name, 0, stackAddress));
      take = waiter.semaphore.take();
      return this;
    }

    /** The same routine with another cause of the time asleep; after {@link #at}. */
    public Park because(int sleepCause) {
      take.because(sleepCause);
      return this;
    }

    /** How the last park ended. */
    public Outcome outcome() {
      return outcome;
    }

    @Override
    protected Step step(SimThread thread) {
      Bucket queue = required(bucket);
      switch (state) {
        case BEGIN:
          state = LOCKED;
          // What it came from is what it waits for, whose line its sleep is given to.
          subject = thread.subject();
          lot.platform.memory().contention().give(stackAddress, 1, subject);
          return thread.call(lock.of(queue.mutex));
        case LOCKED:
          state = LOADED;
          return thread.access(
              waiter.address,
              AccessKind.LOAD,
              Cause.LOCK_PARKED.id(),
              Cause.LINE_TRANSFER.id(),
              subject);
        case LOADED:
          if (!isAsExpected.getAsBoolean()) {
            return unlockAndEnd(thread, queue, Outcome.CHANGED);
          }
          queue.waiters.addLast(waiter);
          state = QUEUED;
          return thread.call(unlock.of(queue.mutex));
        case QUEUED:
          state = SLEEP;
          return thread.call(caller.detach());
        case SLEEP:
          state = SLEPT;
          return thread.call(take.within(limitPs));
        case SLEPT:
          state = ATTACHED;
          return thread.call(caller.attach());
        case ATTACHED:
          if (take.hasTaken()) {
            outcome = Outcome.UNPARKED;
            return Step.DONE;
          }
          state = LATE;
          return thread.call(lock.of(queue.mutex));
        case LATE:
          if (waiter.isUnparked) {
            // Too late to leave: the wake-up is on its way and must be taken.
            limitPs = FutexSemaphore.FOREVER;
            state = QUEUED;
            return thread.call(unlock.of(queue.mutex));
          }
          queue.waiters.remove(waiter);
          return unlockAndEnd(thread, queue, Outcome.TIMED_OUT);
        default:
          return Step.DONE;
      }
    }

    private Step unlockAndEnd(SimThread thread, Bucket queue, Outcome end) {
      outcome = end;
      state = END;
      return thread.call(unlock.of(queue.mutex));
    }
  }

  /** Changes the byte, under the bucket's mutex. */
  @FunctionalInterface
  public interface Change {
    /**
     * Changes it.
     *
     * @param entry of the thread that will be woken; null if none waits
     * @param moreWait whether others sleep in this bucket, be it at another address
     */
    void apply(@Nullable Object entry, boolean moreWait);
  }

  /** {@code _PyParkingLot_Unpark}; a routine for one thread. */
  public static final class Unpark extends Routine {
    private static final int BEGIN = 0;
    private static final int LOCKED = 1;
    private static final int STORED = 2;
    private static final int UNLOCKED = 3;

    private final ParkingLot lot;
    private final RawMutex.Lock lock;
    private final RawMutex.Unlock unlock = new RawMutex.Unlock();
    private @Nullable Bucket bucket;
    private long address;
    private int subject;
    private Change change = (entry, moreWait) -> {};
    private @Nullable Waiter woken;

    public Unpark(ParkingLot lot) {
      this.lot = lot;
      lock = new RawMutex.Lock(lot.platform.reserveLine(SubjectKind.RUNTIME, LINES));
    }

    /** The same routine for a byte and how it changes. */
    public Unpark at(long byteAddress, Change toMake) {
      address = byteAddress;
      bucket = lot.bucketOf(byteAddress);
      change = toMake;
      return this;
    }

    @Override
    protected Step step(SimThread thread) {
      Bucket queue = required(bucket);
      switch (state) {
        case BEGIN:
          state = LOCKED;
          subject = thread.subject();
          return thread.call(lock.of(queue.mutex));
        case LOCKED:
          state = STORED;
          return thread.access(
              address, AccessKind.STORE, Cause.LOCK_PARKED.id(), Cause.LINE_TRANSFER.id(), subject);
        case STORED:
          woken = queue.takeFirst(address);
          if (woken != null) {
            woken.isUnparked = true;
          }
          change.apply(woken == null ? null : woken.entry, !queue.waiters.isEmpty());
          state = UNLOCKED;
          return thread.call(unlock.of(queue.mutex));
        case UNLOCKED:
          state = UNLOCKED + 1;
          return woken == null ? Step.DONE : thread.call(woken.semaphore.give());
        default:
          return Step.DONE;
      }
    }
  }
}
